"""A journal cut at every byte, flipped at every byte, put together wrongly: nothing is invented."""

from __future__ import annotations

import pytest

from common.crypto.errors import TamperedError
from common.crypto.journal_frames import FrameSealer, JournalReading, read_journal
from common.crypto.journal_header import (
    key_for_centre,
    key_for_seat,
    new_journal,
    split_journal,
)
from common.crypto.keyring import Keyring

SECRET = bytes(range(32))
CENTRE = Keyring.in_memory()
NEW = new_journal(
    attempt_id="attempt-1", device_id="device-1", seat_secret=SECRET, centre=CENTRE.wrapping_key
)
GROUPS = ((b"one",), (b"two", b"three"), (b"", b"four"), (b"five" * 9,))


def frames(groups: tuple[tuple[bytes, ...], ...] = GROUPS) -> list[bytes]:
    sealer = FrameSealer(NEW.key, NEW.header)
    return [sealer.frame(group) for group in groups]


FRAMES = frames()
WHOLE = NEW.header + b"".join(FRAMES)
ENDS = [len(NEW.header) + sum(map(len, FRAMES[:count])) for count in range(len(FRAMES) + 1)]


def read(data: bytes) -> JournalReading:
    return read_journal(data, NEW.key)


def first(count: int) -> tuple[bytes, ...]:
    return tuple(record for group in GROUPS[:count] for record in group)


def test_all_is_read_in_order() -> None:
    reading = read(WHOLE)
    assert reading.records == first(4)
    assert (reading.torn, reading.damage, reading.end) == (0, None, len(WHOLE))
    assert reading.header.attempt_id == "attempt-1"
    assert b"three" not in WHOLE


def test_seat_and_centre_have_the_key_and_nobody_else() -> None:
    header, _, _ = split_journal(WHOLE)
    assert key_for_seat(header, SECRET) == NEW.key
    assert key_for_centre(header, CENTRE) == NEW.key
    with pytest.raises(TamperedError):
        key_for_seat(header, bytes(32))
    with pytest.raises(TamperedError):
        key_for_centre(header, Keyring.in_memory())


def test_without_a_centre_only_the_seat_opens_it() -> None:
    alone = new_journal(attempt_id="a", device_id="d", seat_secret=SECRET, centre=None)
    header, _, _ = split_journal(alone.header)
    assert key_for_seat(header, SECRET) == alone.key
    with pytest.raises(TamperedError):
        key_for_centre(header, CENTRE)


def test_cut_at_every_byte_all_whole_frames_are_back() -> None:
    for length in range(len(NEW.header), len(WHOLE)):
        reading = read(WHOLE[:length])
        whole = sum(end <= length for end in ENDS) - 1
        assert reading.records == first(whole), length
        assert reading.end == ENDS[whole]
        assert reading.torn == length - ENDS[whole]
        assert reading.damage is None


def test_cut_inside_the_header_it_is_no_journal() -> None:
    for length in range(len(NEW.header)):
        with pytest.raises(TamperedError):
            read(WHOLE[:length])


def test_every_flipped_bit_is_noticed() -> None:
    for place in range(len(WHOLE)):
        for bit in (0, 7):
            data = bytearray(WHOLE)
            data[place] ^= 1 << bit
            if place < len(NEW.header):
                with pytest.raises(TamperedError):
                    read(bytes(data))
                continue
            hit = sum(end <= place for end in ENDS) - 1
            reading = read(bytes(data))
            assert reading.records == first(hit), place
            if hit < len(FRAMES) - 1:
                assert reading.damage is not None
                assert (reading.damage.offset, reading.damage.frame) == (ENDS[hit], hit)
                assert set(reading.beyond) >= set(first(4)) - set(first(hit + 1))
            else:
                assert reading.torn == len(FRAMES[-1])


def test_zeros_of_a_file_that_grew_before_its_bytes_came_are_a_torn_tail() -> None:
    reading = read(WHOLE[: ENDS[3]] + bytes(500))
    assert (reading.records, reading.torn, reading.damage) == (first(3), 500, None)


def test_a_removed_repeated_or_exchanged_frame_is_damage() -> None:
    one, two, three, four = FRAMES
    for wrong, good in (
        ((one, three, four), 1),
        ((one, two, two, three, four), 2),
        ((one, two, three, four, two), 4),
        ((two, one, three, four), 0),
        ((one, frames(((b"one",), (b"TWO",)))[1], three, four), 1),
    ):
        reading = read(NEW.header + b"".join(wrong))
        assert reading.records[: len(first(1))] == (first(1) if good else ())[:1]
        assert reading.damage is not None


def test_frames_of_another_journal_are_not_taken() -> None:
    other = new_journal(attempt_id="attempt-2", device_id="d", seat_secret=SECRET, centre=None)
    assert read(other.header + b"".join(FRAMES)).records == ()


def test_writing_goes_on_behind_what_was_read() -> None:
    cut = WHOLE[: ENDS[2] + 7]
    reading = read(cut)
    sealer = FrameSealer(NEW.key, NEW.header)
    sealer.resume(reading)
    again = read(cut[: reading.end] + sealer.frame((b"new",)))
    assert again.records == (*first(2), b"new")
    assert again.torn == 0
