"""Places and releases a candidate's holds (19-23)."""

from msgspec.structs import replace

from common.core.clock import Clock
from common.protocol.candidates import PlaceHold, ReleaseHold
from common.protocol.rows import CandidateRow
from common.protocol.vocabulary import HoldKind
from common.rules import candidate as rules
from common.rules.facts import CandidateFacts
from server.managers.base import Handlers, handler
from server.managers.state_manager.hold_orders import order_hold, order_release
from server.managers.state_manager.moves import Moves, called_off
from server.managers.state_manager.scene import Scene, open_scene, save
from server.managers.state_manager.starting import start_if_ready
from server.queues.contract import WorkItem
from server.stores.unit_of_work import UnitOfWork


class Holds:
    """Handlers about what stops a candidate.

    Args:
        clock: the clock that decides.
        moves: follows a PC that is let in.
    """

    def __init__(self, clock: Clock, moves: Moves) -> None:
        """Take the clock that decides."""
        self._clock = clock
        self._moves = moves

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
            facts=_placing(scene, message.kind),
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
        row = await _released(work, scene, message)
        why = message.reason if message.verdict is None else f"{message.verdict} {message.reason}"
        await save(work, scene, row, item, why.strip())
        if message.kind is HoldKind.RELOGIN:
            await self._moves.follow_device(work, scene, row, message.reason)
        if message.kind is not HoldKind.MOVE:  # the seat was never ordered to hold
            await order_release(work, scene, row, message.kind, item.id)
        await start_if_ready(work, row, scene.period, scene.room, scene.now_ms)


def _placing(scene: Scene, kind: HoldKind) -> CandidateFacts:
    """MOVE is not placed by itself: it comes with the seat, by `MoveSeat`."""
    return replace(scene.facts, target_ready=False) if kind is HoldKind.MOVE else scene.facts


async def _released(work: UnitOfWork, scene: Scene, message: ReleaseHold) -> CandidateRow:
    if message.kind is HoldKind.MOVE:
        move = await work.moves.find_waiting(message.attempt_id)
        if move is not None:
            return await called_off(work, scene, move, message)
    return rules.release_hold(
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
