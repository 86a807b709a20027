"""The salt of an attempt: its own, and no way from it to another's."""

import hashlib
import itertools

from common.crypto.keyring import Keyring
from common.crypto.receipt_salt import receipt_salt
from common.rules.receipt import answers_root


def test_each_attempt_has_a_salt_that_stays() -> None:
    keyring = Keyring.in_memory()
    assert receipt_salt(keyring, "A") == receipt_salt(keyring, "A")
    assert len(receipt_salt(keyring, "A")) == 64
    assert len({receipt_salt(keyring, "A"), receipt_salt(keyring, "B")}) == 2


def test_a_root_alone_does_not_give_a_short_paper_away() -> None:
    """Who knows the attempt, the items and the form of the text tries all answers in vain."""
    keyring = Keyring.in_memory()
    items = ("q1", "q2", "q3")
    own = answers_root("A", dict.fromkeys(items, (2,)), receipt_salt(keyring, "A"))
    tried = {
        answers_root("A", dict(zip(items, ((n,) for n in values), strict=True)), salt)
        for values in itertools.product(range(1, 5), repeat=3)
        for salt in ("", "A", hashlib.sha256(b"A").hexdigest(), receipt_salt(keyring, "B"))
    }
    assert own not in tried
