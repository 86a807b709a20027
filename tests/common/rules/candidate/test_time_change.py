"""Transition 32: minutes given or taken."""

from collections.abc import Callable

import pytest

from common.core.errors import ErrorCode, RefusedError
from common.protocol.rows import ActorRef, TimeAllowance
from common.protocol.vocabulary import Attendance, HoldKind, TimePart
from common.rules import candidate as rules
from common.rules.reasons import Reason
from tests.common.rules.candidate.acts import change_time
from tests.common.rules.candidate.table import PREPARING, STAFF, WRITING, Entry, Guard, probes
from tests.helpers.exam_rows import (
    CHIEF,
    HOUR,
    MINUTE,
    NOW,
    PROCTOR,
    STARTED,
    arrived,
    hold,
    writing,
)

ENTRIES = (
    Entry(
        number=32,
        name="ten minutes",
        act=change_time(10),
        row=writing(),
        who=STAFF,
        on="progress",
        sources=PREPARING | WRITING,
        result={
            "allowance": TimeAllowance(allotted_ms=HOUR, incident_ms=10 * MINUTE),
            "deadline_ms": STARTED + HOUR + 10 * MINUTE,
        },
        without_reason=change_time(10, " "),
    ),
    Entry(
        number=32,
        name="before the start",
        act=change_time(5),
        row=arrived(),
        who=STAFF,
        on="progress",
        sources=PREPARING | WRITING,
        result={"allowance": TimeAllowance(allotted_ms=HOUR, incident_ms=5 * MINUTE)},
        guards=(
            Guard(Reason.ENTRY_REFUSED, row={"attendance": Attendance.REFUSED}),
            Guard(Reason.MARKED_ABSENT, row={"attendance": Attendance.ABSENT}),
        ),
    ),
    Entry(
        number=32,
        name="taken away",
        act=change_time(-8),
        row=writing(),
        who=STAFF,
        on="progress",
        sources=PREPARING | WRITING,
        result={
            "allowance": TimeAllowance(allotted_ms=HOUR, incident_ms=-8 * MINUTE),
            "deadline_ms": STARTED + HOUR - 8 * MINUTE,
        },
        guards=(
            Guard(
                Reason.TIME_TOO_SHORT,
                row={"started_ms": NOW - HOUR + 9 * MINUTE, "deadline_ms": NOW + 9 * MINUTE},
            ),
        ),
    ),
)


@pytest.mark.parametrize("check", probes(ENTRIES))
def test_table(check: Callable[[], None]) -> None:
    check()


def _refusal(
    minutes: float,
    part: TimePart = TimePart.INCIDENT,
    actor: ActorRef = PROCTOR,
    own: TimeAllowance | None = None,
) -> RefusedError:
    row = writing(allowance=own or TimeAllowance(allotted_ms=HOUR))
    with pytest.raises(RefusedError) as caught:
        rules.change_time(
            row, part, int(minutes * MINUTE), actor=actor, now_ms=NOW, reason="reason"
        )
    return caught.value


def test_a_proctor_gives_ten_minutes_in_all() -> None:
    given = TimeAllowance(allotted_ms=HOUR, incident_ms=6 * MINUTE)
    refusal = _refusal(5, own=given)
    assert (refusal.code, refusal.reason) == (ErrorCode.FORBIDDEN, Reason.TIME_LIMIT)
    assert refusal.values == {"minutes": "10"}
    assert _refusal(10.001).reason == Reason.TIME_LIMIT


@pytest.mark.parametrize("part", [TimePart.PLANNED, TimePart.COMPENSATED])
def test_a_proctor_changes_incident_time_only(part: TimePart) -> None:
    assert _refusal(1, part).reason == Reason.TIME_PART


@pytest.mark.parametrize("part", list(TimePart))
def test_a_chief_changes_each_part(part: TimePart) -> None:
    row = rules.change_time(writing(), part, 30 * MINUTE, actor=CHIEF, now_ms=NOW, reason="reason")
    assert row.deadline_ms == STARTED + HOUR + 30 * MINUTE
    assert _refusal(181, part, CHIEF).reason == Reason.TIME_LIMIT


def test_time_given_back_is_not_taken_below_nothing() -> None:
    assert _refusal(-1, TimePart.COMPENSATED, CHIEF).reason == Reason.TIME_LIMIT


def test_no_change_is_refused() -> None:
    assert _refusal(0).reason == Reason.UNCHANGED


def test_the_new_end_lies_more_than_a_minute_ahead() -> None:
    row = writing()
    almost = STARTED + HOUR - 3 * MINUTE
    with pytest.raises(RefusedError):
        rules.change_time(
            row, TimePart.INCIDENT, -2 * MINUTE, actor=PROCTOR, now_ms=almost, reason="r"
        )
    rules.change_time(
        row, TimePart.INCIDENT, -2 * MINUTE + 1, actor=PROCTOR, now_ms=almost, reason="r"
    )


def test_a_clock_that_stands_still_leaves_the_time_it_left() -> None:
    row = writing(holds=(hold(HoldKind.ROOM, since_ms=STARTED + HOUR - 5 * MINUTE),))
    later = STARTED + 2 * HOUR
    changed = rules.change_time(
        row, TimePart.INCIDENT, -3 * MINUTE, actor=PROCTOR, now_ms=later, reason="reason"
    )
    assert changed.deadline_ms == STARTED + HOUR - 3 * MINUTE
