"""Passwords of staff: argon2id.

Every function here blocks for about 0.1 s and fills `MEMORY_KIB`: call it in a thread, a few at a
time, or the sign-in rush of a morning becomes a memory rush.
"""

import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from common.crypto.errors import TamperedError

# RFC 9106's second recommendation (t=3, 64 MiB, 4 lanes): twice OWASP's minimum in every respect,
# and still about 0.1 s on a two-core centre machine with a few dozen members of staff.
PASSES = 3
MEMORY_KIB = 64 * 1024
LANES = 4

_hasher = PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=LANES)


def _text(password: str) -> str:
    # Keyboards differ in how they compose Hangul; NIST 800-63B asks for one normal form.
    return unicodedata.normalize("NFKC", password)


def hash_password(password: str) -> str:
    """Return the text to store; holds parameters and salt. Blocks."""
    return _hasher.hash(_text(password))


def verify_password(stored: str, password: str) -> bool:
    """Say whether the password is right. Blocks.

    Raises:
        TamperedError: the stored text is no argon2 hash.
    """
    try:
        return _hasher.verify(stored, _text(password))
    except VerifyMismatchError:
        return False
    except (InvalidHashError, VerificationError):
        message = "stored password hash is damaged"
        raise TamperedError(message) from None


def spend_verification(password: str) -> None:
    """Take as long as a verification: for an unknown name, so that time tells nothing. Blocks."""
    hash_password(password)


def needs_rehash(stored: str) -> bool:
    """Say whether the hash was made with other parameters than today's; then hash anew.

    Raises:
        TamperedError: the stored text is no argon2 hash.
    """
    try:
        return _hasher.check_needs_rehash(stored)
    except InvalidHashError:
        message = "stored password hash is damaged"
        raise TamperedError(message) from None
