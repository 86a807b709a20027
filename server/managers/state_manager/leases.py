"""A seat said hello: attendance, and the lease of the one device that may write (1, 22)."""

from msgspec.structs import replace

from common.core.clock import Clock
from common.core.errors import RefusedError
from common.protocol.rows import CandidateRow
from common.protocol.session import AttachDevice
from common.rules import candidate as rules
from server.managers.base import Handlers, handler
from server.managers.state_manager.scene import Scene, open_scene, save
from server.queues.contract import WorkItem
from server.stores.unit_of_work import UnitOfWork


class Leases:
    """Handler of seats that come."""

    def __init__(self, clock: Clock) -> None:
        """Take the clock that decides."""
        self._clock = clock

    @property
    def handlers(self) -> Handlers:
        """Who handles which command."""
        return dict((handler(AttachDevice, self.handle_attach),))

    async def handle_attach(self, work: UnitOfWork, item: WorkItem, message: AttachDevice) -> None:
        """Note the arrival, give the lease to the first device, let a second one wait."""
        scene = await open_scene(work, item, message.attempt_id, self._clock.now_ms())
        row = rules.attach_device(
            _attended(scene), message.device_id, actor=scene.actor, now_ms=scene.now_ms
        )
        if row != scene.row:
            # Two rules, one change of the row.
            row = replace(row, version=scene.row.version + 1)
        await save(work, scene, row, item)


def _attended(scene: Scene) -> CandidateRow:
    try:
        return rules.attend(scene.row, facts=scene.facts, actor=scene.actor, now_ms=scene.now_ms)
    except RefusedError:
        return scene.row  # a seat that is switched on before entry, or too late, may still wait
