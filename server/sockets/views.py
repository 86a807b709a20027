"""What a connection starts from, read from the stores: a snapshot, or the events it missed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from common.core.errors import ErrorCode, RefusedError
from common.protocol.routing import Origin
from common.protocol.vocabulary import Role
from server.content.papers import Papers, unsealed
from server.content.unsealing import key_text
from server.sockets.event_tail import EventTail
from server.sockets.view import View
from server.stores.contracts import LiveStore
from server.stores.database.database import Database
from server.stores.database.seat_reader import SeatMark, seat_marks
from server.stores.database.snapshot_reader import candidate_snapshot, staff_snapshot
from server.stores.gathering import Gathering
from server.stores.unit_of_work import Stores


class _Asked(NamedTuple):
    """What a seat asks for."""

    origin: Origin
    room_id: str | None
    resume_from: int | None

    @property
    def attempt_id(self) -> str:
        return self.origin.attempt_id or ""


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
        self._seats: Gathering[_Asked, View] = Gathering("views", self._read_seats)

    async def read(self, origin: Origin, room_id: str | None, resume_from: int | None) -> View:
        """Return what this connection starts from.

        Raises:
            RefusedError: NOT_FOUND.
        """
        if origin.role is Role.CANDIDATE:
            return await self._seats.ask(_Asked(origin, room_id, resume_from))
        rooms = origin.room_ids if origin.role is Role.PROCTOR else None
        async with self._database.reading() as stores:
            log = EventTail(stores, origin.sitting_id, self._resume_limit)
            view = await log.missed(origin, room_id, resume_from)
            if view is None:
                snapshot = await staff_snapshot(stores, origin.actor_id, origin.sitting_id, rooms)
                view = View(await log.last(), staff=snapshot)
        live = await self._live.seats(origin.sitting_id, rooms)
        if view.staff is None:
            return view._replace(live=live)
        return view._replace(staff=replace(view.staff, live=live))

    async def _read_seats(self, asked: Sequence[_Asked]) -> list[View | Exception]:
        """Answer seats of any number; what they share is read once."""
        async with self._database.reading() as stores:
            marks = await seat_marks(stores, {one.attempt_id for one in asked})
            papers = Papers(stores)
            views: list[View | Exception] = []
            for one, log in _logs(stores, asked, self._resume_limit):
                try:
                    views.append(await _seat_view(stores, one, marks, log, papers))
                except RefusedError as error:
                    views.append(error)
            return views


def _logs(
    stores: Stores, asked: Sequence[_Asked], limit: int
) -> Iterator[tuple[_Asked, EventTail]]:
    """Give each seat the event log of its sitting, read from the oldest number they name."""
    logs: dict[str, EventTail] = {}
    for one in asked:
        sitting_id = one.origin.sitting_id
        log = logs.setdefault(sitting_id, EventTail(stores, sitting_id, limit))
        log.expect(one.resume_from)
    for one in asked:
        yield one, logs[one.origin.sitting_id]


async def _seat_view(
    stores: Stores, one: _Asked, marks: Mapping[str, SeatMark], log: EventTail, papers: Papers
) -> View:
    mark = marks.get(one.attempt_id)
    if mark is None:
        raise RefusedError(ErrorCode.NOT_FOUND, what="candidate")
    package = await papers.released(mark.period_id, mark.room_id)
    view = await log.missed(one.origin, one.room_id, one.resume_from)
    if view is not None:
        return view._replace(epoch=mark.epoch, ack_upto=mark.ack_upto, unsealed=unsealed(package))
    snapshot = await candidate_snapshot(stores, one.attempt_id)
    if package is not None:
        snapshot = replace(snapshot, package=replace(snapshot.package, key=key_text(package)))
    number = await log.last()
    return View(number, candidate=snapshot, epoch=mark.epoch, ack_upto=mark.ack_upto)
