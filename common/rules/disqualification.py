"""실격 (28-31): a proctor proposes, another person decides, a third signs the way back."""

from common.protocol.rows import ActorRef, IntegrityRow
from common.protocol.vocabulary import Integrity, Stage
from common.rules.integrity import change_integrity
from common.rules.integrity_table import IntegrityFacts, IntegrityStep


def propose_disqualification(  # noqa: PLR0913  the command's fields by name
    row: IntegrityRow,
    *,
    evidence: int,
    actor: ActorRef,
    now_ms: int,
    reason: str,
    version: int | None = None,
) -> IntegrityRow:
    """Propose it (28); the caller freezes the answers and asks for a LOCK.

    Args:
        row: the candidate's integrity.
        evidence: pieces attached.
        actor: the proctor, the first of the two persons.
        now_ms: when.
        reason: the code and the text.
        version: the row's version the actor saw.
    """
    return change_integrity(
        row,
        IntegrityStep.PROPOSE,
        Integrity.DQ_PROPOSED,
        facts=IntegrityFacts(evidence=evidence),
        actor=actor,
        now_ms=now_ms,
        reason=reason,
        version=version,
    )


def approve_disqualification(  # noqa: PLR0913  the command's fields by name
    row: IntegrityRow,
    *,
    proposer: ActorRef,
    evidence_viewed: bool,
    actor: ActorRef,
    now_ms: int,
    version: int | None = None,
) -> IntegrityRow:
    """Confirm it (29); the caller asks for the seal of kind FORCE."""
    return change_integrity(
        row,
        IntegrityStep.APPROVE,
        Integrity.DISQUALIFIED,
        facts=IntegrityFacts(evidence_viewed=evidence_viewed),
        actor=actor,
        second=proposer,
        now_ms=now_ms,
        version=version,
    )


def reject_disqualification(  # noqa: PLR0913  the command's fields by name
    row: IntegrityRow,
    to: Integrity,
    *,
    actor: ActorRef,
    now_ms: int,
    reason: str,
    version: int | None = None,
) -> IntegrityRow:
    """Refuse it (30): CLEARED, or back to WARNED; the caller releases the LOCK with its time."""
    return change_integrity(
        row,
        IntegrityStep.REJECT,
        to,
        facts=IntegrityFacts(),
        actor=actor,
        now_ms=now_ms,
        reason=reason,
        version=version,
    )


def overturn_disqualification(  # noqa: PLR0913  the command's fields by name
    row: IntegrityRow,
    *,
    period_stage: Stage,
    actor: ActorRef,
    second: ActorRef | None,
    now_ms: int,
    reason: str = "",
    version: int | None = None,
) -> IntegrityRow:
    """Take it back (31), chief and administration together; both records are kept."""
    return change_integrity(
        row,
        IntegrityStep.OVERTURN,
        Integrity.CLEARED,
        facts=IntegrityFacts(period_stage=period_stage),
        actor=actor,
        second=second,
        now_ms=now_ms,
        reason=reason,
        version=version,
    )
