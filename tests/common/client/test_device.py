"""A PC's key: kept for its owner on its machine only, and proved anew on each connection."""

import stat
from pathlib import Path

import pytest

from common.client.device import SeatDevice
from common.client.device_file import DEVICE_FILE, keep_device, kept_device
from common.client.machine import machine_digest
from common.crypto.device_keys import DeviceKey, hello_text, is_proof
from common.crypto.errors import KeyUnavailableError
from common.crypto.tokens import token_digest


def a_device() -> SeatDevice:
    return SeatDevice("device", "centre", "R1", "01", DeviceKey.new())


def test_a_kept_key_is_the_same_key_again(tmp_path: Path) -> None:
    device = a_device()
    keep_device(tmp_path / "state", device, "machine")
    found = kept_device(tmp_path / "state", "machine")
    assert found is not None
    assert found.key.public_key == device.key.public_key
    assert (found.device_id, found.centre_id) == ("device", "centre")
    assert (found.room, found.seat) == ("R1", "01")


def test_nothing_is_kept_before_the_enrolment(tmp_path: Path) -> None:
    assert kept_device(tmp_path, "machine") is None


def test_a_new_key_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    keep_device(tmp_path, a_device(), "machine")
    newer = a_device()
    keep_device(tmp_path, newer, "machine")
    found = kept_device(tmp_path, "machine")
    assert found is not None
    assert found.key.public_key == newer.key.public_key


def test_the_file_is_its_owners_and_shows_no_key(tmp_path: Path) -> None:
    device = a_device()
    keep_device(tmp_path, device, "machine")
    file = tmp_path / DEVICE_FILE
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert device.key.private not in file.read_bytes()
    assert device.key.private.hex().encode() not in file.read_bytes()


def test_a_copied_file_does_not_open_on_another_machine(tmp_path: Path) -> None:
    keep_device(tmp_path, a_device(), "machine")
    with pytest.raises(KeyUnavailableError, match="another machine"):
        kept_device(tmp_path, "other machine")


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"device_id":1}'])
def test_a_damaged_file_says_what_to_do(tmp_path: Path, content: bytes) -> None:
    keep_device(tmp_path, a_device(), "machine")
    (tmp_path / DEVICE_FILE).write_bytes(content)
    with pytest.raises(KeyUnavailableError, match="anew"):
        kept_device(tmp_path, "machine")


def test_a_file_whose_parts_were_changed_does_not_open(tmp_path: Path) -> None:
    keep_device(tmp_path, a_device(), "machine")
    file = tmp_path / DEVICE_FILE
    file.write_bytes(file.read_bytes().replace(b'"device"', b'"devicf"'))
    with pytest.raises(KeyUnavailableError):
        kept_device(tmp_path, "machine")


def test_others_must_not_read_the_file(tmp_path: Path) -> None:
    keep_device(tmp_path, a_device(), "machine")
    (tmp_path / DEVICE_FILE).chmod(0o644)
    with pytest.raises(KeyUnavailableError, match="0600"):
        kept_device(tmp_path, "machine")


def test_a_proof_names_challenge_centre_device_and_session() -> None:
    device = a_device()
    text = hello_text("challenge", "centre", "device", token_digest("token"))
    assert is_proof(device.prove("challenge", "token"), device.key.public_key, text)


def test_a_key_is_shown_nowhere() -> None:
    device = a_device()
    assert repr(device.key.private) not in repr(device)


def test_a_machine_is_always_the_same() -> None:
    assert machine_digest() == machine_digest()
    assert len(machine_digest()) == 32
