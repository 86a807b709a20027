"""Orders for seats: what a handler has decided becomes a command that the seat acknowledges.

Rows say what is so; a command says that this seat has to show it, and how far that came. Both are
written in the same commit, the row's event first, so whoever gets the command has the row.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from common.core.ids import new_id
from common.protocol.commands import CommandChanged
from common.protocol.routing import Address
from common.protocol.rows import ActorRef, SeatCommandRow
from common.protocol.vocabulary import CommandKind, HoldKind
from common.rules.seat_commands import TTL_MS, full_seats
from server.stores.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Cause:
    """Why seats get orders: who wanted it, when, and by which command.

    Args:
        id: of the work item; the console that sent it finds its command by this.
    """

    id: str
    actor: ActorRef
    now_ms: int


@dataclass(frozen=True, slots=True)
class SeatOrder:
    """One thing that one seat has to show.

    Args:
        place: sitting, room and attempt.
        row_version: version of the candidate's row that carries it; 0 if none does.
        hold: the kind of hold placed or released.
        since_ms: since when that hold stands, or stood.
        subject: the warning concerned.
    """

    place: Address
    kind: CommandKind
    row_version: int = 0
    hold: HoldKind | None = None
    since_ms: int = 0
    subject: str = ""


async def order_seats(work: UnitOfWork, cause: Cause, orders: Sequence[SeatOrder]) -> None:
    """Put orders on their way to their seats; all of one sitting.

    What the system does is never kept from happening: where too much waits already its effect is in
    the rows all the same, only nobody is told when the seat has shown it.

    Raises:
        RefusedError: GUARD_FAILED, COMMANDS_WAIT: too many wait for a seat; people are refused.
    """
    waiting = await work.commands.count_open({order.place.attempt_id or "" for order in orders})
    full = full_seats(waiting, cause.actor)
    wanted = [order for order in orders if order.place.attempt_id not in full]
    rows = [_row(cause, order) for order in wanted]
    if wanted:
        await work.commands.add_many(wanted[0].place.sitting_id, rows)
    for order, row in zip(wanted, rows, strict=True):
        work.record(CommandChanged(command=row), order.place)


def _row(cause: Cause, order: SeatOrder) -> SeatCommandRow:
    return SeatCommandRow(
        command_id=new_id(),
        attempt_id=order.place.attempt_id or "",
        room_id=order.place.room_id or "",
        kind=order.kind,
        cause=cause.id,
        issued_by=cause.actor,
        created_ms=cause.now_ms,
        expires_ms=cause.now_ms + TTL_MS[order.kind],
        changed_ms=cause.now_ms,
        hold=order.hold,
        since_ms=order.since_ms,
        subject=order.subject,
        row_version=order.row_version,
    )
