"""The large time: to the start, to the end, standing, extensions, over."""

from msgspec.structs import replace

from common.console.rows.room_clock import Counts, RoomClock, room_clock
from common.protocol.vocabulary import Stage
from installers.dev import console_samples as s
from installers.dev.console_rooms import running_room, waiting_room
from installers.dev.console_samples import LENGTH_MS, NOW_MS, STARTED_MS

END_MS = STARTED_MS + LENGTH_MS


def _clock(sample: s.Sample, now_ms: int = NOW_MS) -> RoomClock:
    rows = tuple(sample.candidates.values())
    return room_clock(sample.period, sample.rooms[0], rows, now_ms)


def test_before_the_start_it_counts_to_the_planned_time() -> None:
    clock = _clock(waiting_room())
    assert (clock.counts, clock.seconds) == (Counts.TO_START, 12 * 60 + 40)


def test_it_counts_to_the_room_s_end_and_knows_who_has_more() -> None:
    clock = _clock(running_room())
    assert (clock.counts, clock.seconds, clock.at_ms) == (Counts.TO_END, 72 * 60 + 40, END_MS)
    assert clock.extended == 1


def test_it_stands_while_room_or_period_is_suspended() -> None:
    sample = running_room()
    sample.rooms[0] = replace(sample.rooms[0], stage=Stage.SUSPENDED, suspended_ms=NOW_MS - 60_000)
    assert _clock(sample).seconds == _clock(sample, NOW_MS + 99_000).seconds == 73 * 60 + 40
    assert _clock(sample).counts is Counts.STANDS
    sample = running_room()
    sample.period = replace(sample.period, stage=Stage.SUSPENDED, suspended_ms=NOW_MS - 1_000)
    assert _clock(sample).counts is Counts.STANDS


def test_in_the_ending_it_counts_to_the_last_extension() -> None:
    sample = running_room()
    sample.rooms[0] = replace(sample.rooms[0], stage=Stage.ENDING)
    clock = _clock(sample, END_MS)
    assert (clock.counts, clock.seconds) == (Counts.EXTENSIONS, 600)


def test_a_closed_room_counts_nothing() -> None:
    sample = running_room()
    sample.rooms[0] = replace(sample.rooms[0], stage=Stage.CLOSED)
    assert _clock(sample) == RoomClock(Counts.OVER, 0, None)


def test_it_never_goes_under_zero() -> None:
    assert _clock(running_room(), END_MS + 5_000).seconds == 0
