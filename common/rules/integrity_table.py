"""Transitions 25-31 of states.md 4.3 as data, with their guards."""

from enum import StrEnum

import msgspec

from common.core.errors import ErrorCode, RefusedError
from common.protocol.rows import IntegrityRow
from common.protocol.vocabulary import Integrity, QueueName, Role, Stage
from common.rules.engine import Case, refuse
from common.rules.incidents import THRESHOLDS, Threshold
from common.rules.reasons import Reason
from common.rules.stage_order import rank
from common.rules.transition import Field, Transition

FLAG_FROM = 1.0
"""The score from which the system flags a candidate."""


class IntegrityStep(StrEnum):
    """Each row of the table by a name."""

    FLAG = "flag"
    WARN = "warn"
    ESCALATE = "escalate"
    PROPOSE = "propose"
    APPROVE = "approve"
    REJECT = "reject"
    OVERTURN = "overturn"


class IntegrityFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What is known around a candidate's integrity.

    Args:
        score: the score as it is now.
        evidence: pieces of evidence attached (an incident, a picture, a person's own words).
        evidence_viewed: the deciding chief has opened them.
        period_stage: the stage the period is in.
    """

    score: float = 0.0
    evidence: int = 0
    evidence_viewed: bool = False
    period_stage: Stage = Stage.RUNNING


class IntegrityCase(Case, frozen=True, kw_only=True):
    """A candidate's integrity about to change."""

    row: IntegrityRow
    facts: IntegrityFacts
    to: Integrity
    second_role: Role | None = None


Answer = RefusedError | None


def score_flags(case: IntegrityCase) -> Answer:
    """By itself it flags from one point on."""
    return _score_from(case, FLAG_FROM)


def score_escalates(case: IntegrityCase) -> Answer:
    """By itself it goes to the chief only from the threshold on."""
    return _score_from(case, THRESHOLDS[Threshold.ESCALATE])


def _score_from(case: IntegrityCase, points: float) -> Answer:
    if case.actor.role is not Role.SYSTEM or case.facts.score >= points:
        return None
    return refuse(Reason.SCORE_TOO_LOW)


def evidence_is_attached(case: IntegrityCase) -> Answer:
    """Nobody is warned or proposed without something to show."""
    return None if case.facts.evidence else refuse(Reason.NO_EVIDENCE)


def evidence_was_viewed(case: IntegrityCase) -> Answer:
    """Who decides has seen what it is about."""
    return None if case.facts.evidence_viewed else refuse(Reason.EVIDENCE_NOT_VIEWED)


def there_is_a_warning(case: IntegrityCase) -> Answer:
    """Back to WARNED goes only who was warned."""
    if case.to is not Integrity.WARNED or case.row.warnings:
        return None
    return refuse(Reason.NO_WARNING_YET)


def second_is_admin(case: IntegrityCase) -> Answer:
    """An overturned disqualification is signed by the administration, too."""
    if case.second_role is Role.ADMIN:
        return None
    return RefusedError(ErrorCode.SECOND_PERSON_NEEDED, Reason.SECOND_PERSON_ADMIN)


def before_reconciled(case: IntegrityCase) -> Answer:
    """What was reconciled stands."""
    late = rank(case.facts.period_stage) >= rank(Stage.RECONCILED)
    return refuse(Reason.RECONCILED) if late else None


class IntegrityTransition(Transition[IntegrityCase], frozen=True, kw_only=True):
    """A row about the integrity row; owned by the cheating manager."""

    field: Field = Field.INTEGRITY
    owner: QueueName = QueueName.CHEATING


_OPEN = frozenset(Integrity) - {Integrity.DQ_PROPOSED, Integrity.DISQUALIFIED}
_STAFF = frozenset({Role.PROCTOR, Role.CHIEF})
_CHIEF = frozenset({Role.CHIEF})

INTEGRITY_TRANSITIONS: dict[IntegrityStep, IntegrityTransition] = {
    IntegrityStep.FLAG: IntegrityTransition(
        number=25,
        sources=frozenset({Integrity.CLEAN}),
        targets=frozenset({Integrity.FLAGGED}),
        who=frozenset({Role.SYSTEM, Role.PROCTOR}),
        guards=(score_flags,),
    ),
    IntegrityStep.WARN: IntegrityTransition(
        number=26,
        sources=_OPEN,
        targets=frozenset({Integrity.WARNED}),
        who=_STAFF,
        guards=(evidence_is_attached,),
    ),
    IntegrityStep.ESCALATE: IntegrityTransition(
        number=27,
        sources=_OPEN - {Integrity.REVIEW},
        targets=frozenset({Integrity.REVIEW}),
        who=frozenset({Role.SYSTEM, Role.PROCTOR}),
        guards=(score_escalates,),
    ),
    IntegrityStep.PROPOSE: IntegrityTransition(
        number=28,
        sources=_OPEN,
        targets=frozenset({Integrity.DQ_PROPOSED}),
        who=frozenset({Role.PROCTOR}),
        needs_reason=True,
        guards=(evidence_is_attached,),
    ),
    IntegrityStep.APPROVE: IntegrityTransition(
        number=29,
        sources=frozenset({Integrity.DQ_PROPOSED}),
        targets=frozenset({Integrity.DISQUALIFIED}),
        who=_CHIEF,
        two_person=True,
        guards=(evidence_was_viewed,),
    ),
    IntegrityStep.REJECT: IntegrityTransition(
        number=30,
        sources=frozenset({Integrity.DQ_PROPOSED}),
        targets=frozenset({Integrity.CLEARED, Integrity.WARNED}),
        who=_CHIEF,
        needs_reason=True,
        guards=(there_is_a_warning,),
    ),
    IntegrityStep.OVERTURN: IntegrityTransition(
        number=31,
        sources=frozenset({Integrity.DISQUALIFIED}),
        targets=frozenset({Integrity.CLEARED}),
        who=_CHIEF,
        two_person=True,
        guards=(second_is_admin, before_reconciled),
    ),
}
