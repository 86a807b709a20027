"""Only the centre's own signature over exactly this receipt counts."""

import base64

import pytest
from msgspec.structs import replace

from common.client.receipt_check import is_signed_by_centre
from common.crypto.keyring import Keyring
from common.protocol.vocabulary import SubmissionKind
from tests.helpers.fake_exam import KEYRING, FakeExam

KEY = base64.b64encode(KEYRING.public_key).decode()
SEAL = FakeExam().seal_now().seal


def test_the_centres_receipt_is_genuine() -> None:
    assert is_signed_by_centre(SEAL, KEY)


@pytest.mark.parametrize(
    "forged",
    [
        replace(SEAL, root="0" * 64),
        replace(SEAL, answered=SEAL.answered + 1),
        replace(SEAL, sealed_ms=SEAL.sealed_ms + 1),
        replace(SEAL, version=2),
        replace(SEAL, kind=SubmissionKind.AUTO),
        replace(SEAL, attempt_id="attempt-2"),
        replace(SEAL, signature=""),
        replace(SEAL, signature="?"),
    ],
)
def test_whatever_was_changed_is_not(forged: object) -> None:
    assert isinstance(forged, type(SEAL))
    assert not is_signed_by_centre(forged, KEY)


def test_another_centres_key_or_none_does_not_do() -> None:
    other = base64.b64encode(Keyring.in_memory().public_key).decode()
    assert not is_signed_by_centre(SEAL, other)
    assert not is_signed_by_centre(SEAL, "")
    assert not is_signed_by_centre(SEAL, "?")
