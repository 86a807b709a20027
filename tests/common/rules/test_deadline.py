"""Deadlines: the formula, and the clock that stands still."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from common.protocol.rows import TimeAllowance
from common.protocol.vocabulary import HoldKind
from common.rules.deadline import clock_stands_since, deadline_ms, remaining_ms, total_ms
from tests.helpers.exam_rows import HOUR, MINUTE, STARTED, arrived, hold, writing

times = st.integers(-2 * HOUR, 2 * HOUR)
allowances = st.builds(
    TimeAllowance,
    allotted_ms=st.integers(MINUTE, 4 * HOUR),
    multiplier=st.sampled_from([1.0, 1.2, 1.3, 1.5, 1.7, 2.0]),
    planned_ms=times,
    incident_ms=times,
    compensated_ms=st.integers(0, HOUR),
)


@pytest.mark.parametrize(
    ("allowance", "end"),
    [
        (TimeAllowance(allotted_ms=HOUR), HOUR),
        (TimeAllowance(allotted_ms=HOUR, multiplier=1.5), 90 * MINUTE),
        (TimeAllowance(allotted_ms=100, multiplier=1.3), 130),
        (TimeAllowance(allotted_ms=HOUR, multiplier=1.7), 102 * MINUTE),
        (
            TimeAllowance(
                allotted_ms=HOUR,
                multiplier=2.0,
                planned_ms=MINUTE,
                incident_ms=-5 * MINUTE,
                compensated_ms=450_000,
            ),
            2 * HOUR + MINUTE - 5 * MINUTE + 450_000,
        ),
    ],
)
def test_the_formula(allowance: TimeAllowance, end: int) -> None:
    assert total_ms(allowance) == end
    assert deadline_ms(STARTED, allowance) == STARTED + end


@settings(deadline=None)
@given(allowances, st.integers(0, HOUR), st.integers(0, 4 * HOUR))
def test_added_time_moves_the_end_by_as_much(own: TimeAllowance, add: int, at: int) -> None:
    for part in ("planned_ms", "incident_ms", "compensated_ms"):
        fields = {f: getattr(own, f) for f in own.__struct_fields__}
        more = TimeAllowance(**fields | {part: fields[part] + add})
        assert deadline_ms(STARTED, more) == deadline_ms(STARTED, own) + add
        left = remaining_ms(writing(allowance=own), STARTED + at)
        if left:
            assert remaining_ms(writing(allowance=more), STARTED + at) == left + add


@settings(deadline=None)
@given(allowances, st.integers(0, 5 * HOUR), st.integers(0, HOUR))
def test_time_runs_down_by_what_passes(own: TimeAllowance, at: int, passes: int) -> None:
    row = writing(allowance=own)
    before = remaining_ms(row, STARTED + at)
    assert before >= 0
    assert remaining_ms(row, STARTED + at + passes) == max(0, before - passes)


@settings(deadline=None)
@given(allowances, st.integers(-HOUR, 3 * HOUR), st.integers(0, HOUR))
def test_a_compensating_hold_stops_the_clock(own: TimeAllowance, since: int, lasts: int) -> None:
    begin = STARTED + since
    running = writing(allowance=own)
    stopped = writing(allowance=own, holds=(hold(HoldKind.PAUSE, since_ms=begin),))
    moment = max(begin, STARTED)
    assert remaining_ms(stopped, moment + lasts) == remaining_ms(running, moment)


def test_the_first_of_the_holds_stops_it() -> None:
    pause = hold(HoldKind.PAUSE, since_ms=STARTED + 2 * MINUTE)
    room = hold(HoldKind.ROOM, since_ms=STARTED + MINUTE)
    lock = hold(HoldKind.LOCK, since_ms=STARTED)
    assert clock_stands_since((pause, room, lock)) == STARTED + MINUTE
    assert clock_stands_since((lock,)) is None
    row = writing(holds=(pause, lock))
    assert remaining_ms(row, STARTED + HOUR) == HOUR - 2 * MINUTE
    assert remaining_ms(writing(holds=(lock,)), STARTED + 2 * MINUTE) == HOUR - 2 * MINUTE


def test_before_the_start_all_of_it_is_left() -> None:
    own = TimeAllowance(allotted_ms=HOUR, multiplier=1.5)
    assert remaining_ms(arrived(allowance=own), STARTED + 5 * HOUR) == 90 * MINUTE
