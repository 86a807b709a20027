"""One-time codes that people read aloud and type: Crockford's base32, without look-alikes.

The first characters only find the code among those that are out; the others are the secret.
"""

import secrets

from common.crypto.keyring import Keyring

LENGTH = 10
FINDER = 3
"""How many characters find a code; the seven others are 35 bits, with five tries for each code."""
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Five bits a character."""
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
_GROUP = 5


def new_code() -> str:
    """Return a code in its normal form."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def normal_code(text: str) -> str:
    """Return what somebody typed in its normal form; whatever no code can hold is dropped."""
    alike = text.upper().translate(_ALIKE)
    return "".join(character for character in alike if character in ALPHABET)


def written_code(code: str) -> str:
    """Return a code, or the beginning of one, as it is printed: `7K3QM-2XW9R`."""
    return "-".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def finder_of(code: str) -> str:
    """Return the part by which a code is found; no secret."""
    return code[:FINDER]


def code_digest(keyring: Keyring, code: str) -> bytes:
    """Return what the server keeps of a code: 35 bits alone could be tried one after the other."""
    return keyring.derive("device code", code)
