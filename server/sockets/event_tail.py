"""The end of a sitting's event log, read once for all who come back together."""

from common.protocol.routing import Origin
from server.sockets.audience import reaches
from server.sockets.view import View
from server.stores.database.event_store import NumberedEvent
from server.stores.unit_of_work import Stores


class EventTail:
    """Events of one sitting inside one transaction.

    Args:
        stores: of the transaction.
        sitting_id: whose events.
        limit: missed events beyond which a snapshot is cheaper.
    """

    def __init__(self, stores: Stores, sitting_id: str, limit: int) -> None:
        """Begin with nothing read."""
        self._stores = stores
        self._sitting_id = sitting_id
        self._limit = limit
        self._last: int | None = None
        self._wanted: set[int] = set()
        self._events: tuple[NumberedEvent, ...] | None = None

    def expect(self, resume_from: int | None) -> None:
        """Say what somebody will ask for, so that one reading serves all."""
        if resume_from is not None:
            self._wanted.add(resume_from)

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
        if not self._near(resume_from, last):
            return None  # too far behind, or from another database
        events = await self._since(resume_from, last)
        missed = tuple(
            (number, message)
            for number, address, message in events
            if number > resume_from and reaches(message, address, origin, room_id)
        )
        return View(last, missed=missed)

    def _near(self, number: int, last: int) -> bool:
        return last - self._limit <= number <= last

    async def _since(self, resume_from: int, last: int) -> tuple[NumberedEvent, ...]:
        if resume_from == last:
            return ()
        if self._events is None:
            near = [number for number in self._wanted if self._near(number, last)]
            first = min(near, default=resume_from)
            self._events = await self._stores.events.since(self._sitting_id, first, self._limit)
        return self._events
