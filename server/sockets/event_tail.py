"""The end of a sitting's event log, read once for all who come back together.

Most events concern one other seat: who comes back is seldom many of one's own events behind,
however far the log has gone on, and only these are read.
"""

from collections.abc import Collection

from common.protocol.routing import Origin
from server.sockets.audience import reaches
from server.sockets.view import View
from server.stores.database.event_store import NumberedEvent, Reach
from server.stores.unit_of_work import Stores

_FARTHEST = 50_000
"""So far back the log is searched; whoever was away for longer gets a snapshot."""
_MOST_READ = 4000
"""Events of all who come back together."""


class EventTail:
    """Events of one sitting inside one transaction.

    Args:
        stores: of the transaction.
        sitting_id: whose events.
        limit: missed events beyond which a snapshot is cheaper.
        rooms: of a member of staff who sees no others.
    """

    def __init__(
        self,
        stores: Stores,
        sitting_id: str,
        limit: int,
        *,
        rooms: Collection[str] | None = None,
    ) -> None:
        """Begin with nothing read."""
        self._stores = stores
        self._sitting_id = sitting_id
        self._limit = limit
        self._rooms = rooms
        self._attempts: set[str] = set()
        self._wanted: set[int] = set()
        self._last: int | None = None
        self._events: tuple[NumberedEvent, ...] | None = None

    def expect(self, attempt_id: str, resume_from: int | None) -> None:
        """Say what a seat will ask for, so that one reading serves all."""
        if resume_from is not None:
            self._wanted.add(resume_from)
            self._attempts.add(attempt_id)

    async def last(self) -> int:
        """Return the number of the last event."""
        if self._last is None:
            self._last = await self._stores.events.last_number(self._sitting_id)
        return self._last

    async def missed(
        self, origin: Origin, room_id: str | None, resume_from: int | None
    ) -> View | None:
        """Return the events after a number that one may see; None where a snapshot is needed."""
        if resume_from is None:
            return None
        last = await self.last()
        if not self._is_near(resume_from, last):
            return None  # too far behind, or from another database
        events = await self._since(resume_from, last)
        missed = tuple(
            (number, message)
            for number, address, message in events
            if number > resume_from and reaches(message, address, origin, room_id)
        )
        if len(events) >= _MOST_READ or len(missed) > self._limit:
            return None  # there may be more
        return View(last, missed=missed)

    def _is_near(self, number: int, last: int) -> bool:
        sees_all = self._rooms is None and not self._attempts
        return last - (self._limit if sees_all else _FARTHEST) <= number <= last

    async def _since(self, resume_from: int, last: int) -> tuple[NumberedEvent, ...]:
        if resume_from == last:
            return ()
        if self._events is None:
            near = [number for number in self._wanted if self._is_near(number, last)]
            first = min(near, default=resume_from)
            self._events = await self._stores.events.since(
                self._sitting_id, first, _MOST_READ, Reach(self._attempts, self._rooms)
            )
        return self._events
