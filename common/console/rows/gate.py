"""The chief's gates: what stands in the way of each, and what a dialog asks."""

from dataclasses import dataclass

from common.console.rows.gate_checks import GateCheck, gate_checks
from common.console.rows.periods import rooms_of
from common.console.rows.stage_facts import manned_rooms
from common.console.rows.stage_step import StageStep, StepKind, period_step
from common.core.errors import Fault
from common.protocol.rows import ActorRef, PeriodRow, RoomRow
from common.protocol.vocabulary import Stage
from common.rules.reasons import Reason
from common.rules.staff_view import StaffView
from common.rules.stage_order import rank

OVERRIDABLE = frozenset({Reason.DOCTOR_NOT_GREEN, Reason.STILL_OPEN, Reason.UNSENT_JOURNALS})
"""What the chief may pass with a reason in words."""
EXCLUDABLE = frozenset({Reason.ROOMS_WITHOUT_PROCTOR, Reason.ROOMS_NOT_REPORTED})
"""What the chief may pass by leaving rooms out by name."""
_ASKED = {f"error.{reason}" for reason in OVERRIDABLE | EXCLUDABLE}
_NEEDS_REASON = frozenset({Stage.ENDING, Stage.SUSPENDED})


@dataclass(frozen=True, slots=True)
class Gate:
    """The next gate of a period.

    Args:
        checks: what is looked at before it.
        blocked: why it cannot be opened now, whatever the chief says.
        asks: reasons that the chief may pass: by words, or by leaving rooms out.
        in_the_way: rooms that the chief may leave out.
        left_out: ids of those of them that were left out before: they never opened.
        needs_words: the dialog asks for a reason.
    """

    step: StageStep
    checks: tuple[GateCheck, ...]
    blocked: tuple[Fault, ...]
    asks: tuple[Fault, ...]
    in_the_way: tuple[RoomRow, ...]
    left_out: frozenset[str]
    needs_words: bool


def next_gate(
    view: StaffView,
    period: PeriodRow,
    actor: ActorRef,
    now_ms: int,
    refusal: Fault | None = None,
) -> Gate | None:
    """Return the gate that follows; None at the end of the line.

    Args:
        view: what the console knows.
        period: the period.
        actor: the chief.
        now_ms: the server's time.
        refusal: what the server said of the last try; it may know more than the console.
    """
    step = period_step(view, period, actor, now_ms)
    if step is None:
        return None
    known = {fault.key for fault in step.reasons}
    told = () if refusal is None or refusal.key in known else (refusal,)
    reasons = (*step.reasons, *(fault for fault in told if fault.key in _ASKED))
    asks = tuple(fault for fault in reasons if fault.key in _ASKED)
    rooms = _in_the_way(view, period, step.to)
    shut = {room.room_id for room in rooms if room.stage is Stage.SEALED_IN}
    return Gate(
        step=step,
        checks=gate_checks(view, period, step.to),
        blocked=tuple(fault for fault in reasons if fault.key not in _ASKED),
        asks=asks,
        in_the_way=rooms,
        left_out=frozenset(shut) if period.stage is not Stage.SEALED_IN else frozenset(),
        needs_words=needs_words(step, asks),
    )


def needs_words(step: StageStep, asks: tuple[Fault, ...]) -> bool:
    """Say whether the chief has to write why."""
    if step.kind is StepKind.NEXT and step.to in _NEEDS_REASON:
        return True
    return any(fault.key == f"error.{reason}" for fault in asks for reason in OVERRIDABLE)


def still_blocked(
    view: StaffView, period: PeriodRow, actor: ActorRef, now_ms: int, excluded: frozenset[str]
) -> tuple[Fault, ...]:
    """Return what stands in the way with some rooms left out; words pass what they may."""
    step = period_step(view, period, actor, now_ms, excluded)
    passable = {f"error.{reason}" for reason in OVERRIDABLE}
    return () if step is None else tuple(f for f in step.reasons if f.key not in passable)


def _in_the_way(view: StaffView, period: PeriodRow, to: Stage) -> tuple[RoomRow, ...]:
    rooms = rooms_of(view, period.period_id)
    if to is Stage.OPEN:
        manned = manned_rooms(view)
        return tuple(room for room in rooms if room.room_id not in manned)
    if to is Stage.READY:
        return tuple(room for room in rooms if rank(room.stage) < rank(Stage.BRIEFING))
    return ()
