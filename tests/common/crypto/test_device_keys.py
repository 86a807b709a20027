import base64

import pytest

from common.crypto.device_keys import (
    DeviceKey,
    centre_id_of,
    enrolment_text,
    hello_text,
    is_proof,
    new_challenge,
)

HELLO = ("challenge", "centre", "device", b"session")


def test_a_proof_is_right_for_its_own_connection_only() -> None:
    key = DeviceKey.new()
    proof = key.sign_hello(*HELLO)
    assert is_proof(proof, key.public_key, hello_text(*HELLO))
    assert not is_proof(proof, DeviceKey.new().public_key, hello_text(*HELLO))


@pytest.mark.parametrize("place", range(4))
def test_each_part_of_a_hello_is_signed(place: int) -> None:
    key = DeviceKey.new()
    other: list[str | bytes] = list(HELLO)
    other[place] = b"other" if place == 3 else "other"
    challenge, centre, device, session = other
    assert isinstance(challenge, str)
    assert isinstance(centre, str)
    assert isinstance(device, str)
    assert isinstance(session, bytes)
    changed = hello_text(challenge, centre, device, session)
    assert not is_proof(key.sign_hello(*HELLO), key.public_key, changed)


def test_parts_cannot_flow_into_each_other() -> None:
    assert hello_text("ab", "c", "d", b"") != hello_text("a", "bc", "d", b"")


@pytest.mark.parametrize("proof", ["", "x", "é", "AAAA", base64.b64encode(bytes(64)).decode()])
def test_what_is_no_proof_is_wrong_and_nothing_else(proof: str) -> None:
    assert not is_proof(proof, DeviceKey.new().public_key, b"text")


def test_a_public_key_of_wrong_form_proves_nothing() -> None:
    key = DeviceKey.new()
    assert not is_proof(key.sign_enrolment("CODE"), b"short", b"text")


def test_who_enrols_holds_the_key() -> None:
    key = DeviceKey.new()
    proof = key.sign_enrolment("CODE")
    assert is_proof(proof, key.public_key, enrolment_text("CODE", key.public_key))
    assert not is_proof(proof, key.public_key, enrolment_text("OTHER", key.public_key))


def test_a_key_from_its_file_is_the_same_key() -> None:
    key = DeviceKey.new()
    assert DeviceKey(key.private).public_key == key.public_key


def test_challenges_never_come_twice() -> None:
    assert len({new_challenge() for _ in range(1000)}) == 1000


def test_a_centre_is_known_by_its_key() -> None:
    assert centre_id_of(b"a") != centre_id_of(b"b")
    assert len(centre_id_of(b"a")) == 32
