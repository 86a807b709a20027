"""Moves a candidate to another PC in two clicks of a proctor (C23, transition 23)."""

from typing import NamedTuple

from msgspec.structs import replace

from common.core.clock import Clock
from common.core.errors import ErrorCode, RefusedError
from common.protocol.candidates import ReleaseHold
from common.protocol.move_rows import FreeSeat, MoveState, PcState
from common.protocol.moves import AskFreeSeats, FreeSeatsShown, MoveSeat
from common.protocol.rows import CandidateRow
from common.protocol.vocabulary import Connection
from common.rules import candidate as rules
from common.rules.outage import lost_ms
from common.rules.presence import connection_state
from server.managers.base import Handlers, handler
from server.managers.state_manager.moving import end_move, record_move, spare_seats
from server.managers.state_manager.scene import Scene, open_scene, save
from server.queues.contract import WorkItem
from server.stores.contracts import LiveStore
from server.stores.records.devices import SpareSeat
from server.stores.records.moves import Move
from server.stores.unit_of_work import UnitOfWork


class _Left(NamedTuple):
    """Where and when the old PC was heard last."""

    at_ms: int
    position: int


class Moves:
    """Handlers about moves, and what approving or refusing a PC means for the seat.

    Args:
        clock: the clock that decides.
        live: when seats were last heard of.
    """

    def __init__(self, clock: Clock, live: LiveStore) -> None:
        """Take the clock, and what seats said last."""
        self._clock = clock
        self._live = live

    @property
    def handlers(self) -> Handlers:
        """Who handles which command."""
        return dict((handler(AskFreeSeats, self.handle_ask), handler(MoveSeat, self.handle_move)))

    async def handle_ask(self, work: UnitOfWork, item: WorkItem, message: AskFreeSeats) -> None:
        """Tell a person where a candidate could go, and what the broken PC has cost so far."""
        scene = await open_scene(work, item, message.attempt_id, self._clock.now_ms())
        needs_pc = await _needs_pc(work, scene.row)
        seats = await spare_seats(work, scene)
        shown = [
            FreeSeat(seat_id=one.seat_id, seat=one.seat, pc=_state(scene.row, one, needs_pc))
            for one in seats
        ]
        left = await self._left(scene)
        told = FreeSeatsShown(
            attempt_id=message.attempt_id,
            seats=tuple(sorted(shown, key=lambda seat: _SUGGESTED.index(seat.pc))),
            lost_ms=lost_ms(scene.row, left.at_ms, scene.now_ms),
        )
        work.reply(item.origin.connection_id, told, ack=item.id)

    async def handle_move(self, work: UnitOfWork, item: WorkItem, message: MoveSeat) -> None:
        """Fence the old PC and give the lease to the one of the free seat.

        Nothing is ordered at the seat: that the new PC is there acknowledges it.
        """
        scene = await open_scene(work, item, message.attempt_id, self._clock.now_ms())
        seats = await spare_seats(work, scene)
        target = next((one for one in seats if one.seat_id == message.seat_id), None)
        needs_pc = await _needs_pc(work, scene.row)
        ready = target is not None and _state(scene.row, target, needs_pc) in _READY
        row = rules.begin_move(
            scene.row,
            target.device_id if target is not None else None,
            facts=replace(scene.facts, target_ready=ready),
            actor=scene.actor,
            now_ms=scene.now_ms,
            reason=message.reason,
            version=message.version,
        )
        if target is None:
            raise RefusedError(ErrorCode.NOT_FOUND, what="seat")
        await save(work, scene, row, item, message.reason)
        left = await self._left(scene)
        await record_move(work, scene, row, target, message.reason, left.at_ms, left.position)

    async def follow_device(
        self, work: UnitOfWork, scene: Scene, row: CandidateRow, reason: str
    ) -> None:
        """A person let the PC of a free seat in: that is the candidate's seat from now on."""
        if row.device_id in (None, scene.row.device_id):
            return
        free = await spare_seats(work, scene)
        seat = next((one for one in free if one.device_id == row.device_id), None)
        if seat is not None:
            left = await self._left(scene)
            await record_move(work, scene, row, seat, reason, left.at_ms, left.position)

    async def _left(self, scene: Scene) -> _Left:
        """Return when the candidate's PC was last heard of, now while it is heard."""
        room = frozenset({scene.row.room_id})
        seats = await self._live.seats(scene.period.sitting_id, room)
        mine = next((one for one in seats if one.attempt_id == scene.row.attempt_id), None)
        if mine is None or mine.seen_ms is None:
            return _Left(scene.now_ms, 0 if mine is None else mine.position)
        heard = connection_state(mine.seen_ms, scene.now_ms) is Connection.ONLINE
        return _Left(scene.now_ms if heard else mine.seen_ms, mine.position)


async def called_off(
    work: UnitOfWork, scene: Scene, move: Move, message: ReleaseHold
) -> CandidateRow:
    """Return the row of a candidate whose move is called off; seat and PC are the old ones.

    Raises:
        RefusedError: whatever stands in the way.
    """
    row = rules.call_off(
        scene.row,
        move.from_device_id,
        facts=scene.facts,
        actor=scene.actor,
        now_ms=scene.now_ms,
        version=message.version,
        reason=message.reason,
    )
    await work.registrations.change_seat(row.registration_id, move.from_seat_id)
    await end_move(
        work, scene.place, scene.row, move, MoveState.CANCELLED, scene.now_ms, row.version
    )
    return row


_READY = frozenset({PcState.READY, PcState.HERE})
_SUGGESTED = (PcState.HERE, PcState.READY, PcState.BUSY, PcState.MISSING)


def _state(row: CandidateRow, seat: SpareSeat, needs_pc: bool) -> PcState:  # noqa: FBT001  one fact
    if seat.device_id is None:
        return PcState.MISSING if needs_pc else PcState.READY
    if seat.device_id == row.waiting_device_id:
        return PcState.HERE
    return PcState.READY if seat.writer_id is None else PcState.BUSY


async def _needs_pc(work: UnitOfWork, row: CandidateRow) -> bool:
    """Say whether only enrolled PCs are let in: the candidate's own would not be here otherwise."""
    if row.device_id is None:
        return True
    return bool(await work.devices.seats_of((row.device_id,)))
