"""Prepared frames are what any client reads."""

import pytest

from server.sockets.frames import close_frame, text_frame


@pytest.mark.parametrize("length", [0, 1, 125, 126, 127, 65_535, 65_536, 200_000])
def test_a_text_frame_names_its_length(length: int) -> None:
    payload = b"x" * length
    frame = text_frame(payload)
    assert frame[0] == 0x81
    if length < 126:
        assert frame[1] == length
        assert frame[2:] == payload
    elif length < 65_536:
        assert frame[1] == 126
        assert int.from_bytes(frame[2:4], "big") == length
        assert frame[4:] == payload
    else:
        assert frame[1] == 127
        assert int.from_bytes(frame[2:10], "big") == length
        assert frame[10:] == payload


def test_a_close_frame_holds_code_and_reason() -> None:
    frame = close_frame(1013, "too slow")
    assert frame[0] == 0x88
    assert frame[1] == 2 + len("too slow")
    assert int.from_bytes(frame[2:4], "big") == 1013
    assert frame[4:] == b"too slow"


def test_a_long_reason_is_cut_to_what_a_control_frame_may_hold() -> None:
    assert len(close_frame(1008, "r" * 500)) == 2 + 125
