"""Opaque identifiers: 128 random bits as 26 Crockford base-32 characters."""

import secrets

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 26


def new_id() -> str:
    """Return a new identifier that nothing else has, safe in file names and addresses."""
    value = secrets.randbits(128)
    characters = []
    for _ in range(_LENGTH):
        characters.append(_ALPHABET[value & 31])
        value >>= 5
    return "".join(reversed(characters))


def is_id(text: str) -> bool:
    """Say whether `text` has the form that `new_id` gives."""
    return len(text) == _LENGTH and all(character in _ALPHABET for character in text)
