"""The preview of extra time is what the server's rules will say."""

from __future__ import annotations

from common.console.rows.time_plan import TimeAsk, room_plan, seat_plan
from common.protocol.rows import ActorRef
from common.protocol.vocabulary import Role, TimePart
from common.rules.staff_view import StaffView
from installers.dev.console_rooms import centre, running_room
from installers.dev.console_samples import MINUTE, NOW_MS

PROCTOR = (ActorRef(role=Role.PROCTOR, id="staff-1"), NOW_MS)
CHIEF = (ActorRef(role=Role.CHIEF, id="staff-chief"), NOW_MS)


def _ask(minutes: int, *chosen: str) -> TimeAsk:
    return TimeAsk(TimePart.INCIDENT, minutes * MINUTE, frozenset(chosen))


def test_each_seat_says_its_new_end_or_why_not() -> None:
    sample = running_room()
    view = StaffView(sample.snapshot())
    keys = tuple(sample.candidates)
    plan = seat_plan(view, sample.period, "room-301", _ask(5, *keys), PROCTOR)
    assert [line.seat for line in plan.lines] == [str(n) for n in range(1, 61)]
    assert plan.reached + plan.excluded == 60
    for line in plan.lines:
        row = view.candidates.find(line.key)
        assert row is not None
        if line.reached:
            assert line.new_end_ms == (row.deadline_ms or 0) + 5 * MINUTE or not row.deadline_ms
        else:
            assert line.faults


def test_the_figures_are_those_of_the_chosen() -> None:
    sample = running_room()
    view = StaffView(sample.snapshot())
    plan = seat_plan(view, sample.period, "room-301", _ask(5, "room-301-1", "room-301-5"), PROCTOR)
    assert (plan.reached, plan.excluded) == (1, 1)
    assert len(plan.lines) == 60


def test_beyond_the_proctors_limit_nobody_gets_it_and_the_chief_may() -> None:
    sample = running_room()
    view = StaffView(sample.snapshot())
    asked = _ask(11, "room-301-1")
    assert seat_plan(view, sample.period, "room-301", asked, PROCTOR).reached == 0
    assert seat_plan(view, sample.period, "room-301", asked, CHIEF).reached == 1


def test_nothing_typed_yet_is_no_reason_to_be_left_out() -> None:
    sample = running_room()
    view = StaffView(sample.snapshot())
    plan = seat_plan(view, sample.period, "room-301", _ask(0, "room-301-1"), PROCTOR)
    assert (plan.reached, plan.excluded) == (0, 0)
    assert plan.lines[0].faults == ()


def test_rooms_sum_their_seats() -> None:
    sample = centre()
    view = StaffView(sample.snapshot())
    rooms = [room.room_id for room in sample.rooms]
    plan = room_plan(view, sample.period, _ask(15, *rooms), CHIEF)
    assert len(plan.lines) == len(rooms)
    assert plan.reached + plan.excluded == len(sample.candidates)
    assert all(line.new_end_ms == (line.end_ms or 0) + 15 * MINUTE for line in plan.lines)
