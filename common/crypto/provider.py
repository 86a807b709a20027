"""The one door to cryptographic primitives, so that a validated module can replace OpenSSL.

Every stored blob names the algorithm by `Algorithm`, every key by an id: a new provider or a new
algorithm can then read what the old one wrote.
"""

import hashlib
import hmac
import os
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from common.crypto.errors import TamperedError

KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16
SIGNATURE_BYTES = 64


class Algorithm(IntEnum):
    """Number of a sealing algorithm as it stands in blobs; numbers are never reused."""

    AES_256_GCM = 1


@dataclass(frozen=True, slots=True)
class PassphraseCost:
    """Cost of turning a passphrase into a key by argon2id.

    Args:
        passes: how often the memory is filled.
        memory_kib: memory in KiB.
        lanes: threads.
    """

    passes: int = 4
    memory_kib: int = 256 * 1024
    lanes: int = 4


class Aead(Protocol):
    """A key ready for authenticated encryption; may be used from several threads."""

    def seal(self, nonce: bytes, plaintext: bytes, context: bytes, /) -> bytes:
        """Return ciphertext and tag; a nonce must never come twice under one key."""
        ...

    def open(self, nonce: bytes, ciphertext: bytes, context: bytes, /) -> bytes:
        """Return the plaintext.

        Raises:
            TamperedError: other key, nonce, context or ciphertext than at sealing.
        """
        ...


class Provider(Protocol):
    """All primitives that the suite uses."""

    algorithm: Algorithm

    def aead(self, key: bytes) -> Aead:
        """Return `key` (32 bytes) made ready for sealing with `algorithm`."""
        ...

    def kdf(self, key: bytes, info: bytes, length: int = KEY_BYTES) -> bytes:
        """Derive an independent key from a strong key (HKDF-SHA256)."""
        ...

    def passphrase_key(self, passphrase: str, salt: bytes, cost: PassphraseCost) -> bytes:
        """Derive a key from a passphrase; blocks for about a second."""
        ...

    def public_key(self, private_key: bytes) -> bytes:
        """Return the Ed25519 public key (32 bytes) of a private one (32 bytes)."""
        ...

    def sign(self, private_key: bytes, data: bytes) -> bytes:
        """Return the Ed25519 signature (64 bytes)."""
        ...

    def verify(self, public_key: bytes, signature: bytes, data: bytes) -> bool:
        """Say whether the signature is right; False also for keys or signatures of wrong form."""
        ...

    def agreement_key(self, private_key: bytes) -> bytes:
        """Return the X25519 public key (32 bytes) of a private one (any 32 bytes)."""
        ...

    def agree(self, private_key: bytes, public_key: bytes) -> bytes:
        """Return the X25519 secret that two key pairs share; derive keys from it by `kdf`.

        Raises:
            TamperedError: `public_key` is no key that anybody could have made.
        """
        ...

    def hash(self, data: bytes) -> bytes:
        """Return SHA-256."""
        ...

    def hmac(self, key: bytes, data: bytes) -> bytes:
        """Return HMAC-SHA256."""
        ...

    def random(self, length: int) -> bytes:
        """Return bytes that nobody can guess."""
        ...


class _AesGcm:
    def __init__(self, key: bytes) -> None:
        cipher = AESGCM(key)
        # Bound once: seal() runs per answer.
        self.seal = cipher.encrypt
        self._decrypt = cipher.decrypt

    def open(self, nonce: bytes, ciphertext: bytes, context: bytes, /) -> bytes:
        try:
            return self._decrypt(nonce, ciphertext, context)
        except (InvalidTag, ValueError):  # ValueError: a nonce of impossible length
            message = "seal is broken or belongs elsewhere"
            raise TamperedError(message) from None


class OpenSslProvider:
    """The primitives of OpenSSL (through `cryptography`), the standard library and argon2."""

    algorithm = Algorithm.AES_256_GCM

    def aead(self, key: bytes) -> Aead:
        """Return the key for AES-256-GCM."""
        if len(key) != KEY_BYTES:
            message = f"key has {len(key)} bytes, not {KEY_BYTES}"
            raise ValueError(message)
        return _AesGcm(key)

    def kdf(self, key: bytes, info: bytes, length: int = KEY_BYTES) -> bytes:
        """Derive by HKDF-SHA256 without salt: the input is already a uniform key."""
        return HKDF(algorithm=hashes.SHA256(), length=length, salt=None, info=info).derive(key)

    def passphrase_key(self, passphrase: str, salt: bytes, cost: PassphraseCost) -> bytes:
        """Derive by argon2id; NFKC first, so that every keyboard gives the same bytes."""
        return hash_secret_raw(
            unicodedata.normalize("NFKC", passphrase).encode(),
            salt,
            time_cost=cost.passes,
            memory_cost=cost.memory_kib,
            parallelism=cost.lanes,
            hash_len=KEY_BYTES,
            type=Type.ID,
        )

    def public_key(self, private_key: bytes) -> bytes:
        """Return the Ed25519 public key."""
        return Ed25519PrivateKey.from_private_bytes(private_key).public_key().public_bytes_raw()

    def sign(self, private_key: bytes, data: bytes) -> bytes:
        """Sign with Ed25519."""
        return Ed25519PrivateKey.from_private_bytes(private_key).sign(data)

    def verify(self, public_key: bytes, signature: bytes, data: bytes) -> bool:
        """Verify Ed25519."""
        try:
            Ed25519PublicKey.from_public_bytes(public_key).verify(signature, data)
        except (InvalidSignature, ValueError):
            return False
        return True

    def agreement_key(self, private_key: bytes) -> bytes:
        """Return the X25519 public key."""
        return X25519PrivateKey.from_private_bytes(private_key).public_key().public_bytes_raw()

    def agree(self, private_key: bytes, public_key: bytes) -> bytes:
        """Agree by X25519."""
        own = X25519PrivateKey.from_private_bytes(private_key)
        try:
            return own.exchange(X25519PublicKey.from_public_bytes(public_key))
        except ValueError:  # of another length, or of small order
            message = "this is no public key"
            raise TamperedError(message) from None

    def hash(self, data: bytes) -> bytes:
        """Return SHA-256."""
        return hashlib.sha256(data).digest()

    def hmac(self, key: bytes, data: bytes) -> bytes:
        """Return HMAC-SHA256."""
        return hmac.digest(key, data, "sha256")

    def random(self, length: int) -> bytes:
        """Return bytes of the operating system's generator."""
        return os.urandom(length)


OPENSSL: Provider = OpenSslProvider()
"""The provider in use where none is handed over; it has no state."""
