"""The code of one hold is the code of no other."""

from __future__ import annotations

from common.crypto.codes import normal_code
from common.crypto.keyring import Keyring
from common.crypto.release_code import (
    LENGTH,
    as_written,
    release_code,
    release_secret,
    same_code,
)

KEYRING = Keyring.in_memory()
SECRET = release_secret(KEYRING, "attempt-1")


def test_seat_and_server_compute_the_same_code() -> None:
    code = release_code(SECRET, "attempt-1", "lock", 7, 0)
    assert code == release_code(release_secret(KEYRING, "attempt-1"), "attempt-1", "lock", 7, 0)
    assert len(code) == LENGTH


def test_another_seat_hold_moment_or_number_has_another_code() -> None:
    other = release_secret(KEYRING, "attempt-2")
    codes = {
        release_code(SECRET, "attempt-1", "lock", 7, 0),
        release_code(SECRET, "attempt-1", "lock", 7, 1),
        release_code(SECRET, "attempt-1", "lock", 8, 0),
        release_code(SECRET, "attempt-1", "pause", 7, 0),
        release_code(SECRET, "attempt-2", "lock", 7, 0),
        release_code(other, "attempt-2", "lock", 7, 0),
        release_code(release_secret(Keyring.in_memory(), "attempt-1"), "attempt-1", "lock", 7, 0),
    }
    assert len(codes) == 7


def test_what_is_read_aloud_is_understood() -> None:
    code = "A0B1C2D3"
    assert as_written(code) == "A0B1-C2D3"
    for typed in ("a0b1-c2d3", " AOBI C2D3 ", "aobl c2d3", "A0B1C2D3"):
        assert normal_code(typed) == code
    assert same_code(code, normal_code("aoblc2d3"))
    assert not same_code(code, "A0B1C2D4")
