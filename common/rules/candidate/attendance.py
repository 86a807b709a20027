"""Who came, and whether a proctor compared face and document (transitions 1-5)."""

from msgspec.structs import replace

from common.protocol.rows import ActorRef, CandidateRow
from common.protocol.vocabulary import Attendance, Identity
from common.rules.candidate.change import ask
from common.rules.candidate_case import CandidateCase
from common.rules.candidate_guards import may_be_here
from common.rules.candidate_words import HERE
from common.rules.engine import check_version
from common.rules.facts import CandidateFacts
from common.rules.step import Step
from common.rules.transition import illegal


def attend(
    row: CandidateRow,
    *,
    facts: CandidateFacts,
    actor: ActorRef,
    now_ms: int,
    version: int | None = None,
) -> CandidateRow:
    """Note the first valid login (1); a later one changes nothing.

    Raises:
        RefusedError: also for who is marked absent (the chief admits) or was refused.
    """
    check_version(row.version, version)
    if row.attendance in HERE:
        return row
    case = CandidateCase(row=row, facts=facts, actor=actor, now_ms=now_ms)
    refusal = may_be_here(case)
    if refusal is not None:
        raise refusal
    ask(Step.ATTEND, case, version)
    return replace(row, attendance=_arrival(facts), version=row.version + 1)


def set_attendance(  # noqa: PLR0913  the command's fields by name
    row: CandidateRow,
    to: Attendance,
    *,
    facts: CandidateFacts,
    actor: ActorRef,
    now_ms: int,
    version: int | None = None,
    reason: str = "",
) -> CandidateRow:
    """Note what a person says: here, absent, admitted late (chief), refused (1-4).

    Whether somebody is PRESENT or LATE is decided by the room's clock, not by who asks.
    """
    case = CandidateCase(row=row, facts=facts, actor=actor, now_ms=now_ms, reason=reason)
    match to:
        case Attendance.PRESENT | Attendance.LATE if row.attendance is Attendance.ABSENT:
            ask(Step.ADMIT, case, version)
            return replace(row, attendance=Attendance.LATE, version=row.version + 1)
        case Attendance.PRESENT | Attendance.LATE:
            ask(Step.MARK_PRESENT, case, version)
            return replace(row, attendance=_arrival(facts), version=row.version + 1)
        case Attendance.ABSENT:
            ask(Step.MARK_ABSENT, case, version)
            return replace(row, attendance=to, version=row.version + 1)
        case Attendance.REFUSED:
            ask(Step.REFUSE_ENTRY, case, version)
            return _refused(row)
        case Attendance.EXPECTED:
            raise illegal(row.attendance, to)


def check_identity(  # noqa: PLR0913  the command's fields by name
    row: CandidateRow,
    to: Identity,
    *,
    actor: ActorRef,
    now_ms: int,
    version: int | None = None,
    reason: str = "",
) -> CandidateRow:
    """Note the outcome of comparing photo and person (5)."""
    case = CandidateCase(row=row, actor=actor, now_ms=now_ms, reason=reason)
    if to is Identity.UNVERIFIED:
        raise illegal(row.identity, to)
    ask(Step.CHECK_IDENTITY, case, version)
    return replace(row, identity=to, version=row.version + 1)


def _arrival(facts: CandidateFacts) -> Attendance:
    return Attendance.PRESENT if facts.room_started_ms is None else Attendance.LATE


def _refused(row: CandidateRow) -> CandidateRow:
    """Free the seat with the refusal."""
    return replace(
        row,
        attendance=Attendance.REFUSED,
        holds=(),
        device_id=None,
        waiting_device_id=None,
        version=row.version + 1,
    )
