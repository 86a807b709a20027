"""Secrets wrapped for a public key: whoever wraps cannot open again, only the owner can.

Form: ephemeral public key (32 bytes), then a blob under the key that X25519 and HKDF-SHA256 give.
Both public keys and the context are bound into that key.
"""

from common.crypto.blobs import context_of, header_bytes, open_blob, read_header, seal_blob
from common.crypto.errors import TamperedError
from common.crypto.provider import KEY_BYTES, OPENSSL, Aead, Provider

_KEY_ID = 0


def wrap_secret(
    public_key: bytes, secret: bytes, context: bytes, provider: Provider = OPENSSL
) -> bytes:
    """Wrap a secret for the owner of `public_key` (X25519, 32 bytes).

    Args:
        public_key: of who shall open it.
        secret: any bytes, usually a key.
        context: what it belongs to; needed again to open it.
        provider: the primitives.

    Raises:
        TamperedError: `public_key` is none.
    """
    own = provider.random(KEY_BYTES)
    ephemeral = provider.agreement_key(own)
    aead = _aead(provider, provider.agree(own, public_key), ephemeral, public_key)
    header = header_bytes(provider.algorithm, _KEY_ID)
    return ephemeral + seal_blob(provider, aead, header, secret, context)


def unwrap_secret(provider: Provider, private_key: bytes, wrapped: bytes, context: bytes) -> bytes:
    """Return the secret.

    Raises:
        TamperedError: wrapped for another key, in another context, or changed.
    """
    ephemeral, blob = wrapped[:KEY_BYTES], wrapped[KEY_BYTES:]
    if len(ephemeral) != KEY_BYTES:
        message = "wrapped secret is too short"
        raise TamperedError(message)
    read_header(blob)
    public_key = provider.agreement_key(private_key)
    aead = _aead(provider, provider.agree(private_key, ephemeral), ephemeral, public_key)
    return open_blob(aead, blob, context)


def _aead(provider: Provider, shared: bytes, ephemeral: bytes, public_key: bytes) -> Aead:
    info = context_of("gamdok", "wrap", ephemeral.hex(), public_key.hex())
    return provider.aead(provider.kdf(shared, info))
