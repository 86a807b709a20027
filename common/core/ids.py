"""Opaque identifiers: 128 random bits as 26 Crockford base-32 characters."""

import base64
import os

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHARACTERS = frozenset(_ALPHABET)
_BYTES = 16
_LENGTH = 26
_LAST = _ALPHABET[::4]
"""What the last character may be: it carries three bits only."""
_TO_CROCKFORD = bytes.maketrans(b"0123456789ABCDEFGHIJKLMNOPQRSTUV", _ALPHABET.encode())


def new_id() -> str:
    """Return a new identifier that nothing else has, safe in file names and addresses."""
    text = base64.b32hexencode(os.urandom(_BYTES))[:_LENGTH]
    return text.translate(_TO_CROCKFORD).decode()


def is_id(text: str) -> bool:
    """Say whether `text` has the form that `new_id` gives."""
    return len(text) == _LENGTH and text[-1] in _LAST and set(text) <= _CHARACTERS
