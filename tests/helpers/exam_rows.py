"""Rows of an invented sitting, for tests of rules, views and managers."""

from typing import Any

from msgspec.structs import replace

from common.protocol.move_rows import MoveRow, MoveState
from common.protocol.rows import (
    ActorRef,
    CandidateRow,
    Hold,
    IntegrityRow,
    PeriodRow,
    RoomRow,
    SeatCommandRow,
    SeatFacts,
    TimeAllowance,
)
from common.protocol.time_rows import (
    LostTime,
    ProposalKind,
    ProposalRow,
    TimeActRow,
    TimeGiven,
    TimeNoteRow,
)
from common.protocol.vocabulary import (
    Attendance,
    CommandKind,
    HoldKind,
    Identity,
    Integrity,
    Progress,
    Role,
    Stage,
    TimePart,
)
from common.rules.facts import CandidateFacts

MINUTE = 60_000
PLANNED = 1_764_032_400_000
"""Planned start."""
STARTED = PLANNED + 2_000
"""When the room really started."""
NOW = STARTED + 10 * MINUTE
HOUR = 60 * MINUTE

CANDIDATE = ActorRef(role=Role.CANDIDATE, id="registration-1")
PROCTOR = ActorRef(role=Role.PROCTOR, id="proctor-1")
OTHER_PROCTOR = ActorRef(role=Role.PROCTOR, id="proctor-2")
CHIEF = ActorRef(role=Role.CHIEF, id="chief-1")
ADMIN = ActorRef(role=Role.ADMIN, id="admin-1")
SYSTEM = ActorRef(role=Role.SYSTEM, id="server-1")
EXTERNAL = ActorRef(role=Role.EXTERNAL, id="ems-1")
AUDITOR = ActorRef(role=Role.AUDITOR, id="auditor-1")
ACTORS = {
    actor.role: actor for actor in (CANDIDATE, PROCTOR, CHIEF, ADMIN, SYSTEM, EXTERNAL, AUDITOR)
}

BEFORE_START = CandidateFacts(room_stage=Stage.BRIEFING, period_stage=Stage.BRIEFING)
RUNNING = CandidateFacts(
    room_stage=Stage.RUNNING,
    period_stage=Stage.RUNNING,
    room_started_ms=STARTED,
    package_unsealed=True,
)


def period(**fields: Any) -> PeriodRow:
    """Return a period that is about to open."""
    row = PeriodRow(
        period_id="period-1",
        sitting_id="sitting-1",
        number=1,
        title="1교시",
        stage=Stage.SEALED_IN,
        version=1,
        planned_start_ms=PLANNED,
        duration_ms=HOUR,
    )
    return replace(row, **fields)


def room(**fields: Any) -> RoomRow:
    """Return a room of that period."""
    row = RoomRow(
        room_period_id="room-period-1",
        period_id="period-1",
        room_id="room-1",
        room_name="제1시험실",
        stage=Stage.SEALED_IN,
        version=1,
    )
    return replace(row, **fields)


def expected(**fields: Any) -> CandidateRow:
    """Return a candidate who has not come yet."""
    row = CandidateRow(
        attempt_id="attempt-1",
        registration_id="registration-1",
        period_id="period-1",
        room_id="room-1",
        attendance=Attendance.EXPECTED,
        identity=Identity.UNVERIFIED,
        progress=Progress.REGISTERED,
        allowance=TimeAllowance(allotted_ms=HOUR),
        version=1,
    )
    return replace(row, **fields)


def arrived(**fields: Any) -> CandidateRow:
    """Return a candidate at the seat, before the start."""
    row = expected(
        attendance=Attendance.PRESENT,
        identity=Identity.VERIFIED,
        device_id="device-1",
        epoch=1,
        version=5,
    )
    return replace(row, **fields)


def writing(**fields: Any) -> CandidateRow:
    """Return a candidate in the middle of the exam."""
    row = arrived(
        progress=Progress.IN_PROGRESS,
        started_ms=STARTED,
        deadline_ms=STARTED + HOUR,
        version=9,
    )
    return replace(row, **fields)


def hold(kind: HoldKind, **fields: Any) -> Hold:
    """Return a hold that a proctor placed two minutes ago."""
    row = Hold(
        kind=kind,
        actor=PROCTOR,
        reason="reason",
        since_ms=NOW - 2 * MINUTE,
        compensate=kind in {HoldKind.ROOM, HoldKind.SITTING, HoldKind.PAUSE},
    )
    return replace(row, **fields)


def conduct(integrity: Integrity = Integrity.CLEAN, **fields: Any) -> IntegrityRow:
    """Return the integrity row of that candidate."""
    row = IntegrityRow(
        registration_id="registration-1",
        attempt_id="attempt-1",
        room_id="room-1",
        integrity=integrity,
        version=3,
    )
    return replace(row, **fields)


def seat_facts(number: int, **fields: Any) -> SeatFacts:
    """Return the facts of seat `number`."""
    row = SeatFacts(
        registration_id=f"registration-{number}",
        attempt_id=f"attempt-{number}",
        room_id="room-1",
        seat=str(number),
        exam_number=f"2026{number:04d}",
        name=f"시험자{number}",
        birth_year=1999,
        items=60,
    )
    return replace(row, **fields)


def time_act(**fields: Any) -> TimeActRow:
    """Return an act that gave that candidate five minutes."""
    row = TimeActRow(
        time_act_id="time-act-1",
        act_id="act-1",
        period_id="period-1",
        room_id="room-1",
        part=TimePart.INCIDENT,
        delta_ms=5 * MINUTE,
        reason="방송",
        actor=PROCTOR,
        at_ms=NOW,
        changed_ms=NOW,
        given=(
            TimeGiven(
                attempt_id="attempt-1",
                delta_ms=5 * MINUTE,
                deadline_ms=STARTED + HOUR + 5 * MINUTE,
            ),
        ),
    )
    return replace(row, **fields)


def time_note(**fields: Any) -> TimeNoteRow:
    """Return that act as the candidate is told of it."""
    row = TimeNoteRow(
        time_act_id="time-act-1",
        attempt_id="attempt-1",
        part=TimePart.INCIDENT,
        delta_ms=5 * MINUTE,
        reason="방송",
        at_ms=NOW,
    )
    return replace(row, **fields)


def move(**fields: Any) -> MoveRow:
    """Return a move of that candidate from seat 1 to seat 9 that is under way."""
    row = MoveRow(
        move_id="move-1",
        attempt_id="attempt-1",
        room_id="room-1",
        from_seat="1",
        to_seat="9",
        from_device="device-1",
        to_device="device-9",
        state=MoveState.WAITING,
        since_ms=NOW - MINUTE,
        lost_since_ms=NOW - 2 * MINUTE,
        position=7,
        left=("device-1",),
        actor=PROCTOR,
        version=10,
    )
    return replace(row, **fields)


def proposal(**fields: Any) -> ProposalRow:
    """Return an outage that took three minutes from that candidate."""
    row = ProposalRow(
        proposal_id="proposal-1",
        kind=ProposalKind.OUTAGE,
        period_id="period-1",
        room_id="room-1",
        since_ms=NOW - 3 * MINUTE,
        until_ms=NOW,
        lost=(LostTime(attempt_id="attempt-1", lost_ms=3 * MINUTE),),
        proposed_ms=NOW,
    )
    return replace(row, **fields)


def command(number: int = 1, **fields: Any) -> SeatCommandRow:
    """Return a LOCK on its way to seat 1."""
    row = SeatCommandRow(
        command_id=f"command-{number}",
        attempt_id="attempt-1",
        room_id="room-1",
        kind=CommandKind.HOLD,
        cause=f"cause-{number}",
        issued_by=PROCTOR,
        created_ms=NOW + number,
        expires_ms=NOW + HOUR,
        changed_ms=NOW + number,
        hold=HoldKind.LOCK,
        since_ms=NOW,
    )
    return replace(row, **fields)
