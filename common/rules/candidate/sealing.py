"""How an attempt ends (13-16).

The answer manager seals; it asks the `check_…` functions before, and the state manager sets the
terminal progress with `seal` afterwards. The first seal of a version wins, so `seal` believes it.
"""

from msgspec.structs import replace

from common.core.errors import ErrorCode, RefusedError
from common.protocol.rows import ActorRef, CandidateRow
from common.protocol.vocabulary import Progress, Role, SubmissionKind
from common.rules.candidate.change import ask
from common.rules.candidate.lost_time import give_back
from common.rules.candidate_case import CandidateCase
from common.rules.candidate_words import HERE, OVER, PREPARING, WRITING
from common.rules.deadline import clock_stands_since, remaining_ms
from common.rules.engine import check_version
from common.rules.facts import CandidateFacts
from common.rules.reasons import Reason
from common.rules.step import Step
from common.rules.transition import illegal

PROGRESS_OF: dict[SubmissionKind, Progress] = {
    SubmissionKind.SUBMITTED: Progress.SUBMITTED,
    SubmissionKind.BLANK: Progress.BLANK,
    SubmissionKind.AUTO: Progress.AUTO_SUBMITTED,
    SubmissionKind.FORCE: Progress.FORCE_SUBMITTED,
    SubmissionKind.WITHDRAWN: Progress.WITHDRAWN,
}
_WITHOUT_START = frozenset({SubmissionKind.FORCE, SubmissionKind.WITHDRAWN})


def check_submit(
    row: CandidateRow, *, actor: ActorRef, now_ms: int, version: int | None = None
) -> None:
    """Refuse a final confirmation that does not follow the first step (13)."""
    ask(Step.SUBMIT, CandidateCase(row=row, actor=actor, now_ms=now_ms), version)


def is_due(row: CandidateRow, now_ms: int) -> bool:
    """Say whether the time of a candidate who still writes is over (14)."""
    stands = clock_stands_since(row.holds) is not None
    return row.progress in WRITING and not stands and not remaining_ms(row, now_ms)


def check_auto_submit(
    row: CandidateRow,
    *,
    facts: CandidateFacts,
    actor: ActorRef,
    now_ms: int,
    version: int | None = None,
) -> None:
    """Refuse to seal by the clock while there is time or the clock stands still (14)."""
    case = CandidateCase(row=row, facts=facts, actor=actor, now_ms=now_ms)
    ask(Step.AUTO_SUBMIT, case, version)


def check_force_submit(  # noqa: PLR0913  the command's fields by name
    row: CandidateRow,
    *,
    actor: ActorRef,
    second_id: str | None,
    now_ms: int,
    reason: str,
    version: int | None = None,
) -> None:
    """Refuse to hand in for somebody without chief, proposer and reason (15)."""
    case = CandidateCase(row=row, actor=actor, second_id=second_id, now_ms=now_ms, reason=reason)
    ask(Step.FORCE_SUBMIT, case, version)


def withdraw(
    row: CandidateRow,
    *,
    actor: ActorRef,
    now_ms: int,
    reason: str,
    version: int | None = None,
) -> CandidateRow:
    """Confirm that the candidate gives up (16).

    Progress changes only with the seal, which the caller asks for (kind WITHDRAWN); the new
    version makes what others saw before stale.
    """
    ask(Step.WITHDRAW, CandidateCase(row=row, actor=actor, now_ms=now_ms, reason=reason), version)
    return replace(row, version=row.version + 1)


def seal(
    row: CandidateRow,
    kind: SubmissionKind,
    *,
    actor: ActorRef,
    now_ms: int,
    version: int | None = None,
) -> CandidateRow:
    """Set the terminal progress that a seal implies and end all holds (13-16).

    The same seal again changes nothing. A seal counts also where the candidate went back in the
    same moment: it is durable, going back was not.

    Raises:
        RefusedError: STALE_VERSION, FORBIDDEN, ALREADY_SEALED or ILLEGAL_TRANSITION.
    """
    check_version(row.version, version)
    if actor.role is not Role.SYSTEM:
        raise RefusedError(ErrorCode.FORBIDDEN, Reason.ROLE, role=actor.role)
    target = PROGRESS_OF[kind]
    if row.progress in (target, Progress.CHECKED_OUT):
        return row
    if row.progress in OVER:
        raise RefusedError(ErrorCode.ALREADY_SEALED, Reason.ATTEMPT_OVER)
    if not _may_end(row, kind):
        raise illegal(row.progress, target)
    freed = _without_holds(row, now_ms)
    return replace(freed, progress=target, waiting_device_id=None, version=row.version + 1)


def _may_end(row: CandidateRow, kind: SubmissionKind) -> bool:
    """Say whether there is something to seal: an exam begun, or who came and does not begin."""
    if row.progress in WRITING:
        return True
    return kind in _WITHOUT_START and row.progress in PREPARING and row.attendance in HERE


def _without_holds(row: CandidateRow, now_ms: int) -> CandidateRow:
    """End all holds; those that stop the clock give their time back as in a release."""
    while row.holds:
        ended, *others = row.holds
        row = replace(row, holds=tuple(others))
        if ended.compensate:
            row = give_back(row, ended, now_ms=now_ms, since_start_ms=row.started_ms)
    return row
