"""Rooms and seats as an administrator names them."""

from common.core.errors import ErrorCode, RefusedError
from server.stores.records.devices import SeatPlace
from server.stores.unit_of_work import Stores


async def seats_of(stores: Stores, room: str | None, seat: str | None) -> tuple[SeatPlace, ...]:
    """Return the seats of a room, one of them, or all of the centre.

    Raises:
        RefusedError: NOT_FOUND.
    """
    seats = await stores.devices.list_seats(room)
    if not seats:
        raise RefusedError(ErrorCode.NOT_FOUND, "no_such_room", room=room or "")
    if seat is not None:
        seats = tuple(s for s in seats if _same(s.seat, seat))
        if not seats or room is None:
            raise RefusedError(ErrorCode.NOT_FOUND, "no_such_seat", room=room or "", seat=seat)
    return seats


async def one_seat(stores: Stores, room: str, seat: str) -> SeatPlace:
    """Return one seat.

    Raises:
        RefusedError: NOT_FOUND.
    """
    (found,) = await seats_of(stores, room, seat)
    return found


def _same(name: str, asked: str) -> bool:
    return name == asked or (bool(asked.lstrip("0")) and name.lstrip("0") == asked.lstrip("0"))
