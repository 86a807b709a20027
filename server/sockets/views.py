"""What a connection starts from, read from the stores: a snapshot, or the events it missed."""

from collections.abc import Sequence

from msgspec.structs import replace

from common.protocol.routing import Origin
from common.protocol.vocabulary import Role
from server.sockets.event_tail import EventTail
from server.sockets.seat_views import SeatQuestion, SeatViews
from server.sockets.view import View
from server.stores.contracts import LiveStore
from server.stores.database.database import Database
from server.stores.database.snapshot_reader import staff_snapshot
from server.stores.gathering import Gathering


class ViewReader:
    """Reads views, each in one consistent transaction; seats that come together share one.

    Args:
        database: the stores.
        live: counts and connections of seats, for staff.
        resume_limit: missed events beyond which a snapshot is cheaper.
    """

    def __init__(self, database: Database, live: LiveStore, resume_limit: int) -> None:
        """Take the stores."""
        self._database = database
        self._live = live
        self._resume_limit = resume_limit
        self._seats: Gathering[SeatQuestion, View] = Gathering("views", self._read_seats)

    async def read(self, origin: Origin, room_id: str | None, resume_from: int | None) -> View:
        """Return what this connection starts from.

        Raises:
            RefusedError: NOT_FOUND.
        """
        if origin.role is Role.CANDIDATE:
            return await self._seats.ask(SeatQuestion(origin, room_id, resume_from))
        rooms = origin.room_ids if origin.role is Role.PROCTOR else None
        async with self._database.reading() as stores:
            log = EventTail(stores, origin.sitting_id, self._resume_limit, rooms=rooms)
            view = await log.missed(origin, room_id, resume_from)
            if view is None:
                snapshot = await staff_snapshot(stores, origin.actor_id, origin.sitting_id, rooms)
                view = View(await log.last(), staff=snapshot)
        live = await self._live.seats(origin.sitting_id, rooms)
        if view.staff is None:
            return view._replace(live=live)
        return view._replace(staff=replace(view.staff, live=live))

    async def _read_seats(self, asked: Sequence[SeatQuestion]) -> list[View | Exception]:
        async with self._database.reading() as stores:
            return await SeatViews(stores, self._resume_limit).read(asked)
