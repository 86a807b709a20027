"""Who handed in by mistake goes on: one person proposes it, another one, a chief, decides (18).

Nobody gets minutes by it: the end of the attempt stays. It is written under a new number of the
lease, so that what was sent before the seal can never be taken for an answer after it.
"""

from msgspec.structs import replace

from common.core.errors import Fault, RefusedError
from common.protocol.rows import ActorRef, CandidateRow
from common.protocol.vocabulary import Progress, Role
from common.rules.candidate.change import ask
from common.rules.candidate_case import CandidateCase
from common.rules.candidate_table import CANDIDATE_TRANSITIONS
from common.rules.engine import blockers, check_version, refuse, require
from common.rules.facts import CandidateFacts
from common.rules.reasons import Reason
from common.rules.step import Step

_PROPOSE = replace(
    CANDIDATE_TRANSITIONS[Step.REOPEN],
    who=frozenset({Role.PROCTOR, Role.CHIEF}),
    two_person=False,
)
"""What must hold already when it is proposed: all of the act but its second person."""


def check_proposal(  # noqa: PLR0913  the command's fields by name
    row: CandidateRow,
    *,
    facts: CandidateFacts,
    actor: ActorRef,
    now_ms: int,
    reason: str,
    waits: bool,
    version: int | None = None,
) -> None:
    """Refuse to propose what could not be done now, or waits for a decision already (`waits`).

    Raises:
        RefusedError: STALE_VERSION, ILLEGAL_TRANSITION (not handed in), FORBIDDEN,
            REASON_REQUIRED, DEADLINE_PASSED or GUARD_FAILED.
    """
    check_version(row.version, version)
    case = CandidateCase(row=row, facts=facts, actor=actor, now_ms=now_ms, reason=reason)
    _PROPOSE.require_source(case)
    require(_PROPOSE, case)
    if waits:
        raise refuse(Reason.PROPOSED)


def reopening_blockers(
    row: CandidateRow, *, facts: CandidateFacts, actor: ActorRef, now_ms: int, waits: bool
) -> tuple[Fault, ...]:
    """Say why it cannot be proposed now; empty when it can. A dialog asks for the reason."""
    case = CandidateCase(row=row, facts=facts, actor=actor, now_ms=now_ms)
    wrong: RefusedError | None = _PROPOSE.wrong_source(case)
    if wrong is None and waits:
        wrong = refuse(Reason.PROPOSED)
    return blockers(_PROPOSE, case) if wrong is None else (wrong.fault(),)


def reopen(  # noqa: PLR0913  the command's fields by name
    row: CandidateRow,
    *,
    facts: CandidateFacts,
    actor: ActorRef,
    second_id: str | None,
    now_ms: int,
    reason: str,
    version: int | None = None,
) -> CandidateRow:
    """Open a sealed attempt again for a new submission version (18).

    `second_id` is who proposed it.

    Raises:
        RefusedError: STALE_VERSION, ILLEGAL_TRANSITION, FORBIDDEN, SECOND_PERSON_NEEDED,
            REASON_REQUIRED, DEADLINE_PASSED or GUARD_FAILED.
    """
    case = CandidateCase(
        row=row,
        facts=facts,
        actor=actor,
        second_id=second_id,
        now_ms=now_ms,
        reason=reason,
    )
    ask(Step.REOPEN, case, version)
    return replace(row, progress=Progress.IN_PROGRESS, epoch=row.epoch + 1, version=row.version + 1)
