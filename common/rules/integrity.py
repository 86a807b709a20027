"""What is known of fair conduct (25-31): flag, warn, escalate, propose, decide, overturn.

Detection flags and escalates; only people warn and disqualify.
"""

import msgspec
from msgspec.structs import replace

from common.core.errors import Fault
from common.protocol.rows import ActorRef, IntegrityRow
from common.protocol.vocabulary import Integrity
from common.rules.engine import blockers, check_version, require
from common.rules.incidents import Threshold, crossed
from common.rules.integrity_table import (
    FLAG_FROM,
    INTEGRITY_TRANSITIONS,
    IntegrityCase,
    IntegrityFacts,
    IntegrityStep,
)
from common.rules.transition import illegal


class Assessment(msgspec.Struct, frozen=True, kw_only=True):
    """What a new score means.

    Args:
        row: the integrity row; the same object where nothing changed.
        passed: thresholds passed on the way up: proposals for the feed, and the LOCK.
    """

    row: IntegrityRow
    passed: tuple[Threshold, ...]


def assess(row: IntegrityRow, *, before: float, after: float) -> Assessment:
    """Take over a new score and let the system flag or escalate (25, 27).

    Args:
        row: the candidate's integrity.
        before: `total_score` now, without the newest change.
        after: `total_score` now, with it.
    """
    integrity = row.integrity
    if integrity is Integrity.CLEAN and after >= FLAG_FROM:
        integrity = Integrity.FLAGGED
    passed = crossed(before, after)
    escalates = INTEGRITY_TRANSITIONS[IntegrityStep.ESCALATE].sources
    if Threshold.ESCALATE in passed and integrity in escalates:
        integrity = Integrity.REVIEW
    if (integrity, after) == (row.integrity, row.score):
        return Assessment(row=row, passed=passed)
    changed = replace(row, integrity=integrity, score=after, version=row.version + 1)
    return Assessment(row=changed, passed=passed)


def change_integrity(  # noqa: PLR0913  the command's fields by name
    row: IntegrityRow,
    step: IntegrityStep,
    to: Integrity,
    *,
    facts: IntegrityFacts,
    actor: ActorRef,
    now_ms: int,
    version: int | None = None,
    reason: str = "",
    second: ActorRef | None = None,
) -> IntegrityRow:
    """Take one step of the table; the named functions below are the usual way.

    Raises:
        RefusedError: STALE_VERSION, ILLEGAL_TRANSITION, FORBIDDEN, SECOND_PERSON_NEEDED,
            REASON_REQUIRED or GUARD_FAILED.
    """
    check_version(row.version, version)
    rule = INTEGRITY_TRANSITIONS[step]
    if row.integrity not in rule.sources or to not in rule.targets:
        raise illegal(row.integrity, to)
    require(
        rule,
        IntegrityCase(
            row=row,
            facts=facts,
            to=to,
            actor=actor,
            now_ms=now_ms,
            reason=reason,
            second_id=None if second is None else second.id,
            second_role=None if second is None else second.role,
        ),
    )
    return replace(row, integrity=to, version=row.version + 1)


def integrity_blockers(
    row: IntegrityRow,
    step: IntegrityStep,
    *,
    facts: IntegrityFacts,
    actor: ActorRef,
    now_ms: int,
) -> tuple[Fault, ...]:
    """Say why the button for this step is off; empty when it is on."""
    rule = INTEGRITY_TRANSITIONS[step]
    to = Integrity(min(rule.targets))
    if row.integrity not in rule.sources:
        return (illegal(row.integrity, to).fault(),)
    case = IntegrityCase(row=row, facts=facts, to=to, actor=actor, now_ms=now_ms)
    return blockers(rule, case)


def flag(
    row: IntegrityRow, *, actor: ActorRef, now_ms: int, version: int | None = None
) -> IntegrityRow:
    """Flag a candidate by hand, for what no detector sees (25)."""
    facts = IntegrityFacts(score=row.score)
    return change_integrity(
        row,
        IntegrityStep.FLAG,
        Integrity.FLAGGED,
        facts=facts,
        actor=actor,
        now_ms=now_ms,
        version=version,
    )


def escalate(
    row: IntegrityRow, *, actor: ActorRef, now_ms: int, version: int | None = None
) -> IntegrityRow:
    """Put a candidate into the chief's queue (27)."""
    facts = IntegrityFacts(score=row.score)
    return change_integrity(
        row,
        IntegrityStep.ESCALATE,
        Integrity.REVIEW,
        facts=facts,
        actor=actor,
        now_ms=now_ms,
        version=version,
    )
