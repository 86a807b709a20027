"""The one step that follows, and why it cannot be taken now: asked of the rules, never guessed."""

from dataclasses import dataclass
from enum import Enum

from common.console.rows.stage_facts import period_facts, room_facts
from common.core.errors import Fault
from common.protocol.rows import ActorRef, PeriodRow, RoomRow
from common.protocol.vocabulary import Stage
from common.rules.staff_view import StaffView
from common.rules.stages import (
    next_period_stage,
    next_room_stage,
    period_blockers,
    room_blockers,
)


class StepKind(Enum):
    """What a stage button does."""

    NEXT = "next"
    SUSPEND = "suspend"
    RESUME = "resume"


@dataclass(frozen=True, slots=True)
class StageStep:
    """One step that a stage button offers.

    Args:
        kind: forward, hold or resume.
        to: the stage it leads to.
        version: of the row that was looked at.
        reasons: why it is not possible now; empty when it is.
    """

    kind: StepKind
    to: Stage
    version: int
    reasons: tuple[Fault, ...] = ()


def room_step(
    view: StaffView, period: PeriodRow, room: RoomRow, actor: ActorRef, now_ms: int
) -> StageStep | None:
    """Return what the proctor's stage button offers; None at the end of the line.

    While the room runs nobody ends it by hand: the button suspends.
    """
    kind = _kind(room.stage)
    to = Stage.SUSPENDED if kind is StepKind.SUSPEND else next_room_stage(room)
    if to is None:
        return None
    facts = room_facts(view, period, room)
    reasons = room_blockers(room, to, actor=actor, period=period, facts=facts, now_ms=now_ms)
    return StageStep(kind, to, room.version, reasons)


def period_step(
    view: StaffView,
    period: PeriodRow,
    actor: ActorRef,
    now_ms: int,
    excluded: frozenset[str] = frozenset(),
) -> StageStep | None:
    """Return the gate that the chief opens next; None at the end of the line."""
    to = next_period_stage(period)
    if to is None:
        return None
    kind = StepKind.RESUME if period.stage is Stage.SUSPENDED else StepKind.NEXT
    return _period(view, period, actor, now_ms, to=to, kind=kind, excluded=excluded)


def period_hold(
    view: StaffView, period: PeriodRow, actor: ActorRef, now_ms: int
) -> StageStep | None:
    """Return the chief's suspension of all rooms; None when it makes no sense now."""
    if period.stage is not Stage.RUNNING:
        return None
    return _period(view, period, actor, now_ms, to=Stage.SUSPENDED, kind=StepKind.SUSPEND)


def _period(  # noqa: PLR0913  the fields of a step
    view: StaffView,
    period: PeriodRow,
    actor: ActorRef,
    now_ms: int,
    *,
    to: Stage,
    kind: StepKind,
    excluded: frozenset[str] = frozenset(),
) -> StageStep:
    facts = period_facts(view, period, excluded)
    reasons = period_blockers(period, to, actor=actor, facts=facts, now_ms=now_ms)
    return StageStep(kind, to, period.version, reasons)


def _kind(stage: Stage) -> StepKind:
    if stage is Stage.RUNNING:
        return StepKind.SUSPEND
    return StepKind.RESUME if stage is Stage.SUSPENDED else StepKind.NEXT
