"""Extra time for many: what a preview shows is what the act does; what is undone is as before."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from common.protocol.rows import ActorRef, CandidateRow, TimeAllowance
from common.protocol.time_rows import LostTime, TimeActRow
from common.protocol.vocabulary import Attendance, HoldKind, Progress, TimePart
from common.rules.deadline import deadline_ms, remaining_ms
from common.rules.reasons import Reason
from common.rules.time_acts import (
    TimeOutcome,
    after_undo,
    gave,
    give_lost_time,
    give_time,
    newest_change_ms,
    notes_of,
    outages_given,
    refused,
    undo_time,
)
from tests.helpers.exam_rows import CHIEF, HOUR, MINUTE, NOW, PROCTOR, STARTED, hold, writing

OWN = st.builds(
    TimeAllowance,
    allotted_ms=st.integers(12, 120).map(lambda minutes: minutes * MINUTE),
    multiplier=st.sampled_from([1.0, 1.2, 1.5]),
    planned_ms=st.integers(0, 20).map(lambda minutes: minutes * MINUTE),
    incident_ms=st.integers(-2, 12).map(lambda minutes: minutes * MINUTE),
    compensated_ms=st.integers(0, 600_000),
)


@st.composite
def candidates(draw: st.DrawFn) -> tuple[CandidateRow, ...]:
    found = []
    for number in range(draw(st.integers(1, 6))):
        own = draw(OWN)
        row = writing(attempt_id=f"attempt-{number}", allowance=own)
        row = replace(row, deadline_ms=deadline_ms(STARTED, own))
        progress = draw(st.sampled_from([Progress.IN_PROGRESS, Progress.SUBMITTED]))
        holds = (hold(HoldKind.PAUSE),) if draw(st.booleans()) else ()
        found.append(replace(row, progress=progress, holds=holds))
    return tuple(found)


def _act(outcomes: tuple[TimeOutcome, ...], part: TimePart, actor: ActorRef) -> TimeActRow:
    return TimeActRow(
        time_act_id="time-act-1",
        act_id="act-1",
        period_id="period-1",
        room_id="room-1",
        part=part,
        delta_ms=MINUTE,
        reason="방송",
        actor=actor,
        at_ms=NOW,
        changed_ms=NOW,
        given=gave(outcomes),
        refused=refused(outcomes),
    )


@given(
    candidates(),
    st.sampled_from(TimePart),
    st.integers(-30, 30).filter(bool).map(lambda minutes: minutes * MINUTE),
    st.sampled_from([PROCTOR, CHIEF]),
)
def test_each_gets_it_exactly_or_is_named_with_a_reason(
    rows: tuple[CandidateRow, ...], part: TimePart, delta: int, actor: ActorRef
) -> None:
    outcomes = give_time(rows, part, delta, actor=actor, now_ms=NOW, reason="방송")
    assert [one.before for one in outcomes] == list(rows)
    for one in outcomes:
        assert (one.after is None) is (one.fault is not None)
        if one.after is None:
            continue
        assert one.after.deadline_ms == (one.before.deadline_ms or 0) + delta
        assert one.after.deadline_ms == deadline_ms(STARTED, one.after.allowance)
        assert remaining_ms(one.after, NOW) > MINUTE
        if actor is PROCTOR:
            assert abs(one.after.allowance.incident_ms) <= 10 * MINUTE


@given(candidates(), st.integers(1, 30), st.integers(0, 120))
def test_undone_is_as_before_or_begun_to_be_used(
    rows: tuple[CandidateRow, ...], minutes: int, later: int
) -> None:
    delta = minutes * MINUTE
    now = NOW + later * MINUTE
    outcomes = give_time(rows, TimePart.INCIDENT, delta, actor=CHIEF, now_ms=NOW, reason="방송")
    act = _act(outcomes, TimePart.INCIDENT, CHIEF)
    before = {one.before.attempt_id: one.before for one in outcomes}
    after = {one.after.attempt_id: one.after for one in outcomes if one.after is not None}
    taken = undo_time(act, after, actor=CHIEF, now_ms=now, reason="오조작")
    for one in taken:
        old = before[one.before.attempt_id]
        if one.after is None:
            assert remaining_ms(old, now) <= MINUTE
        else:
            assert one.after.allowance == old.allowance
            assert one.after.deadline_ms == old.deadline_ms
    row = after_undo(act, taken, actor=CHIEF, now_ms=now, reason="오조작")
    undone = {g.attempt_id for g in row.given if g.undone}
    assert undone == {one.before.attempt_id for one in taken if one.after is not None}


def test_an_outage_gives_each_what_it_took() -> None:
    rows = tuple(writing(attempt_id=f"attempt-{n}") for n in range(3))
    lost = (
        LostTime(attempt_id="attempt-0", lost_ms=90_000),
        LostTime(attempt_id="attempt-2", lost_ms=30_000),
    )
    outcomes = give_lost_time(rows, lost, {}, actor=PROCTOR, now_ms=NOW, reason="중단")
    assert [(g.attempt_id, g.delta_ms) for g in gave(outcomes)] == [
        ("attempt-0", 90_000),
        ("attempt-2", 30_000),
    ]
    for one in outcomes:
        assert one.after is not None
        assert one.after.allowance.incident_ms == 0


def test_a_proctors_outages_and_incidents_count_together() -> None:
    row = writing(allowance=TimeAllowance(allotted_ms=HOUR, incident_ms=5 * MINUTE))
    lost = (LostTime(attempt_id="attempt-1", lost_ms=3 * MINUTE),)

    def fault(given: int, actor: ActorRef = PROCTOR) -> str:
        (one,) = give_lost_time(
            (row,), lost, {"attempt-1": given}, actor=actor, now_ms=NOW, reason="중단"
        )
        return "" if one.fault is None else one.fault.key

    assert fault(2 * MINUTE) == ""
    assert fault(2 * MINUTE + 1) == f"error.{Reason.TIME_LIMIT}"
    assert fault(60 * MINUTE, CHIEF) == ""


def test_what_outages_gave_is_counted_without_what_was_undone() -> None:
    outcomes = give_lost_time(
        (writing(),),
        (LostTime(attempt_id="attempt-1", lost_ms=MINUTE),),
        {},
        actor=PROCTOR,
        now_ms=NOW,
        reason="중단",
    )
    act = replace(_act(outcomes, TimePart.COMPENSATED, PROCTOR), proposal_id="proposal-1")
    assert outages_given([act]) == {"attempt-1": MINUTE}
    assert outages_given([replace(act, proposal_id=None)]) == {}
    undone = replace(act, given=tuple(replace(g, undone=True) for g in act.given))
    assert outages_given([undone]) == {}


def test_the_newest_change_is_that_of_the_rooms_concerned() -> None:
    act = _act((), TimePart.INCIDENT, PROCTOR)
    other = replace(act, room_id="room-2", changed_ms=NOW + 5)
    assert newest_change_ms([act, other], ["room-1"]) == NOW
    assert newest_change_ms([act, other], ["room-1", "room-2"]) == NOW + 5
    assert newest_change_ms([], ["room-1"]) == 0


def test_a_candidate_is_told_of_the_own_time_only() -> None:
    rows = (writing(), writing(attempt_id="attempt-2", attendance=Attendance.ABSENT))
    outcomes = give_time(rows, TimePart.INCIDENT, MINUTE, actor=PROCTOR, now_ms=NOW, reason="방송")
    act = _act(outcomes, TimePart.INCIDENT, PROCTOR)
    (note,) = notes_of([act], "attempt-1")
    assert (note.delta_ms, note.reason, note.undone, note.version) == (MINUTE, "방송", False, 1)
    assert notes_of([act], "attempt-2") == ()
