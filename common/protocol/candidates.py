"""What happens to a candidate: steps, identity, attendance, holds, time."""

from typing import ClassVar

from common.protocol.base import (
    EVERYBODY,
    Audience,
    Delivery,
    Message,
    Spec,
    to_client,
    to_server,
)
from common.protocol.limits import Difference, Id, Number, Text
from common.protocol.rows import CandidateRow
from common.protocol.vocabulary import (
    Attendance,
    HoldKind,
    Identity,
    Progress,
    QueueName,
    Role,
    TimePart,
    Verdict,
)

_STATE = QueueName.STATE


class AdvanceProgress(Message, frozen=True, kw_only=True):
    """The candidate finished a step: CONFIRMED, BRIEFED, PRACTISED or READY.

    A proctor may send it with a reason to skip a step.
    """

    spec: ClassVar[Spec] = to_server(
        "candidate.advance", Role.CANDIDATE, Role.PROCTOR, queue=_STATE
    )
    attempt_id: Id
    to: Progress
    version: Number
    reason: Text = ""


class BeginSubmission(Message, frozen=True, kw_only=True):
    """First step of handing in."""

    spec: ClassVar[Spec] = to_server("candidate.begin_submission", Role.CANDIDATE, queue=_STATE)
    attempt_id: Id
    version: Number


class ReturnToExam(Message, frozen=True, kw_only=True):
    """Back from the first step of handing in."""

    spec: ClassVar[Spec] = to_server("candidate.return_to_exam", Role.CANDIDATE, queue=_STATE)
    attempt_id: Id
    version: Number


class SetAttendance(Message, frozen=True, kw_only=True):
    """Present, late, absent or refused, as a person says."""

    spec: ClassVar[Spec] = to_server(
        "candidate.set_attendance", Role.PROCTOR, Role.CHIEF, queue=_STATE
    )
    attempt_id: Id
    attendance: Attendance
    version: Number
    reason: Text = ""


class CheckIdentity(Message, frozen=True, kw_only=True):
    """The proctor compared photo and person."""

    spec: ClassVar[Spec] = to_server(
        "candidate.check_identity", Role.PROCTOR, Role.CHIEF, queue=_STATE
    )
    attempt_id: Id
    identity: Identity
    version: Number
    reason: Text = ""


class ForceStart(Message, frozen=True, kw_only=True):
    """Start a candidate who is not ready (transition 10)."""

    spec: ClassVar[Spec] = to_server("candidate.force_start", Role.PROCTOR, queue=_STATE)
    attempt_id: Id
    version: Number
    reason: Text


class PlaceHold(Message, frozen=True, kw_only=True):
    """Hold a candidate: LOCK, PAUSE, LEAVE, RELOGIN or MOVE; the system only locks."""

    spec: ClassVar[Spec] = to_server(
        "candidate.place_hold", Role.PROCTOR, Role.CHIEF, Role.SYSTEM, queue=_STATE
    )
    attempt_id: Id
    kind: HoldKind
    version: Number | None
    reason: Text


class ReleaseHold(Message, frozen=True, kw_only=True):
    """Release a hold; a LOCK wants a verdict.

    Args:
        compensate: give back the time it lasted although its kind does not.
    """

    spec: ClassVar[Spec] = to_server(
        "candidate.release_hold", Role.PROCTOR, Role.CHIEF, Role.SYSTEM, queue=_STATE
    )
    attempt_id: Id
    kind: HoldKind
    version: Number | None
    verdict: Verdict | None = None
    compensate: bool = False
    reason: Text = ""


class ChangeTime(Message, frozen=True, kw_only=True):
    """Give or take minutes (transition 32)."""

    spec: ClassVar[Spec] = to_server(
        "candidate.change_time", Role.PROCTOR, Role.CHIEF, queue=_STATE
    )
    attempt_id: Id
    part: TimePart
    delta_ms: Difference
    version: Number
    reason: Text


class Withdraw(Message, frozen=True, kw_only=True):
    """The proctor confirms that the candidate gives up (transition 16)."""

    spec: ClassVar[Spec] = to_server("candidate.withdraw", Role.PROCTOR, queue=_STATE)
    attempt_id: Id
    version: Number
    reason: Text


class CheckOut(Message, frozen=True, kw_only=True):
    """The candidate leaves after handing in (transition 17)."""

    spec: ClassVar[Spec] = to_server("candidate.check_out", Role.PROCTOR, queue=_STATE)
    attempt_id: Id
    version: Number


class ProposeReopening(Message, frozen=True, kw_only=True):
    """The candidate handed in by mistake: let the chief decide to open the attempt again (18).

    Who proposes is the first of the two persons of that act; `DecideProposal` is the second's.
    """

    spec: ClassVar[Spec] = to_server(
        "candidate.propose_reopening", Role.PROCTOR, Role.CHIEF, queue=_STATE
    )
    attempt_id: Id
    version: Number
    reason: Text


class CandidateChanged(Message, frozen=True, kw_only=True):
    """The candidate's row as it is now."""

    spec: ClassVar[Spec] = to_client(
        "candidate.changed", Audience.CANDIDATE_AND_STAFF, Delivery.DURABLE, EVERYBODY
    )
    candidate: CandidateRow
