"""A sitting of two rooms as a console knows it, and events about it."""

from typing import Any

from msgspec.structs import replace

from common.protocol.rows import (
    CandidateRow,
    IncidentRow,
    ProctorRow,
    SealRow,
    SeatLive,
    WarningRow,
)
from common.protocol.snapshots import StaffSnapshot
from common.protocol.vocabulary import Connection, ProctorState, SubmissionKind
from tests.helpers.exam_rows import NOW, PROCTOR, conduct, period, room, seat_facts, writing

SEATS = 6


def room_of(number: int) -> str:
    """Return the room of a seat: odd ones sit in room 1."""
    return "room-1" if number % 2 else "room-2"


def candidate(number: int, **fields: Any) -> CandidateRow:
    """Return a candidate who writes."""
    row = writing(
        attempt_id=f"attempt-{number}",
        registration_id=f"registration-{number}",
        room_id=room_of(number),
    )
    return replace(row, **fields)


def live(number: int, **fields: Any) -> SeatLive:
    """Return what changes every few seconds of a seat."""
    row = SeatLive(
        attempt_id=f"attempt-{number}",
        room_id=room_of(number),
        connection=Connection.ONLINE,
        seen_ms=NOW,
    )
    return replace(row, **fields)


def incident(number: int, **fields: Any) -> IncidentRow:
    """Return an incident of a seat."""
    row = IncidentRow(
        incident_id=f"incident-{number}",
        registration_id=f"registration-{number}",
        attempt_id=f"attempt-{number}",
        room_id=room_of(number),
        code="FOCUS_LOST",
        count=1,
        score=1.0,
        first_ms=NOW,
        last_ms=NOW,
        version=1,
    )
    return replace(row, **fields)


def warning(number: int, **fields: Any) -> WarningRow:
    """Return a warning of a seat."""
    row = WarningRow(
        warning_id=f"warning-{number}",
        registration_id=f"registration-{number}",
        attempt_id=f"attempt-{number}",
        room_id=room_of(number),
        number=1,
        text="확인이 필요합니다",
        incident_id=None,
        issued_ms=NOW,
        issued_by=PROCTOR,
        version=1,
    )
    return replace(row, **fields)


def duty(number: int, **fields: Any) -> ProctorRow:
    """Return the duty in a room."""
    row = ProctorRow(
        duty_id=f"duty-{number}",
        staff_id=f"proctor-{number}",
        staff_name="감독",
        room_id=f"room-{number}",
        state=ProctorState.ON_DUTY,
        version=1,
    )
    return replace(row, **fields)


def sealed(number: int, **fields: Any) -> SealRow:
    """Return the seal of a seat."""
    row = SealRow(
        attempt_id=f"attempt-{number}",
        registration_id=f"registration-{number}",
        room_id=room_of(number),
        version=1,
        kind=SubmissionKind.SUBMITTED,
        answered=1,
        root="00",
        receipt="0000-0000-0000",
        signature="s",
        sealed_ms=NOW,
    )
    return replace(row, **fields)


def snapshot(**fields: Any) -> StaffSnapshot:
    """Return the snapshot that a chief's console starts from."""
    numbers = range(1, SEATS + 1)
    rooms = (
        room(),
        room(room_period_id="room-period-2", room_id="room-2", room_name="제2시험실"),
    )
    start = StaffSnapshot(
        staff_id="chief-1",
        sitting_id="sitting-1",
        centre_name="시험장",
        exam_title="시험",
        periods=(period(),),
        rooms=rooms,
        facts=tuple(seat_facts(n, room_id=room_of(n)) for n in numbers),
        candidates=tuple(candidate(n) for n in numbers),
        live=tuple(live(n) for n in numbers),
        integrity=tuple(
            conduct(registration_id=f"registration-{n}", attempt_id=f"attempt-{n}") for n in numbers
        ),
        incidents=(),
        warnings=(),
        proctors=(duty(1), duty(2)),
        seals=(),
    )
    return replace(start, **fields)
