"""The terminal progress that a seal implies (13-16)."""

from common.core.clock import Clock
from common.protocol.answers import RecordSeal
from common.rules import candidate as rules
from server.managers.base import Handlers, handler
from server.managers.state_manager.scene import open_scene, save
from server.queues.contract import WorkItem
from server.stores.unit_of_work import UnitOfWork


class Seals:
    """Handler of what the answer manager has sealed."""

    def __init__(self, clock: Clock) -> None:
        """Take the clock that decides."""
        self._clock = clock

    @property
    def handlers(self) -> Handlers:
        """Who handles which command."""
        return dict((handler(RecordSeal, self.handle_seal),))

    async def handle_seal(self, work: UnitOfWork, item: WorkItem, message: RecordSeal) -> None:
        """The seal is durable: set the progress, end the holds."""
        scene = await open_scene(work, item, message.attempt_id, self._clock.now_ms())
        row = rules.seal(scene.row, message.kind, actor=scene.actor, now_ms=scene.now_ms)
        await save(work, scene, row, item)
