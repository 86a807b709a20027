"""Places and releases a candidate's holds (19-23)."""

from common.core.clock import Clock
from common.protocol.candidates import PlaceHold, ReleaseHold
from common.rules import candidate as rules
from server.managers.base import Handlers, handler
from server.managers.state_manager.hold_orders import order_hold, order_release
from server.managers.state_manager.scene import open_scene, save
from server.managers.state_manager.starting import start_if_ready
from server.queues.contract import WorkItem
from server.stores.unit_of_work import UnitOfWork


class Holds:
    """Handlers about what stops a candidate."""

    def __init__(self, clock: Clock) -> None:
        """Take the clock that decides."""
        self._clock = clock

    @property
    def handlers(self) -> Handlers:
        """Who handles which command."""
        return dict(
            (
                handler(PlaceHold, self.handle_place),
                handler(ReleaseHold, self.handle_release),
            )
        )

    async def handle_place(self, work: UnitOfWork, item: WorkItem, message: PlaceHold) -> None:
        """Hold a candidate."""
        scene = await open_scene(work, item, message.attempt_id, self._clock.now_ms())
        row = rules.place_hold(
            scene.row,
            message.kind,
            facts=scene.facts,
            actor=scene.actor,
            now_ms=scene.now_ms,
            reason=message.reason,
            version=message.version,
        )
        await save(work, scene, row, item, message.reason)
        await order_hold(work, scene, row, message.kind, item.id)

    async def handle_release(self, work: UnitOfWork, item: WorkItem, message: ReleaseHold) -> None:
        """Let a candidate go on; who was ready starts."""
        scene = await open_scene(work, item, message.attempt_id, self._clock.now_ms())
        row = rules.release_hold(
            scene.row,
            message.kind,
            facts=scene.facts,
            actor=scene.actor,
            now_ms=scene.now_ms,
            version=message.version,
            verdict=message.verdict,
            compensate=message.compensate,
            reason=message.reason,
        )
        why = message.reason if message.verdict is None else f"{message.verdict} {message.reason}"
        await save(work, scene, row, item, why.strip())
        await order_release(work, scene, row, message.kind, item.id)
        await start_if_ready(work, row, scene.period, scene.room, scene.now_ms)
