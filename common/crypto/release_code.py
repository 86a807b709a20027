"""The one-time code that ends one hold on one seat while the seat is cut off from the server.

Server and seat compute it alike, from a secret of the attempt that nobody else has: 40 bits as
eight Crockford characters, which a person reads aloud and types without minding capitals or
mistaking O for 0 or I for 1. Guessing is bounded by the seat (`common.client.release_codes`), and
by the server: it takes a release only where it has shown the code itself.
"""

from hmac import compare_digest

from common.crypto.blobs import context_of
from common.crypto.codes import ALPHABET
from common.crypto.keyring import Keyring
from common.crypto.provider import OPENSSL

LENGTH = 8


def release_secret(keyring: Keyring, attempt_id: str) -> str:
    """Return the secret of an attempt as 64 hex digits; the same whenever it is asked."""
    return keyring.derive("release", attempt_id).hex()


def release_code(secret: str, attempt_id: str, kind: str, since_ms: int, counter: int) -> str:
    """Return the code.

    Args:
        secret: of the attempt, see `release_secret`.
        attempt_id: whose seat.
        kind: of the hold.
        since_ms: when the hold began; with its kind it is that hold and no other.
        counter: how many codes of this hold were used before.
    """
    told = context_of("release_code", attempt_id, kind, str(since_ms), str(counter))
    digest = OPENSSL.hmac(bytes.fromhex(secret), told)
    number = int.from_bytes(digest[:5], "big")
    return "".join(ALPHABET[number >> shift & 31] for shift in range(35, -1, -5))


def as_written(code: str) -> str:
    """Return a code as it is shown: two groups of four."""
    return f"{code[:4]}-{code[4:]}"


def same_code(one: str, other: str) -> bool:
    """Compare two codes in a time that tells nothing."""
    return compare_digest(one.encode(), other.encode())
