"""What a changed candidate means for the seat: the order that it has to show and acknowledge."""

from common.protocol.rows import CandidateRow
from common.protocol.vocabulary import CommandKind, HoldKind
from common.rules.candidate_words import find_hold
from server.managers.seat_orders import Cause, SeatOrder, order_seats
from server.managers.state_manager.scene import Scene
from server.stores.unit_of_work import UnitOfWork


async def order_hold(
    work: UnitOfWork, scene: Scene, row: CandidateRow, kind: HoldKind, cause: str
) -> None:
    """Let the seat show a hold that was placed; nothing where it stood already."""
    hold = find_hold(row, kind)
    if hold is not None and find_hold(scene.row, kind) is None:
        await _order(
            work,
            scene,
            cause,
            SeatOrder(
                place=scene.place,
                kind=CommandKind.HOLD,
                row_version=row.version,
                hold=kind,
                since_ms=hold.since_ms,
            ),
        )


async def order_release(
    work: UnitOfWork, scene: Scene, row: CandidateRow, kind: HoldKind, cause: str
) -> None:
    """Let the seat show that a hold has ended."""
    hold = find_hold(scene.row, kind)
    if hold is not None and find_hold(row, kind) is None:
        await _order(
            work,
            scene,
            cause,
            SeatOrder(
                place=scene.place,
                kind=CommandKind.RELEASE,
                row_version=row.version,
                hold=kind,
                since_ms=hold.since_ms,
            ),
        )


async def order_row(
    work: UnitOfWork, scene: Scene, row: CandidateRow, kind: CommandKind, cause: str
) -> None:
    """Let the seat show what else has changed in the candidate's row."""
    if row != scene.row:
        order = SeatOrder(place=scene.place, kind=kind, row_version=row.version)
        await _order(work, scene, cause, order)


async def _order(work: UnitOfWork, scene: Scene, cause: str, order: SeatOrder) -> None:
    await order_seats(work, Cause(cause, scene.actor, scene.now_ms), (order,))
