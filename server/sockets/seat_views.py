"""The views of seats that come together, in one transaction: what they share is read once."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from common.core.errors import ErrorCode, RefusedError
from common.protocol.routing import Origin
from server.content.papers import Papers, unsealed
from server.content.unsealing import key_text
from server.sockets.event_tail import EventTail
from server.sockets.view import View
from server.stores.database.seat_reader import SeatMark, crowds_of, seat_marks
from server.stores.database.snapshot_reader import candidate_snapshot
from server.stores.unit_of_work import Stores


class SeatQuestion(NamedTuple):
    """What a seat that comes asks for."""

    origin: Origin
    room_id: str | None
    resume_from: int | None

    @property
    def attempt_id(self) -> str:
        """Whose seat it is."""
        return self.origin.attempt_id or ""


class SeatViews:
    """Answers the questions of one reading.

    Args:
        stores: of the transaction.
        resume_limit: missed events beyond which a snapshot is cheaper.
    """

    def __init__(self, stores: Stores, resume_limit: int) -> None:
        """Begin with nothing read."""
        self._stores = stores
        self._resume_limit = resume_limit
        self._papers = Papers(stores)
        self._logs: dict[str, EventTail] = {}
        self._marks: dict[str, SeatMark] = {}
        self._crowds: dict[str, int] = {}

    async def read(self, asked: Sequence[SeatQuestion]) -> list[View | Exception]:
        """Return a view, or why there is none, for each question."""
        self._marks = await seat_marks(self._stores, {one.attempt_id for one in asked})
        periods = {mark.period_id for mark in self._marks.values()}
        self._crowds = await crowds_of(self._stores, periods)
        for one in asked:
            self._log(one.origin.sitting_id).expect(one.attempt_id, one.resume_from)
        return [await self._answer(one) for one in asked]

    async def _answer(self, one: SeatQuestion) -> View | Exception:
        try:
            return await self._view(one)
        except RefusedError as error:
            return error

    async def _view(self, one: SeatQuestion) -> View:
        mark = self._marks.get(one.attempt_id)
        if mark is None:
            raise RefusedError(ErrorCode.NOT_FOUND, what="candidate")
        package = await self._papers.released(mark.period_id, mark.room_id)
        log = self._log(one.origin.sitting_id)
        view = await log.missed(one.origin, one.room_id, one.resume_from)
        if view is not None:
            view = view._replace(unsealed=unsealed(package))
        else:
            snapshot = await candidate_snapshot(self._stores, one.attempt_id)
            if package is not None:
                package_ref = replace(snapshot.package, key=key_text(package))
                snapshot = replace(snapshot, package=package_ref)
            view = View(await log.last(), candidate=snapshot)
        crowd = self._crowds[mark.period_id]
        return view._replace(epoch=mark.epoch, ack_upto=mark.ack_upto, crowd=crowd)

    def _log(self, sitting_id: str) -> EventTail:
        """Return the event log of a sitting; it is read from the oldest number anybody names."""
        log = self._logs.get(sitting_id)
        if log is None:
            log = self._logs[sitting_id] = EventTail(self._stores, sitting_id, self._resume_limit)
        return log
