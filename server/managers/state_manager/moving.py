"""What a move changes besides the candidate's row: the seat of the registration, and its record."""

from msgspec.structs import replace

from common.core.ids import new_id
from common.protocol.move_rows import MoveState
from common.protocol.moves import MoveChanged
from common.protocol.routing import Address
from common.protocol.rows import CandidateRow
from common.protocol.time import ProposalChanged
from common.protocol.time_rows import LostTime, ProposalKind, ProposalRow
from common.protocol.vocabulary import HoldKind
from common.rules.candidate_words import has_hold
from common.rules.outage import LEAST_PROPOSED_MS, lost_beside
from server.managers.state_manager.scene import Scene
from server.stores.records.devices import SpareSeat
from server.stores.records.moves import Move
from server.stores.unit_of_work import UnitOfWork


async def spare_seats(work: UnitOfWork, scene: Scene) -> tuple[SpareSeat, ...]:
    """Return the seats of the candidate's room that are nobody's."""
    row = scene.row
    return await work.devices.free_seats(
        scene.period.sitting_id, row.period_id, row.room_id, row.attempt_id
    )


async def record_move(  # noqa: PLR0913, PLR0917  who moves where, why, and since when
    work: UnitOfWork,
    scene: Scene,
    row: CandidateRow,
    target: SpareSeat,
    reason: str,
    lost_since_ms: int,
    position: int,
) -> None:
    """Give the registration its new seat and tell of the move; `row` is the one after it."""
    move = _move(scene, row, target, reason, lost_since_ms, position)
    planned = await work.devices.planned_seats((row.attempt_id,))
    move = replace(move, from_seat_id=planned[row.attempt_id])
    await work.registrations.change_seat(row.registration_id, target.seat_id)
    await work.moves.add(move)
    told = await work.moves.find_newest(row.attempt_id)
    work.audit(scene.actor, "move.begin", f"attempt:{row.attempt_id}", None, told, reason)
    if has_hold(row, HoldKind.MOVE):
        await _tell(work, scene.place, row.attempt_id)
    else:
        done = MoveState.DONE
        await end_move(work, scene.place, scene.row, move, done, scene.now_ms, row.version)


def _move(  # noqa: PLR0913, PLR0917  as above
    scene: Scene,
    row: CandidateRow,
    target: SpareSeat,
    reason: str,
    lost_since_ms: int,
    position: int,
) -> Move:
    return Move(
        move_id=new_id(),
        sitting_id=scene.period.sitting_id,
        attempt_id=row.attempt_id,
        room_id=row.room_id,
        from_seat_id="",
        to_seat_id=target.seat_id,
        from_device_id=scene.row.device_id,
        to_device_id=target.device_id,
        state=MoveState.WAITING,
        position=position,
        reason=reason,
        actor=scene.actor,
        since_ms=scene.now_ms,
        lost_since_ms=lost_since_ms,
        ended_ms=None,
        version=row.version,
    )


async def end_move(  # noqa: PLR0913, PLR0917  whose move, how and when it ended
    work: UnitOfWork,
    place: Address,
    row: CandidateRow,
    move: Move,
    state: MoveState,
    now_ms: int,
    version: int,
) -> None:
    """Write and tell how a move ended, and propose to give back what it took.

    Args:
        work: where it is written.
        place: of the candidate.
        row: the candidate before it ended.
        move: which one.
        state: how.
        now_ms: when.
        version: of the candidate's row that comes with it.
    """
    await work.moves.end(replace(move, state=state, ended_ms=now_ms, version=version))
    await _tell(work, place, move.attempt_id)
    covered = await _outages(work, place, row)
    lost = lost_beside(row, move.lost_since_ms, now_ms, covered)
    if lost >= LEAST_PROPOSED_MS:
        await _propose(work, place, row, move.lost_since_ms, now_ms, lost)


async def _outages(
    work: UnitOfWork, place: Address, row: CandidateRow
) -> tuple[tuple[int, int], ...]:
    """Return the outages of the server that were proposed by themselves: nobody gets them twice."""
    proposals = await work.room_proposals.list_of_sitting(
        place.sitting_id, frozenset({row.room_id})
    )
    return tuple(
        (one.since_ms, one.until_ms)
        for one in proposals
        if one.kind is ProposalKind.OUTAGE
        and any(lost.attempt_id == row.attempt_id for lost in one.lost)
    )


async def _propose(  # noqa: PLR0913, PLR0917  whose time, since when and how much
    work: UnitOfWork, place: Address, row: CandidateRow, since_ms: int, now_ms: int, lost: int
) -> None:
    proposal = ProposalRow(
        proposal_id=new_id(),
        kind=ProposalKind.PC_FAILURE,
        period_id=row.period_id,
        room_id=row.room_id,
        since_ms=since_ms,
        until_ms=now_ms,
        lost=(LostTime(attempt_id=row.attempt_id, lost_ms=lost),),
        proposed_ms=now_ms,
    )
    await work.room_proposals.add(place.sitting_id, proposal)
    work.record(ProposalChanged(proposal=proposal), replace(place, attempt_id=None))


async def _tell(work: UnitOfWork, place: Address, attempt_id: str) -> None:
    told = await work.moves.find_newest(attempt_id)
    if told is not None:
        work.record(MoveChanged(move=told), place)
