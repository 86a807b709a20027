"""Secrets for a public key: its owner opens them, nobody and nothing else does."""

import pytest

from common.crypto.errors import TamperedError
from common.crypto.keyring import Keyring
from common.crypto.provider import OPENSSL
from common.crypto.wrapping import unwrap_secret, wrap_secret

SECRET = bytes(range(32))
CONTEXT = b"journal-1"


def test_the_owner_opens_it() -> None:
    centre = Keyring.in_memory()
    wrapped = wrap_secret(centre.wrapping_key, SECRET, CONTEXT)
    assert centre.unwrap(wrapped, CONTEXT) == SECRET
    assert SECRET not in wrapped


def test_no_two_are_alike() -> None:
    centre = Keyring.in_memory()
    assert wrap_secret(centre.wrapping_key, SECRET, CONTEXT) != wrap_secret(
        centre.wrapping_key, SECRET, CONTEXT
    )


def test_another_centre_or_context_opens_nothing() -> None:
    centre = Keyring.in_memory()
    wrapped = wrap_secret(centre.wrapping_key, SECRET, CONTEXT)
    with pytest.raises(TamperedError):
        Keyring.in_memory().unwrap(wrapped, CONTEXT)
    with pytest.raises(TamperedError):
        centre.unwrap(wrapped, b"journal-2")


def test_every_changed_byte_is_noticed() -> None:
    private = OPENSSL.random(32)
    wrapped = wrap_secret(OPENSSL.agreement_key(private), SECRET, CONTEXT)
    for place in range(len(wrapped)):
        changed = bytearray(wrapped)
        changed[place] ^= 1
        with pytest.raises(TamperedError):
            unwrap_secret(OPENSSL, private, bytes(changed), CONTEXT)
    for length in range(len(wrapped)):
        with pytest.raises(TamperedError):
            unwrap_secret(OPENSSL, private, wrapped[:length], CONTEXT)


def test_what_is_no_public_key_is_refused() -> None:
    for key in (b"", bytes(31), bytes(32)):
        with pytest.raises(TamperedError):
            wrap_secret(key, SECRET, CONTEXT)
