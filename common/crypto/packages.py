"""The sealed paper of a period: handed out hours ahead, opened by 32 bytes at the start.

File: `GDMP`, version, length of the manifest, manifest (canonical JSON), signature, ciphertext.
The manifest names the digest of the ciphertext, so a seat checks what it holds without the key;
package and period are also bound into the seal, so a key opens its own period's package only.
"""

import json
import struct
from dataclasses import asdict, dataclass

from common.crypto.blobs import context_of
from common.crypto.canonical import canonical_json
from common.crypto.errors import TamperedError, WrongPeriodError
from common.crypto.provider import (
    KEY_BYTES,
    NONCE_BYTES,
    OPENSSL,
    SIGNATURE_BYTES,
    Algorithm,
    Provider,
)
from common.crypto.signer import Signer

VERSION = 1
_MAGIC = b"GDMP"
_START = struct.Struct(">4sBI")
_MAX_MANIFEST = 64 * 1024
_SIGNED_AS = b"gamdok package 1\n"
"""Put before the manifest when signing: the signature is good for nothing else."""


@dataclass(frozen=True, slots=True)
class PackageManifest:
    """What a package says of itself, readable before the key is known.

    Args:
        package_id: of this sealing of the paper.
        period_id: the period whose paper it is.
        digest: SHA-256 of nonce and ciphertext, hex.
        size: length of nonce and ciphertext in bytes.
        algorithm: how it is sealed.
    """

    package_id: str
    period_id: str
    digest: str
    size: int
    algorithm: int


@dataclass(frozen=True, slots=True, repr=False)
class SealedPackage:
    """A package to hand out and the key to keep back."""

    manifest: PackageManifest
    blob: bytes
    key: bytes


def seal_package(
    content: bytes,
    *,
    package_id: str,
    period_id: str,
    signer: Signer,
    provider: Provider = OPENSSL,
) -> SealedPackage:
    """Seal a paper under a fresh key and sign its manifest; takes as long as its size needs."""
    key, nonce = provider.random(KEY_BYTES), provider.random(NONCE_BYTES)
    # One sealing per key, so the context needs no more than what the key must be tied to.
    bound = context_of("package", package_id, period_id)
    body = nonce + provider.aead(key).seal(nonce, content, bound)
    manifest = PackageManifest(
        package_id=package_id,
        period_id=period_id,
        digest=provider.hash(body).hex(),
        size=len(body),
        algorithm=provider.algorithm,
    )
    text = canonical_json(asdict(manifest))
    start = _START.pack(_MAGIC, VERSION, len(text))
    return SealedPackage(manifest, start + text + signer.sign(_SIGNED_AS + text) + body, key)


def read_package(
    blob: bytes, *, public_key: bytes, provider: Provider = OPENSSL
) -> PackageManifest:
    """Check a package without its key: form, signature, length and digest.

    Raises:
        TamperedError: it is not what the owner of `public_key` signed.
    """
    manifest, _ = _checked(blob, public_key, provider)
    return manifest


def open_package(
    blob: bytes,
    key: bytes,
    *,
    period_id: str,
    public_key: bytes,
    provider: Provider = OPENSSL,
) -> bytes:
    """Return the paper.

    Args:
        blob: the package.
        key: its content key.
        period_id: the period that is running.
        public_key: of the centre that signed.
        provider: the primitives.

    Raises:
        TamperedError: changed, signed by another, or another key.
        WrongPeriodError: genuine, but of another period; refused even with its right key.
    """
    manifest, body = _checked(blob, public_key, provider)
    if manifest.period_id != period_id:
        message = f"package {manifest.package_id} belongs to another period"
        raise WrongPeriodError(message)
    if len(key) != KEY_BYTES:
        message = "content key has a wrong length"
        raise TamperedError(message)
    bound = context_of("package", manifest.package_id, manifest.period_id)
    return provider.aead(key).open(body[:NONCE_BYTES], body[NONCE_BYTES:], bound)


def _checked(blob: bytes, public_key: bytes, provider: Provider) -> tuple[PackageManifest, bytes]:
    text, signature, body = _split(blob)
    # Signature first: nothing is parsed that a stranger wrote.
    if not provider.verify(public_key, signature, _SIGNED_AS + text):
        message = "package is not signed by this centre"
        raise TamperedError(message)
    try:
        manifest = PackageManifest(**json.loads(text))
        Algorithm(manifest.algorithm)
    except (ValueError, TypeError):
        message = "package is of a newer kind"
        raise TamperedError(message) from None
    if len(body) != manifest.size or provider.hash(body).hex() != manifest.digest:
        message = f"package {manifest.package_id} is cut or changed"
        raise TamperedError(message)
    return manifest, body


def _split(blob: bytes) -> tuple[bytes, bytes, bytes]:
    if len(blob) < _START.size:
        message = "package is too short"
        raise TamperedError(message)
    magic, version, length = _START.unpack_from(blob)
    if magic != _MAGIC or version != VERSION or length > _MAX_MANIFEST:
        message = "this is no package, or one of a newer kind"
        raise TamperedError(message)
    signed = _START.size + length
    body = signed + SIGNATURE_BYTES
    return blob[_START.size : signed], blob[signed:body], blob[body:]
