"""Snapshot + events = state, for consoles."""

import random
from typing import Any, get_args

import pytest
from msgspec.structs import replace

from common.core.errors import ErrorCode, Fault
from common.protocol.answers import AttemptSealed
from common.protocol.base import STAFF
from common.protocol.candidates import CandidateChanged
from common.protocol.commands import CommandChanged, ReleaseCodeShown
from common.protocol.incidents import IncidentChanged, IntegrityChanged, WarningChanged
from common.protocol.move_rows import MoveState
from common.protocol.moves import FreeSeatsShown, MoveChanged
from common.protocol.proctors import ProctorChanged
from common.protocol.registry import TO_CLIENT
from common.protocol.session import (
    CommandAccepted,
    CommandRejected,
    HeartbeatAnswered,
    SeatLiveChanged,
    Welcome,
)
from common.protocol.stages import PeriodStageChanged, RoomStageChanged
from common.protocol.time import ProposalChanged, TimeActChanged
from common.protocol.time_rows import ProposalState
from common.protocol.vocabulary import (
    Attendance,
    CommandState,
    Connection,
    HoldKind,
    Integrity,
    ProctorState,
    Progress,
    Stage,
    Verdict,
)
from common.rules.display import DisplayStatus
from common.rules.views import Change, Part, RoomCounts, StaffMessage, StaffView
from tests.common.rules.staff_rows import (
    SEATS,
    candidate,
    duty,
    incident,
    live,
    sealed,
    snapshot,
    warning,
)
from tests.helpers.exam_rows import (
    NOW,
    PROCTOR,
    command,
    conduct,
    expected,
    hold,
    move,
    period,
    proposal,
    room,
    time_act,
)

LOCK = hold(HoldKind.LOCK)
NEWER: list[tuple[StaffMessage, StaffMessage, Change]] = [
    (
        PeriodStageChanged(period=period(stage=Stage.OPEN, version=2)),
        PeriodStageChanged(period=period(stage=Stage.DRAFT, version=1)),
        Change(Part.PERIOD, "period-1"),
    ),
    (
        RoomStageChanged(room=room(stage=Stage.OPEN, version=2)),
        RoomStageChanged(room=room(stage=Stage.CLOSED, version=1)),
        Change(Part.ROOM, "room-period-1"),
    ),
    (
        CandidateChanged(candidate=candidate(1, holds=(LOCK,), version=10)),
        CandidateChanged(candidate=candidate(1, progress=Progress.READY, version=9)),
        Change(Part.CANDIDATE, "attempt-1", "attempt-1"),
    ),
    (
        SeatLiveChanged(live=live(1, answered=7, seen_ms=NOW + 1)),
        SeatLiveChanged(live=live(1, answered=3, seen_ms=NOW - 1)),
        Change(Part.LIVE, "attempt-1", "attempt-1"),
    ),
    (
        AttemptSealed(seal=sealed(1, version=2)),
        AttemptSealed(seal=sealed(1, version=1, answered=9)),
        Change(Part.SEAL, "attempt-1", "attempt-1"),
    ),
    (
        IncidentChanged(incident=incident(1, version=2)),
        IncidentChanged(incident=incident(1, version=1, count=9)),
        Change(Part.INCIDENT, "incident-1", "attempt-1"),
    ),
    (
        IntegrityChanged(integrity=conduct(Integrity.FLAGGED, version=4)),
        IntegrityChanged(integrity=conduct(Integrity.WARNED, version=3)),
        Change(Part.INTEGRITY, "registration-1", "attempt-1"),
    ),
    (
        WarningChanged(warning=warning(1, version=2)),
        WarningChanged(warning=warning(1, version=1, text="old")),
        Change(Part.WARNING, "warning-1", "attempt-1"),
    ),
    (
        CommandChanged(command=command(1, state=CommandState.DONE, version=2)),
        CommandChanged(command=command(1)),
        Change(Part.COMMAND, "command-1", "attempt-1"),
    ),
    (
        TimeActChanged(act=time_act(undone_by=PROCTOR, version=2)),
        TimeActChanged(act=time_act()),
        Change(Part.TIME_ACT, "time-act-1"),
    ),
    (
        ProposalChanged(proposal=proposal(state=ProposalState.APPROVED, version=1)),
        ProposalChanged(proposal=proposal()),
        Change(Part.PROPOSAL, "proposal-1"),
    ),
    (
        MoveChanged(move=move(version=11, state=MoveState.DONE)),
        MoveChanged(move=move()),
        Change(Part.MOVE, "move-1", "attempt-1"),
    ),
    (
        ProctorChanged(proctor=duty(1, state=ProctorState.AWAY, version=2)),
        ProctorChanged(proctor=duty(1, state=ProctorState.ASSIGNED, version=1)),
        Change(Part.PROCTOR, "duty-1"),
    ),
]


def test_every_message_to_staff_has_its_branch() -> None:
    wanted = {kind for kind in TO_CLIENT if kind.spec.receivers & STAFF}
    assert set(get_args(StaffMessage)) == wanted
    told = {type(new) for new, _, _ in NEWER}
    replies = {Welcome, HeartbeatAnswered, CommandAccepted, CommandRejected, ReleaseCodeShown}
    assert told | replies | {FreeSeatsShown} == wanted


def test_who_moves_has_the_new_seat_and_the_old_one_again_when_it_is_called_off() -> None:
    view = StaffView(snapshot())
    view.apply(MoveChanged(move=move()))
    assert view.facts["attempt-1"].seat == "9"
    view.apply(MoveChanged(move=move(version=11, state=MoveState.CANCELLED)))
    assert view.facts["attempt-1"].seat == "1"


def test_free_seats_are_kept_as_they_were_told_last() -> None:
    view = StaffView(snapshot())
    shown = FreeSeatsShown(attempt_id="attempt-1", seats=())
    assert view.apply(shown) == Change(Part.FREE_SEATS, "attempt-1", "attempt-1")
    assert view.free_seats == shown


@pytest.mark.parametrize(("new", "old", "change"), NEWER, ids=lambda part: type(part).__name__)
def test_a_newer_row_replaces_and_an_older_one_does_not(
    new: StaffMessage, old: StaffMessage, change: Change
) -> None:
    view = StaffView(snapshot())
    assert view.apply(new) == change
    after = view.as_snapshot()
    assert after != StaffView(snapshot()).as_snapshot()
    assert not view.apply(new)
    assert not view.apply(old)
    assert view.as_snapshot() == after


@pytest.mark.parametrize(
    "message",
    [
        HeartbeatAnswered(server_ms=NOW),
        CommandAccepted(command_id="c"),
        CommandRejected(command_id="c", fault=Fault(code=ErrorCode.INTERNAL, key="k")),
    ],
)
def test_replies_change_no_row(message: StaffMessage) -> None:
    view = StaffView(snapshot())
    before = view.as_snapshot()
    assert not view.apply(message)
    assert view.as_snapshot() == before


def _welcome(**fields: Any) -> Welcome:
    start = Welcome(connection_id="c", server_ms=NOW, event_number=7, heartbeat_s=2.0, resumed=True)
    return replace(start, **fields)


def test_a_welcome_with_a_snapshot_replaces_everything() -> None:
    view = StaffView(snapshot())
    view.apply(IncidentChanged(incident=incident(1)))
    fresh = snapshot(candidates=(candidate(2, version=1),), incidents=(), live=())
    assert view.apply(_welcome(staff=fresh, resumed=False)) == Change(Part.ALL)
    assert view.as_snapshot() == StaffView(fresh).as_snapshot()
    assert view.open_incidents("attempt-1") == 0
    assert view.counts("period-1", "room-1") == RoomCounts()


def test_a_welcome_that_resumes_keeps_everything() -> None:
    view = StaffView(snapshot())
    before = view.as_snapshot()
    assert not view.apply(_welcome())
    assert view.as_snapshot() == before


@pytest.mark.parametrize("seed", range(30))
def test_late_doubled_and_disordered_events_lead_to_the_same_state(seed: int) -> None:
    rng = random.Random(seed)
    events = _day(rng)
    in_order = StaffView(snapshot())
    for event in events:
        in_order.apply(event)
    mixed = events + rng.choices(events, k=len(events))
    rng.shuffle(mixed)
    disordered = StaffView(snapshot())
    for event in mixed:
        disordered.apply(event)
    assert disordered.as_snapshot() == in_order.as_snapshot()
    again = StaffView(in_order.as_snapshot())
    for number in (1, 2):
        key = ("period-1", f"room-{number}")
        assert disordered.counts(*key) == in_order.counts(*key) == again.counts(*key)
    for row in in_order.candidates.rows():
        assert disordered.status(row) is in_order.status(row) is again.status(row)


def _day(rng: random.Random) -> list[StaffMessage]:
    """Return 80 events, the rows of each kind with rising versions."""
    return [_event(rng, rng.randrange(1, SEATS + 1), version) for version in range(10, 90)]


def _event(rng: random.Random, number: int, version: int) -> StaffMessage:
    row = candidate(
        number,
        version=version,
        progress=rng.choice(list(Progress)),
        holds=rng.choice([(), (LOCK,)]),
        room_id=rng.choice(["room-1", "room-2"]),
    )
    verdict = rng.choice([None, Verdict.NORMAL])
    known = conduct(rng.choice(list(Integrity)), version=version)
    choices: list[StaffMessage] = [
        CandidateChanged(candidate=row),
        IncidentChanged(incident=incident(number, version=version, verdict=verdict)),
        SeatLiveChanged(live=live(number, unsent=rng.randrange(9), seen_ms=NOW + version)),
        IntegrityChanged(integrity=replace(known, registration_id=row.registration_id)),
        WarningChanged(warning=warning(number, version=version)),
        AttemptSealed(seal=sealed(number, version=version)),
        ProctorChanged(proctor=duty(1, version=version)),
        RoomStageChanged(room=room(version=version)),
    ]
    return rng.choice(choices)


MIXED = snapshot(
    candidates=(
        candidate(1, holds=(LOCK,)),
        candidate(3, progress=Progress.SUBMITTING, attendance=Attendance.LATE),
        candidate(5, progress=Progress.CHECKED_OUT),
        candidate(2, progress=Progress.WITHDRAWN),
        expected(attempt_id="attempt-7", attendance=Attendance.ABSENT),
        expected(attempt_id="attempt-9"),
    ),
    live=(
        live(1, connection=Connection.MISSING, unsent=2),
        live(3, unsent=3),
        live(5, connection=Connection.MISSING),
    ),
    incidents=(
        incident(1),
        incident(3, verdict=Verdict.CAUTION),
        incident(5, technical=True),
    ),
)


def test_the_figures_of_a_room() -> None:
    view = StaffView(MIXED)
    first = RoomCounts(
        planned=5,
        present=3,
        absent=1,
        in_progress=2,
        submitted=1,
        locked=1,
        missing=1,
        unsent=5,
        incidents_open=1,
    )
    second = RoomCounts(planned=1, present=1, submitted=1)
    assert view.counts("period-1", "room-1") == first
    assert view.counts("period-1", "room-2") == second
    assert view.counts("period-2", "room-1") == RoomCounts()
    assert view.total_counts("period-1") == first + second


def test_figures_follow_each_change() -> None:
    view = StaffView(snapshot())
    assert view.counts("period-1", "room-1") == RoomCounts(planned=3, present=3, in_progress=3)
    view.apply(SeatLiveChanged(live=live(1, unsent=4, connection=Connection.MISSING)))
    view.apply(IncidentChanged(incident=incident(3)))
    view.apply(CandidateChanged(candidate=candidate(5, room_id="room-2", version=10)))
    assert view.counts("period-1", "room-1") == RoomCounts(
        planned=2, present=2, in_progress=2, missing=1, unsent=4, incidents_open=1
    )
    assert view.counts("period-1", "room-2").planned == 4
    assert view.attempts("period-1", "room-1") == ("attempt-1", "attempt-3")
    judged = incident(3, verdict=Verdict.NORMAL, version=2)
    view.apply(IncidentChanged(incident=judged))
    assert view.counts("period-1", "room-1").incidents_open == 0


def test_status_and_order_use_all_rows_of_a_candidate() -> None:
    view = StaffView(snapshot())
    view.apply(IncidentChanged(incident=incident(5)))
    view.apply(CandidateChanged(candidate=candidate(3, holds=(LOCK,), version=10)))
    view.apply(SeatLiveChanged(live=live(1, connection=Connection.MISSING)))
    ordered = view.by_attention("period-1", "room-1")
    assert [row.attempt_id for row in ordered] == ["attempt-3", "attempt-1", "attempt-5"]
    assert [view.status(row) for row in ordered] == [
        DisplayStatus.LOCKED,
        DisplayStatus.MISSING,
        DisplayStatus.IN_PROGRESS,
    ]
    view.apply(IntegrityChanged(integrity=conduct(Integrity.DISQUALIFIED, version=4)))
    assert view.status(ordered[1]) is DisplayStatus.DISQUALIFIED


def test_a_candidate_who_was_unknown_is_taken_over() -> None:
    view = StaffView(snapshot())
    view.apply(CandidateChanged(candidate=candidate(11)))
    assert "attempt-11" in view.attempts("period-1", "room-1")
    assert view.by_attention("period-1", "room-1")[0].attempt_id == "attempt-11"
