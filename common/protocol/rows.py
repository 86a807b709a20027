"""The live rows that snapshots carry and events replace, each with its own version.

An event carries the whole new row: applying it twice, or late, changes nothing.
"""

import msgspec

from common.protocol.base import Value
from common.protocol.vocabulary import (
    Attendance,
    CommandFailure,
    CommandKind,
    CommandState,
    Connection,
    HoldKind,
    Identity,
    Integrity,
    ProctorState,
    Progress,
    Role,
    Stage,
    SubmissionKind,
    Verdict,
)


class ActorRef(Value, frozen=True, kw_only=True):
    """Who did it: role and id, never a name."""

    role: Role
    id: str


class PeriodRow(Value, frozen=True, kw_only=True):
    """A period of the sitting, driven by the chief.

    Args:
        suspended_ms: since when it is suspended; None while it is not.
        suspended_total_ms: how long it has been suspended in all, without the one going on.
        latest_end_ms: the hall has to be empty by then; a period in which somebody is entitled to
            more does not open.
    """

    period_id: str
    sitting_id: str
    number: int
    title: str
    stage: Stage
    version: int
    planned_start_ms: int
    started_ms: int | None = None
    duration_ms: int
    suspended_ms: int | None = None
    suspended_total_ms: int = 0
    latest_end_ms: int | None = None
    reason: str = ""


class RoomRow(Value, frozen=True, kw_only=True):
    """A room in a period, driven by its proctor.

    Args:
        suspended_ms: since when the room itself is suspended; None while it is not.
        suspended_total_ms: how long it has been suspended in all, without the one going on.
    """

    room_period_id: str
    period_id: str
    room_id: str
    room_name: str
    stage: Stage
    version: int
    started_ms: int | None = None
    suspended_ms: int | None = None
    suspended_total_ms: int = 0
    reason: str = ""


class Hold(Value, frozen=True, kw_only=True):
    """One reason why a candidate cannot go on.

    Args:
        compensate: the clock stands still while it lasts.
        escalated: only the chief may release it.
        covered_ms: how much of its time was given back already by holds that ended meanwhile.
    """

    kind: HoldKind
    actor: ActorRef
    reason: str
    since_ms: int
    compensate: bool
    escalated: bool = False
    covered_ms: int = 0


class TimeAllowance(Value, frozen=True, kw_only=True):
    """The parts of a candidate's time; `states.md` 4.3 Deadline."""

    allotted_ms: int
    multiplier: float = 1.0
    planned_ms: int = 0
    incident_ms: int = 0
    compensated_ms: int = 0


class CandidateRow(Value, frozen=True, kw_only=True):
    """A candidate in a period: the row the state manager owns."""

    attempt_id: str
    registration_id: str
    period_id: str
    room_id: str
    attendance: Attendance
    identity: Identity
    progress: Progress
    holds: tuple[Hold, ...] = ()
    allowance: TimeAllowance
    started_ms: int | None = None
    deadline_ms: int | None = None
    device_id: str | None = None
    waiting_device_id: str | None = None
    epoch: int = 0
    version: int = 0


class IntegrityRow(Value, frozen=True, kw_only=True):
    """What the cheating manager owns of a candidate."""

    registration_id: str
    attempt_id: str
    room_id: str
    integrity: Integrity
    warnings: int = 0
    score: float = 0.0
    version: int = 0


class IncidentRow(Value, frozen=True, kw_only=True):
    """Detections of one code on one candidate within a minute of each other."""

    incident_id: str
    registration_id: str
    attempt_id: str
    room_id: str
    code: str
    count: int
    score: float
    first_ms: int
    last_ms: int
    technical: bool = False
    facts: dict[str, str] = msgspec.field(default_factory=dict)
    verdict: Verdict | None = None
    judged_by: ActorRef | None = None
    version: int = 0


class WarningRow(Value, frozen=True, kw_only=True):
    """A warning a person gave, until and after the candidate acknowledged it."""

    warning_id: str
    registration_id: str
    attempt_id: str
    room_id: str
    number: int
    text: str
    incident_id: str | None
    issued_ms: int
    issued_by: ActorRef
    acknowledged_ms: int | None = None
    version: int = 0


class ProctorRow(Value, frozen=True, kw_only=True):
    """A staff member's duty in a room, or over the sitting (room_id None)."""

    duty_id: str
    staff_id: str
    staff_name: str
    room_id: str | None
    state: ProctorState
    version: int = 0


class SealRow(Value, frozen=True, kw_only=True):
    """A sealed attempt and its receipt."""

    attempt_id: str
    registration_id: str
    room_id: str
    version: int
    kind: SubmissionKind
    answered: int
    root: str
    receipt: str
    signature: str
    sealed_ms: int


class SeatFacts(Value, frozen=True, kw_only=True):
    """What staff need to know of a registration: does not change while the sitting runs."""

    registration_id: str
    attempt_id: str
    room_id: str
    seat: str
    exam_number: str
    name: str
    birth_year: int
    items: int


class SeatLive(Value, frozen=True, kw_only=True):
    """What changes every few seconds: counts and connection; newest wins, never logged.

    Args:
        unsent: answers kept on the seat that the server has not acknowledged.
        position: number of the item on screen, 0 if unknown.
    """

    attempt_id: str
    room_id: str
    answered: int = 0
    saved_ms: int | None = None
    connection: Connection = Connection.NEVER
    seen_ms: int | None = None
    unsent: int = 0
    position: int = 0


class SeatCommandRow(Value, frozen=True, kw_only=True):
    """A staff act on its way to a seat.

    Args:
        cause: id of the command by which a person (or a follow-up) brought it about.
        hold: the kind of hold that is placed or released.
        since_ms: since when that hold stands, or stood; 0 for other commands.
        subject: the warning concerned; empty for other commands.
        row_version: version of the candidate's row that carries the effect; 0 if none does.
        expires_ms: after this moment the seat does not do it any more.
    """

    command_id: str
    attempt_id: str
    room_id: str
    kind: CommandKind
    cause: str
    issued_by: ActorRef
    created_ms: int
    expires_ms: int
    changed_ms: int
    hold: HoldKind | None = None
    since_ms: int = 0
    subject: str = ""
    row_version: int = 0
    state: CommandState = CommandState.WAITING
    failure: CommandFailure | None = None
    version: int = 1
