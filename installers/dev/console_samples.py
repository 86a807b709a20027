"""Invented rooms for pictures and tests of the consoles: 60 seats in the middle of an exam."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from common.protocol.rows import (
    ActorRef,
    CandidateRow,
    Hold,
    IncidentRow,
    IntegrityRow,
    PeriodRow,
    ProctorRow,
    RoomRow,
    SealRow,
    SeatFacts,
    SeatLive,
    TimeAllowance,
    WarningRow,
)
from common.protocol.snapshots import StaffSnapshot
from common.protocol.vocabulary import (
    Attendance,
    Connection,
    HoldKind,
    Identity,
    Integrity,
    ProctorState,
    Progress,
    Role,
    Stage,
    SubmissionKind,
)

MINUTE = 60_000
NOW_MS = 1_795_396_640_000
"""2026-11-23 10:17:20 in Korea."""
LENGTH_MS = 150 * MINUTE
STARTED_MS = NOW_MS - (77 * MINUTE + 20_000)
ITEMS = 60
STARTED = frozenset({Stage.RUNNING, Stage.SUSPENDED, Stage.ENDING, Stage.CLOSED})
PROCTOR = ActorRef(role=Role.PROCTOR, id="staff-1")
SYSTEM = ActorRef(role=Role.SYSTEM, id="cheating")
_FAMILY = "김이박최정강조윤장임한오서신권황안송류홍"
_GIVEN = (
    "서준", "하린", "가은", "채원", "도윤", "규리", "보민", "민서", "현우", "재원",
    "주원", "건우", "동하", "예린", "태윤", "유나", "시우", "은채", "지우", "승찬",
)  # fmt: skip


@dataclass
class Sample:
    """Rows of an invented sitting, still to be changed by who builds a picture."""

    period: PeriodRow
    rooms: list[RoomRow] = field(default_factory=list)
    facts: list[SeatFacts] = field(default_factory=list)
    candidates: dict[str, CandidateRow] = field(default_factory=dict)
    live: dict[str, SeatLive] = field(default_factory=dict)
    integrity: list[IntegrityRow] = field(default_factory=list)
    incidents: list[IncidentRow] = field(default_factory=list)
    warnings: list[WarningRow] = field(default_factory=list)
    proctors: list[ProctorRow] = field(default_factory=list)
    seals: list[SealRow] = field(default_factory=list)

    def snapshot(self, staff_id: str = "staff-1") -> StaffSnapshot:
        """Return everything as a console gets it."""
        return StaffSnapshot(
            staff_id=staff_id,
            sitting_id="sitting-1",
            centre_name="한빛고사장",
            exam_title="정보처리기사 필기",
            periods=(self.period,),
            rooms=tuple(self.rooms),
            facts=tuple(self.facts),
            candidates=tuple(self.candidates.values()),
            live=tuple(self.live.values()),
            integrity=tuple(self.integrity),
            incidents=tuple(self.incidents),
            warnings=tuple(self.warnings),
            proctors=tuple(self.proctors),
            seals=tuple(self.seals),
        )


def period_row(stage: Stage) -> PeriodRow:
    """Return the first period in a stage."""
    started = stage in STARTED
    return PeriodRow(
        period_id="period-1",
        sitting_id="sitting-1",
        number=1,
        title="1교시",
        stage=stage,
        version=3,
        planned_start_ms=STARTED_MS if started else NOW_MS + 12 * MINUTE + 40_000,
        started_ms=STARTED_MS if started else None,
        duration_ms=LENGTH_MS,
    )


def add_room(  # noqa: PLR0913  the fields of a room
    sample: Sample,
    name: str,
    seats: int,
    *,
    stage: Stage,
    proctor: str = "한지우",
    staff_id: str = "staff-1",
    seed: int = 1,
) -> str:
    """Add a room with its proctor and candidates who are all well; returns its id."""
    room_id = f"room-{name.removesuffix('호')}"
    sample.rooms.append(
        RoomRow(
            room_period_id=f"{room_id}-1",
            period_id="period-1",
            room_id=room_id,
            room_name=name,
            stage=stage,
            version=2,
            started_ms=STARTED_MS if stage in STARTED else None,
        )
    )
    sample.proctors.append(_duty(room_id, staff_id, proctor))
    dice = random.Random(seed)  # noqa: S311 - invented people
    for number in range(1, seats + 1):
        _add_seat(sample, room_id, number, dice, started=stage in STARTED)
    return room_id


def _duty(room_id: str, staff_id: str, name: str) -> ProctorRow:
    return ProctorRow(
        duty_id=f"duty-{room_id}",
        staff_id=staff_id,
        staff_name=name,
        room_id=room_id,
        state=ProctorState.ON_DUTY,
        version=1,
    )


def _add_seat(
    sample: Sample, room_id: str, number: int, dice: random.Random, *, started: bool
) -> None:
    key = f"{room_id}-{number}"
    sample.facts.append(_facts(key, room_id, number, dice))
    sample.candidates[key] = _candidate(key, room_id, started=started)
    sample.live[key] = SeatLive(
        attempt_id=key,
        room_id=room_id,
        answered=dice.randrange(19, 44) if started else 0,
        saved_ms=NOW_MS - dice.randrange(1, 40) * 1000 if started else None,
        connection=Connection.ONLINE,
        seen_ms=NOW_MS - 800,
    )


def _facts(key: str, room_id: str, number: int, dice: random.Random) -> SeatFacts:
    name = dice.choice(_FAMILY) + dice.choice(_GIVEN)
    return SeatFacts(
        registration_id=f"r-{key}",
        attempt_id=key,
        room_id=room_id,
        seat=str(number),
        exam_number=f"2604-{dice.randrange(1000, 9999)}",
        name=name,
        birth_year=dice.randrange(1990, 2008),
        items=ITEMS,
    )


def _candidate(key: str, room_id: str, *, started: bool) -> CandidateRow:
    return CandidateRow(
        attempt_id=key,
        registration_id=f"r-{key}",
        period_id="period-1",
        room_id=room_id,
        attendance=Attendance.PRESENT,
        identity=Identity.VERIFIED,
        progress=Progress.IN_PROGRESS if started else Progress.READY,
        allowance=TimeAllowance(allotted_ms=LENGTH_MS),
        started_ms=STARTED_MS if started else None,
        deadline_ms=STARTED_MS + LENGTH_MS if started else None,
        device_id=f"pc-{key}",
        epoch=1,
        version=4,
    )


def hold(kind: HoldKind, seconds: int, reason: str, actor: ActorRef = PROCTOR) -> Hold:
    """Return a hold that began some seconds ago."""
    return Hold(
        kind=kind,
        actor=actor,
        reason=reason,
        since_ms=NOW_MS - seconds * 1000,
        compensate=kind is HoldKind.PAUSE,
    )


def incident(  # noqa: PLR0913  the fields of an incident
    key: str,
    code: str,
    *,
    count: int,
    score: float,
    seconds: int,
    facts: dict[str, str],
    number: int = 1,
) -> IncidentRow:
    """Return an incident that was last seen some seconds ago."""
    return IncidentRow(
        incident_id=f"incident-{key}-{number}",
        registration_id=f"r-{key}",
        attempt_id=key,
        room_id=key.rpartition("-")[0],
        code=code,
        count=count,
        score=score,
        first_ms=NOW_MS - (seconds + 40) * 1000,
        last_ms=NOW_MS - seconds * 1000,
        facts=facts,
        version=1,
    )


def integrity(key: str, state: Integrity, *, warnings: int = 0, score: float = 0.0) -> IntegrityRow:
    """Return what is known of a candidate's conduct."""
    return IntegrityRow(
        registration_id=f"r-{key}",
        attempt_id=key,
        room_id=key.rpartition("-")[0],
        integrity=state,
        warnings=warnings,
        score=score,
        version=2,
    )


def warning(key: str, number: int, seconds: int, *, read: bool) -> WarningRow:
    """Return a warning given some seconds ago."""
    return WarningRow(
        warning_id=f"warning-{key}-{number}",
        registration_id=f"r-{key}",
        attempt_id=key,
        room_id=key.rpartition("-")[0],
        number=number,
        text="시험과 관계없는 프로그램을 닫아 주세요.",
        incident_id=None,
        issued_ms=NOW_MS - seconds * 1000,
        issued_by=PROCTOR,
        acknowledged_ms=NOW_MS - (seconds - 20) * 1000 if read else None,
        version=1,
    )


def seal(key: str, answered: int, seconds: int) -> SealRow:
    """Return a sealed attempt."""
    return SealRow(
        attempt_id=key,
        registration_id=f"r-{key}",
        room_id=key.rpartition("-")[0],
        version=1,
        kind=SubmissionKind.SUBMITTED,
        answered=answered,
        root="00",
        receipt="AB12-CD34",
        signature="",
        sealed_ms=NOW_MS - seconds * 1000,
    )
