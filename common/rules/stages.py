"""Stages of period and room: asked here, decided by the table, returned as the new row."""

from msgspec.structs import replace

from common.core.errors import ErrorCode, Fault, RefusedError
from common.protocol.rows import ActorRef, PeriodRow, RoomRow
from common.protocol.vocabulary import Role, Stage
from common.rules.engine import blockers, check_version, require
from common.rules.facts import PeriodFacts, RoomFacts
from common.rules.reasons import Reason
from common.rules.stage_guards import PeriodCase, RoomCase
from common.rules.stage_order import next_period_stage, next_room_stage, rank
from common.rules.stage_table import (
    PERIOD_TRANSITIONS,
    ROOM_TRANSITIONS,
    PeriodTransition,
    RoomTransition,
    StageTransition,
)

__all__ = [
    "PERIOD_TRANSITIONS",
    "ROOM_TRANSITIONS",
    "PeriodFacts",
    "RoomFacts",
    "StageTransition",
    "change_period",
    "change_room",
    "next_period_stage",
    "next_room_stage",
    "period_blockers",
    "room_blockers",
    "room_follows",
]


def change_period(  # noqa: PLR0913  the command's fields by name
    row: PeriodRow,
    to: Stage,
    *,
    actor: ActorRef,
    version: int | None,
    facts: PeriodFacts,
    now_ms: int,
    reason: str = "",
) -> PeriodRow:
    """Return the period in its new stage.

    Raises:
        RefusedError: STALE_VERSION, ILLEGAL_TRANSITION, FORBIDDEN, SECOND_PERSON_NEEDED,
            REASON_REQUIRED, GUARD_FAILED or RECONCILIATION_DIFFERENCE.
    """
    check_version(row.version, version)
    case = _period_case(row, to, actor, facts, now_ms, reason)
    require(_period_rule(row.stage, to, actor.role), case)
    changed = replace(row, stage=to, version=row.version + 1, reason=reason)
    if to is Stage.RUNNING and row.stage is Stage.READY:
        return replace(changed, started_ms=now_ms)
    if to is Stage.SUSPENDED:
        return replace(changed, suspended_ms=now_ms)
    if row.suspended_ms is not None:
        lost = now_ms - row.suspended_ms
        total = row.suspended_total_ms + lost
        return replace(changed, suspended_ms=None, suspended_total_ms=total)
    return changed


def change_room(  # noqa: PLR0913  the command's fields by name
    row: RoomRow,
    to: Stage,
    *,
    actor: ActorRef,
    version: int | None,
    period: PeriodRow,
    facts: RoomFacts,
    now_ms: int,
    reason: str = "",
) -> RoomRow:
    """Return the room in its new stage; whether it is the actor's own room `permit` says.

    Raises:
        RefusedError: STALE_VERSION, ILLEGAL_TRANSITION, FORBIDDEN, REASON_REQUIRED or
            GUARD_FAILED.
    """
    check_version(row.version, version)
    case = _room_case(row, to, actor, period, facts, now_ms, reason)
    require(_room_rule(row.stage, to, actor.role), case)
    changed = replace(row, stage=to, version=row.version + 1, reason=reason)
    if to is Stage.RUNNING and row.stage is Stage.READY:
        return replace(changed, started_ms=now_ms)
    if to is Stage.SUSPENDED:
        return replace(changed, suspended_ms=now_ms)
    if row.suspended_ms is not None:
        lost = now_ms - row.suspended_ms
        total = row.suspended_total_ms + lost
        return replace(changed, suspended_ms=None, suspended_total_ms=total)
    return changed


def period_blockers(
    row: PeriodRow, to: Stage, *, actor: ActorRef, facts: PeriodFacts, now_ms: int
) -> tuple[Fault, ...]:
    """Say why the button for this stage is off; empty when it is on.

    A missing reason or second person blocks nothing: the dialog asks for it.
    """
    try:
        rule = _period_rule(row.stage, to, actor.role)
    except RefusedError as refusal:
        return (refusal.fault(),)
    return blockers(rule, _period_case(row, to, actor, facts, now_ms))


def room_blockers(  # noqa: PLR0913  the command's fields by name
    row: RoomRow,
    to: Stage,
    *,
    actor: ActorRef,
    period: PeriodRow,
    facts: RoomFacts,
    now_ms: int,
) -> tuple[Fault, ...]:
    """Say why the button for this stage is off; empty when it is on."""
    try:
        rule = _room_rule(row.stage, to, actor.role)
    except RefusedError as refusal:
        return (refusal.fault(),)
    return blockers(rule, _room_case(row, to, actor, period, facts, now_ms))


_FOLLOWS: dict[tuple[Stage, Stage], Stage] = {
    (Stage.OPEN, Stage.SEALED_IN): Stage.OPEN,
    (Stage.BRIEFING, Stage.SEALED_IN): Stage.OPEN,
    (Stage.READY, Stage.SEALED_IN): Stage.OPEN,
    (Stage.RUNNING, Stage.SEALED_IN): Stage.OPEN,
    (Stage.BRIEFING, Stage.READY): Stage.BRIEFING,
    (Stage.RUNNING, Stage.READY): Stage.RUNNING,
    (Stage.ENDING, Stage.RUNNING): Stage.ENDING,
    (Stage.CLOSED, Stage.ENDING): Stage.CLOSED,
}


def room_follows(period: Stage, room: Stage) -> Stage | None:
    """Return the stage a room takes when its period has just come to `period`, or None.

    It is done through `change_room`, whose guards may refuse: a room without its proctor stays
    SEALED_IN, a room that started late runs on. An early end is done as the chief's own act.
    """
    return _FOLLOWS.get((period, room))


def _period_rule(source: Stage, to: Stage, role: Role) -> PeriodTransition:
    rules = [r for r in PERIOD_TRANSITIONS if r.source is source and r.target is to]
    if not rules:
        raise _illegal(source, to)
    return next((rule for rule in rules if role in rule.who), rules[0])


def _room_rule(source: Stage, to: Stage, role: Role) -> RoomTransition:
    rules = [r for r in ROOM_TRANSITIONS if r.source is source and r.target is to]
    if not rules:
        raise _illegal(source, to)
    return next((rule for rule in rules if role in rule.who), rules[0])


def _illegal(source: Stage, to: Stage) -> RefusedError:
    if to is Stage.RUNNING and rank(source) >= rank(Stage.CLOSED):
        return RefusedError(ErrorCode.ILLEGAL_TRANSITION, Reason.NEVER_RESUMES, source=source)
    return RefusedError(ErrorCode.ILLEGAL_TRANSITION, Reason.STAGE, source=source, target=to)


def _period_case(  # noqa: PLR0913, PLR0917  as the public functions
    row: PeriodRow, to: Stage, actor: ActorRef, facts: PeriodFacts, now_ms: int, reason: str = ""
) -> PeriodCase:
    return PeriodCase(
        row=row,
        to=to,
        facts=facts,
        actor=actor,
        now_ms=now_ms,
        reason=reason,
        second_id=facts.second_id,
    )


def _room_case(  # noqa: PLR0913, PLR0917  as the public functions
    row: RoomRow,
    to: Stage,
    actor: ActorRef,
    period: PeriodRow,
    facts: RoomFacts,
    now_ms: int,
    reason: str = "",
) -> RoomCase:
    return RoomCase(
        row=row, to=to, period=period, facts=facts, actor=actor, now_ms=now_ms, reason=reason
    )
