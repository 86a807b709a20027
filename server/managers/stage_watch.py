"""Looks at the clock for the stages: base time over, and journals drained (states.md 4.2, SYS)."""

from common.core.clock import Clock
from common.core.errors import RefusedError
from common.core.logs import get_logger
from common.protocol.base import Message
from common.protocol.rows import PeriodRow, RoomRow
from common.protocol.stages import ChangePeriodStage, ChangeRoomStage
from common.protocol.vocabulary import Stage
from common.rules.candidate_words import WRITING
from common.rules.stage_guards import DRAIN_MS
from common.rules.stage_order import base_end_ms
from server.managers.publisher import system_origin
from server.managers.ticking import keep_ticking
from server.queues.contract import WorkItem
from server.queues.router import Router
from server.stores.database.database import Database
from server.stores.unit_of_work import Stores

_log = get_logger("managers.stages")
EVERY_S = 1.0


class StageWatch:
    """Asks the state manager for the stages that only the clock brings; its rules decide.

    Args:
        database: knows the stages.
        router: into the state queue.
        clock: the only clock that counts.
    """

    def __init__(self, database: Database, router: Router, clock: Clock) -> None:
        """Begin with nothing asked for."""
        self._database = database
        self._router = router
        self._clock = clock

    async def run(self) -> None:
        """Watch until cancelled."""
        await keep_ticking(self.tick, EVERY_S, self._clock)

    async def tick(self) -> int:
        """Ask for what is due; returns how many stages."""
        now = self._clock.now_ms()
        async with self._database.reading() as stores:
            due = await _due(stores, now)
        items = [
            WorkItem(id=id_, message=message, origin=system_origin("stage_watch"), received_ms=now)
            for id_, message in due
        ]
        try:
            await self._router.publish_all(items)
        except RefusedError as error:
            _log.warning("stages_wait", count=len(items), code=error.code)
        return len(items)


async def _due(stores: Stores, now_ms: int) -> list[tuple[str, Message]]:
    sitting = await stores.sittings.current()
    if sitting is None:
        return []
    due: list[tuple[str, Message]] = []
    for period in await stores.periods.list_of_sitting(sitting.sitting_id):
        due += await _of_period(stores, period, now_ms)
    return due


async def _of_period(stores: Stores, period: PeriodRow, now_ms: int) -> list[tuple[str, Message]]:
    if period.stage is Stage.RUNNING:
        end = base_end_ms(period)
        return [_period(period, Stage.ENDING)] if end is not None and now_ms >= end else []
    if period.stage is not Stage.ENDING:
        return []
    due = [
        _room(room)
        for room in await stores.rooms.list_of_period(period.period_id)
        if room.stage is Stage.RUNNING and now_ms >= (base_end_ms(period, room) or now_ms + 1)
    ]
    if not due and await _has_drained(stores, period, now_ms):
        due.append(_period(period, Stage.CLOSED))
    return due


async def _has_drained(stores: Stores, period: PeriodRow, now_ms: int) -> bool:
    candidates = await stores.candidates.list_of_period(period.period_id)
    last = max((row.deadline_ms or 0 for row in candidates), default=0)
    writing = any(row.progress in WRITING for row in candidates)
    return not writing and now_ms >= last + DRAIN_MS


# The ids are the same until the row changes: asking at every tick does it once.


def _period(row: PeriodRow, to: Stage) -> tuple[str, Message]:
    message = ChangePeriodStage(period_id=row.period_id, to=to, version=row.version)
    return f"{to}:{row.period_id}:{row.version}", message


def _room(row: RoomRow) -> tuple[str, Message]:
    message = ChangeRoomStage(
        room_period_id=row.room_period_id, to=Stage.ENDING, version=row.version
    )
    return f"{Stage.ENDING}:{row.room_period_id}:{row.version}", message
