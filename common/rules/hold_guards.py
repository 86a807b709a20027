"""Guards of the holds (states.md 4.3, 19-24), by name."""

from common.core.errors import ErrorCode, RefusedError
from common.protocol.vocabulary import Progress, Role, Stage
from common.rules.candidate_case import Answer, CandidateCase
from common.rules.candidate_words import has_hold
from common.rules.engine import refuse
from common.rules.reasons import Reason


def not_in_submission(case: CandidateCase) -> Answer:
    """Whoever is handing in is not locked any more."""
    submitting = case.row.progress is Progress.SUBMITTING
    return refuse(Reason.IN_SUBMISSION) if submitting else None


def is_not_held_so(case: CandidateCase) -> Answer:
    """The same hold is not placed twice."""
    if case.kind is None or not has_hold(case.row, case.kind):
        return None
    return RefusedError(ErrorCode.ILLEGAL_TRANSITION, Reason.ALREADY_HELD, kind=case.kind)


def is_held_so(case: CandidateCase) -> Answer:
    """There is such a hold to release."""
    if case.kind is not None and has_hold(case.row, case.kind):
        return None
    return RefusedError(ErrorCode.ILLEGAL_TRANSITION, Reason.NOT_HELD, kind=case.kind)


def leaves_are_left(case: CandidateCase) -> Answer:
    """The centre's policy allows another leave."""
    limit = case.facts.leave_limit
    if limit is None or case.facts.leaves_taken < limit:
        return None
    return refuse(Reason.LEAVES_USED_UP, limit=limit)


def target_is_ready(case: CandidateCase) -> Answer:
    """The new seat is free and its device healthy."""
    return None if case.facts.target_ready else refuse(Reason.TARGET_SEAT)


def released_by_chief_if_escalated(case: CandidateCase) -> Answer:
    """A LOCK that went to the chief is released by the chief."""
    escalated = any(hold.kind is case.kind and hold.escalated for hold in case.row.holds)
    if escalated and case.actor.role is Role.PROCTOR:
        return RefusedError(ErrorCode.FORBIDDEN, Reason.CHIEF_RELEASES)
    return None


def verdict_is_chosen(case: CandidateCase) -> Answer:
    """A person who releases a LOCK says what it was."""
    if case.verdict is not None or case.actor.role is Role.SYSTEM:
        return None
    return RefusedError(ErrorCode.REASON_REQUIRED, Reason.VERDICT_NEEDED)


def room_is_suspended(case: CandidateCase) -> Answer:
    """ROOM follows the room's stage."""
    held = case.facts.room_stage is Stage.SUSPENDED
    return None if held else refuse(Reason.NOT_SUSPENDED)


def room_is_resumed(case: CandidateCase) -> Answer:
    """ROOM ends with the room's suspension, not for one candidate alone."""
    held = case.facts.room_stage is Stage.SUSPENDED
    return refuse(Reason.STILL_SUSPENDED) if held else None


def sitting_is_suspended(case: CandidateCase) -> Answer:
    """SITTING follows the period's stage."""
    held = case.facts.period_stage is Stage.SUSPENDED
    return None if held else refuse(Reason.NOT_SUSPENDED)


def sitting_is_resumed(case: CandidateCase) -> Answer:
    """SITTING ends with the period's suspension, not for one candidate alone."""
    held = case.facts.period_stage is Stage.SUSPENDED
    return refuse(Reason.STILL_SUSPENDED) if held else None
