"""The rooms of the board: the worst first, and why."""

from msgspec.structs import replace

from common.console.rows.periods import rooms_of
from common.console.rows.room_summary import Heat, RoomSummary, SeatKind, room_summaries
from common.protocol.vocabulary import ProctorState, Stage
from common.rules.staff_view import StaffView
from installers.dev import console_rooms as rooms
from installers.dev import console_samples as s
from installers.dev.console_samples import NOW_MS


def _summaries(sample: s.Sample) -> tuple[RoomSummary, ...]:
    view = StaffView(sample.snapshot())
    return room_summaries(view, sample.period, rooms_of(view, "period-1"), NOW_MS)


def test_the_worst_room_comes_first() -> None:
    found = _summaries(rooms.centre())
    assert [(room.name, room.heat) for room in found if room.is_hot] == [
        ("404호", Heat.MANY_CUT_OFF),
        ("301호", Heat.LOCKED),
        ("402호", Heat.CUT_OFF),
        ("305호", Heat.SUSPECTED),
        ("203호", Heat.PROCTOR_AWAY),
    ]
    calm = [room.name for room in found if not room.is_hot]
    assert calm == sorted(calm)


def test_equal_rooms_stand_in_the_order_of_waiting() -> None:
    sample = rooms.centre(Stage.RUNNING)
    first = "room-201-10"
    rooms.lock(sample, first)
    row = sample.candidates[first]
    longer = replace(row.holds[0], since_ms=row.holds[0].since_ms - 1)
    sample.candidates[first] = replace(row, holds=(longer,))
    names = [room.name for room in _summaries(sample) if room.heat is Heat.LOCKED]
    assert names == ["201호", "301호"]


def test_each_seat_counts_as_one_thing() -> None:
    for room in _summaries(rooms.centre()):
        assert sum(count for _, count in room.kinds) == room.counts.planned
    room = next(room for room in _summaries(rooms.centre()) if room.name == "301호")
    assert room.count(SeatKind.LOCKED) == 1
    assert room.count(SeatKind.SUSPECTED) == 1
    assert room.count(SeatKind.CUT_OFF) == 1


def test_before_the_entry_a_missing_proctor_is_no_alarm() -> None:
    sample = rooms.centre(Stage.SEALED_IN)
    sample.proctors[0] = replace(sample.proctors[0], state=ProctorState.SIGNED_IN)
    found = _summaries(sample)
    assert not any(room.is_hot for room in found)
    assert [room.name for room in found if not room.has_proctor] == ["201호"]


def test_who_handed_the_room_over_is_not_its_proctor() -> None:
    sample = rooms.running_room()
    before = replace(
        sample.proctors[0], duty_id="before", staff_name="앞사람", state=ProctorState.HANDED_OVER
    )
    sample.proctors.insert(0, before)
    assert _summaries(sample)[0].proctor == "한지우"
