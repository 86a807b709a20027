"""The form of everything sealed at rest: version, algorithm, key id, nonce, ciphertext with tag.

The six header bytes are authenticated too, so a blob cannot be re-labelled to another key.
"""

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from common.crypto.errors import TamperedError
from common.crypto.provider import NONCE_BYTES, TAG_BYTES, Aead, Algorithm, Provider

VERSION = 1
_HEADER = struct.Struct(">BBI")
_BODY = _HEADER.size + NONCE_BYTES
OVERHEAD = _BODY + TAG_BYTES
"""Bytes a blob is longer than its plaintext."""


@dataclass(frozen=True, slots=True)
class BlobHeader:
    """What a blob says of itself: needed to find its key."""

    algorithm: Algorithm
    key_id: int


def context_of(*parts: str) -> bytes:
    """Return associated data from names and ids; no two different lists give the same bytes."""
    encoded = [part.encode() for part in parts]
    return b"".join(len(part).to_bytes(4, "big") + part for part in encoded)


def header_bytes(algorithm: Algorithm, key_id: int) -> bytes:
    """Return the header of blobs under a key; the same for every blob, so callers keep it."""
    return _HEADER.pack(VERSION, algorithm, key_id)


def seal_blob(
    provider: Provider, aead: Aead, header: bytes, plaintext: bytes, context: bytes
) -> bytes:
    """Seal under a fresh random nonce.

    Random 96-bit nonces are safe for 2³² blobs per key; a centre writes some 10⁷ in a sitting.
    """
    nonce = provider.random(NONCE_BYTES)
    return header + nonce + aead.seal(nonce, plaintext, header + context)


def seal_blobs(
    provider: Provider,
    aead: Aead,
    header: bytes,
    plaintexts: Sequence[bytes],
    contexts: Iterable[bytes],
) -> list[bytes]:
    """Seal many, each under a fresh random nonce; the randomness is asked for once.

    Raises:
        ValueError: not as many contexts as plaintexts.
    """
    random = provider.random(NONCE_BYTES * len(plaintexts))
    nonces = [random[n : n + NONCE_BYTES] for n in range(0, len(random), NONCE_BYTES)]
    seal = aead.seal
    return [
        header + nonce + seal(nonce, plaintext, header + context)
        for nonce, plaintext, context in zip(nonces, plaintexts, contexts, strict=True)
    ]


def read_header(blob: bytes) -> BlobHeader:
    """Read algorithm and key id.

    Raises:
        TamperedError: too short, unknown version or algorithm.
    """
    if len(blob) < OVERHEAD:
        message = "blob is too short"
        raise TamperedError(message)
    version, algorithm, key_id = _HEADER.unpack_from(blob)
    if version != VERSION:
        message = f"blob version {version} is unknown"
        raise TamperedError(message)
    try:
        return BlobHeader(Algorithm(algorithm), key_id)
    except ValueError:
        message = f"blob algorithm {algorithm} is unknown"
        raise TamperedError(message) from None


def open_blob(aead: Aead, blob: bytes, context: bytes) -> bytes:
    """Return the plaintext of a blob whose header was read.

    Raises:
        TamperedError: other key or context, or the blob was changed.
    """
    header = blob[: _HEADER.size]
    return aead.open(blob[_HEADER.size : _BODY], blob[_BODY:], header + context)
