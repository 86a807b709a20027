"""How a step of a candidate is asked for: the seen version, the source, then the rule."""

from common.core.errors import Fault
from common.protocol.rows import ActorRef, CandidateRow
from common.protocol.vocabulary import HoldKind
from common.rules.candidate_case import CandidateCase
from common.rules.candidate_table import CANDIDATE_TRANSITIONS
from common.rules.engine import blockers, check_version, require
from common.rules.facts import CandidateFacts
from common.rules.step import Step
from common.rules.transition import Field


def ask(step: Step, case: CandidateCase, version: int | None) -> None:
    """Let the step pass or refuse it.

    Raises:
        RefusedError: STALE_VERSION, ILLEGAL_TRANSITION, FORBIDDEN, SECOND_PERSON_NEEDED,
            REASON_REQUIRED, DEADLINE_PASSED or GUARD_FAILED.
    """
    check_version(case.row.version, version)
    rule = CANDIDATE_TRANSITIONS[step]
    rule.require_source(case)
    require(rule, case)


def candidate_blockers(
    row: CandidateRow, step: Step, *, actor: ActorRef, facts: CandidateFacts, now_ms: int
) -> tuple[Fault, ...]:
    """Say why the button for this step is off; empty when it is on.

    What a dialog asks for when it is pressed (reason, verdict, second person) blocks nothing.
    """
    rule = CANDIDATE_TRANSITIONS[step]
    kind = HoldKind(min(rule.targets)) if rule.field is Field.HOLDS else None
    case = CandidateCase(row=row, actor=actor, facts=facts, now_ms=now_ms, kind=kind)
    wrong = rule.wrong_source(case)
    if wrong is not None:
        return (wrong.fault(),)
    return blockers(rule, case)
