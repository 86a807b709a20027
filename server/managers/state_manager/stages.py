"""Drives the stages: the chief's period, the proctors' rooms, and how rooms follow their period."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from common.core.clock import Clock
from common.core.errors import RefusedError
from common.protocol.routing import Address
from common.protocol.rows import ActorRef, PeriodRow, RoomRow
from common.protocol.stages import (
    ChangePeriodStage,
    ChangeRoomStage,
    PeriodStageChanged,
    RoomStageChanged,
)
from common.protocol.vocabulary import HoldKind, Role, Stage
from common.rules.stages import change_period, change_room, room_follows
from server.managers.acting import actor_of, check_may
from server.managers.base import Handlers, handler
from server.managers.state_manager.room_effects import RoomEffects
from server.managers.state_manager.stage_facts import (
    StageSources,
    check_reconciled,
    is_excluded,
    period_facts,
    room_facts,
)
from server.managers.state_manager.starting import SYSTEM
from server.queues.contract import WorkItem
from server.stores.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class _Step:
    """One command about a stage, while it is carried out."""

    work: UnitOfWork
    actor: ActorRef
    now_ms: int
    act: str
    reason: str


class Stages:
    """Handlers of the stages.

    Args:
        clock: the only clock that counts.
        sources: facts that are in no row.
        on_stage: told of each new stage of a period, so that a checkpoint is signed.
    """

    def __init__(
        self, clock: Clock, sources: StageSources, on_stage: Callable[[], None] = lambda: None
    ) -> None:
        """Take clock and sources."""
        self._clock = clock
        self._sources = sources
        self._on_stage = on_stage

    @property
    def handlers(self) -> Handlers:
        """Who handles which command."""
        return dict(
            (
                handler(ChangePeriodStage, self.handle_period),
                handler(ChangeRoomStage, self.handle_room),
            )
        )

    async def handle_period(
        self, work: UnitOfWork, item: WorkItem, message: ChangePeriodStage
    ) -> None:
        """Take the period to another stage; rooms and candidates follow in the same commit."""
        before = await work.periods.get(message.period_id)
        check_may(item.origin, message, sitting_id=before.sitting_id)
        step = self._step(work, item, message.reason or message.override)
        rooms = await work.rooms.list_of_period(before.period_id)
        if message.to is Stage.RECONCILED and before.stage is Stage.CLOSED:
            await check_reconciled(work, before.period_id)
        period = change_period(
            before,
            message.to,
            actor=step.actor,
            version=message.version,
            facts=await period_facts(work, before, rooms, message, self._sources),
            now_ms=step.now_ms,
            reason=message.reason,
        )
        await _save_period(step, before, period)
        if Stage.SUSPENDED in {before.stage, period.stage}:
            await _hold_period(step, period, rooms)
        for room in rooms:
            if not is_excluded(room, message):
                await _bring_along(step, period, room)
        self._on_stage()

    async def handle_room(self, work: UnitOfWork, item: WorkItem, message: ChangeRoomStage) -> None:
        """Take a room to another stage."""
        before = await work.rooms.get(message.room_period_id)
        period = await work.periods.get(before.period_id)
        check_may(item.origin, message, sitting_id=period.sitting_id, room_id=before.room_id)
        step = self._step(work, item, message.reason)
        room = change_room(
            before,
            message.to,
            actor=step.actor,
            version=message.version,
            period=period,
            facts=await room_facts(work, period, before),
            now_ms=step.now_ms,
            reason=message.reason,
        )
        await _save_room(step, period, before, room)

    def _step(self, work: UnitOfWork, item: WorkItem, reason: str) -> _Step:
        act = item.message.spec.name
        return _Step(work, actor_of(item.origin), self._clock.now_ms(), act, reason)


async def _hold_period(step: _Step, period: PeriodRow, rooms: Sequence[RoomRow]) -> None:
    """Hold everybody while the whole sitting is suspended, and let them go on after it."""
    for room in rooms:
        effects = RoomEffects(step.work, period, room, step.actor, step.now_ms)
        if period.stage is Stage.SUSPENDED:
            await effects.hold(HoldKind.SITTING)
        else:
            await effects.release(HoldKind.SITTING)


async def _bring_along(step: _Step, period: PeriodRow, before: RoomRow) -> None:
    """Let a room follow its period where its own guards allow it.

    What the chief ends or closes before the clock does, ends in the chief's name in every room;
    else the system does what the period's stage implies.
    """
    target = room_follows(period.stage, before.stage)
    if target is None:
        return
    by_chief = target in {Stage.ENDING, Stage.CLOSED} and step.actor.role is Role.CHIEF
    try:
        room = change_room(
            before,
            target,
            actor=step.actor if by_chief else SYSTEM,
            version=None,
            period=period,
            facts=await room_facts(step.work, period, before, override=step.reason),
            now_ms=step.now_ms,
            reason=step.reason,
        )
    except RefusedError:
        return
    await _save_room(step, period, before, room)


async def _save_period(step: _Step, before: PeriodRow, period: PeriodRow) -> None:
    work = step.work
    await work.periods.update(period)
    work.record(PeriodStageChanged(period=period), Address(sitting_id=period.sitting_id))
    work.audit(step.actor, step.act, f"period:{period.period_id}", before, period, step.reason)


async def _save_room(step: _Step, period: PeriodRow, before: RoomRow, room: RoomRow) -> None:
    work = step.work
    await work.rooms.update(room)
    address = Address(sitting_id=period.sitting_id, room_id=room.room_id)
    work.record(RoomStageChanged(room=room), address)
    work.audit(step.actor, step.act, f"room:{room.room_period_id}", before, room, step.reason)
    effects = RoomEffects(work, period, room, step.actor, step.now_ms)
    await effects.follow(before.stage)
