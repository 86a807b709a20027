"""A sitting that would end somebody early is found out before it opens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.protocol.rows import TimeAllowance
from common.rules.deadline import deadline_ms
from common.rules.entitlement import (
    ENTERS_BEFORE_MS,
    EarlyStop,
    Entitlement,
    StopKind,
    Stops,
    early_stops,
    in_words,
)
from tests.helpers.exam_rows import HOUR, MINUTE, PLANNED


def person(seat: str = "1", multiplier: float = 1.0, extra: int = 0, **more: int) -> Entitlement:
    entitled = round(HOUR * multiplier) + extra
    return Entitlement(
        attempt_id=f"attempt-{seat}",
        room="101호",
        seat=seat,
        duration_ms=HOUR,
        multiplier=multiplier,
        extra_ms=extra,
        allowed_ms=more.get("allowed", entitled),
    )


def test_nothing_in_the_way() -> None:
    stops = Stops(
        start_ms=PLANNED,
        latest_end_ms=PLANNED + 2 * HOUR,
        next_start_ms=PLANNED + 2 * HOUR,
        sign_in_ms=14 * HOUR,
    )
    assert early_stops([person(), person("2", 1.5, 30 * MINUTE)], stops) == ()
    assert early_stops([person()], Stops(start_ms=PLANNED)) == ()


@pytest.mark.parametrize(
    ("stops", "kind"),
    [
        (Stops(start_ms=PLANNED, latest_end_ms=PLANNED + 80 * MINUTE), StopKind.LATEST_END),
        (Stops(start_ms=PLANNED, next_start_ms=PLANNED + 80 * MINUTE), StopKind.NEXT_PERIOD),
        (
            Stops(start_ms=PLANNED, sign_in_ms=ENTERS_BEFORE_MS + 80 * MINUTE),
            StopKind.SIGN_IN,
        ),
    ],
)
def test_who_has_more_time_meets_the_stop_first(stops: Stops, kind: StopKind) -> None:
    assert early_stops([person(), person("2", 1.5)], stops) == (
        EarlyStop(kind=kind, room="101호", seat="2", short_ms=10 * MINUTE),
    )


def test_an_attempt_with_less_than_the_accommodation() -> None:
    (stop,) = early_stops([person("3", 1.2, allowed=HOUR)], Stops(start_ms=PLANNED))
    assert (stop.kind, stop.short_ms) == (StopKind.ALLOWANCE, 12 * MINUTE)
    assert in_words(stop) == "101호 3 −12:00"


def test_time_given_beforehand_has_to_fit_too() -> None:
    stops = Stops(start_ms=PLANNED, latest_end_ms=PLANNED + HOUR)
    given_more = person(allowed=HOUR + 1)
    assert [stop.short_ms for stop in early_stops([given_more], stops)] == [1]


def test_the_worst_stands_first() -> None:
    stops = Stops(start_ms=PLANNED, latest_end_ms=PLANNED + HOUR)
    people = [person("10", 1.2), person("2", 1.2), person("3", 1.7)]
    assert [stop.seat for stop in early_stops(people, stops)] == ["3", "2", "10"]


PEOPLE = st.lists(
    st.builds(
        Entitlement,
        attempt_id=st.uuids().map(str),
        room=st.sampled_from(["101호", "102호"]),
        seat=st.integers(1, 30).map(str),
        duration_ms=st.integers(1, 180).map(lambda minutes: minutes * MINUTE),
        multiplier=st.sampled_from([1.0, 1.2, 1.25, 1.5, 1.7, 2.0]),
        extra_ms=st.integers(0, 60).map(lambda minutes: minutes * MINUTE),
        allowed_ms=st.integers(1, 500).map(lambda minutes: minutes * MINUTE),
    ),
    min_size=1,
    max_size=12,
)
MOMENTS = st.none() | st.integers(1, 600).map(lambda minutes: PLANNED + minutes * MINUTE)
SETTINGS = st.builds(
    Stops,
    start_ms=st.just(PLANNED),
    latest_end_ms=MOMENTS,
    next_start_ms=MOMENTS,
    sign_in_ms=st.none() | st.integers(1, 20).map(lambda hours: hours * HOUR),
)


@given(PEOPLE, SETTINGS)
def test_a_sitting_that_opens_stops_nobody_early(people: list[Entitlement], stops: Stops) -> None:
    refused = {(stop.room, stop.seat) for stop in early_stops(people, stops)}
    for one in people:
        if (one.room, one.seat) in refused:
            continue
        own = TimeAllowance(
            allotted_ms=one.duration_ms, multiplier=one.multiplier, planned_ms=one.extra_ms
        )
        end = deadline_ms(stops.start_ms, own)
        assert one.allowed_ms >= end - stops.start_ms
        for stop in (stops.latest_end_ms, stops.next_start_ms):
            assert stop is None or end <= stop
        if stops.sign_in_ms is not None:
            assert end <= stops.start_ms - ENTERS_BEFORE_MS + stops.sign_in_ms


@given(PEOPLE, SETTINGS)
def test_what_is_refused_would_have_stopped_somebody(
    people: list[Entitlement], stops: Stops
) -> None:
    for stop in early_stops(people, stops):
        assert stop.short_ms > 0
        assert any((one.room, one.seat) == (stop.room, stop.seat) for one in people)
