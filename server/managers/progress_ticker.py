"""Tells the consoles how many answers seats have: twice a second, those that changed."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from common.core.clock import Clock
from common.protocol.routing import Address, Outgoing
from common.protocol.rows import SeatLive
from common.protocol.session import SeatLiveChanged
from server.managers.ticking import keep_ticking
from server.queues.contract import FanOut
from server.stores.contracts import LiveStore
from server.stores.database.database import Database
from server.stores.effects import Place

EVERY_S = 0.5


class ProgressTicker:
    """Collects attempts whose counts changed; newest counts go to live store and consoles.

    Args:
        database: where the counts are read.
        live: keeps the last known seat.
        socket: the socket queue.
        clock: the beat.
    """

    def __init__(self, database: Database, live: LiveStore, socket: FanOut, clock: Clock) -> None:
        """Begin with nothing to tell."""
        self._database = database
        self._live = live
        self._socket = socket
        self._clock = clock
        self._dirty: dict[str, Place] = {}
        self._saved_ms: dict[str, int] = {}

    def mark(self, attempts: Mapping[str, Place]) -> None:
        """Remember attempts that saved something just now."""
        self._dirty.update(attempts)
        self._saved_ms.update(dict.fromkeys(attempts, self._clock.now_ms()))

    async def recall(self) -> None:
        """Count everybody once: a live store that lost its memory is told anew."""
        async with self._database.reading() as stores:
            sitting = await stores.sittings.current()
            if sitting is None:
                return
            rows = await stores.candidates.list_of_sitting(sitting.sitting_id, None)
        for row in rows:
            if row.started_ms is not None:
                self._dirty.setdefault(row.attempt_id, (sitting.sitting_id, row.room_id))

    async def run(self) -> None:
        """Tell until cancelled."""
        await self.recall()
        await keep_ticking(self.tick, EVERY_S, self._clock)

    async def tick(self) -> None:
        """Tell what changed since the last tick; on a failure it is told by the next one."""
        dirty, self._dirty = self._dirty, {}
        saved_ms, self._saved_ms = self._saved_ms, {}
        if not dirty:
            return
        try:
            await self._tell(dirty, saved_ms)
        except Exception:
            self._dirty = {**dirty, **self._dirty}
            self._saved_ms = {**saved_ms, **self._saved_ms}
            raise

    async def _tell(self, dirty: Mapping[str, Place], saved_ms: Mapping[str, int]) -> None:
        async with self._database.reading() as stores:
            counts = await stores.answers.answered_counts(tuple(dirty))
        by_sitting: dict[str, list[SeatLive]] = {}
        outgoing: list[Outgoing] = []
        known = await self._known(set(dirty.values()))
        for attempt_id, (sitting_id, room_id) in dirty.items():
            before = known.get(attempt_id)
            if before is None:
                before = SeatLive(attempt_id=attempt_id, room_id=room_id)
            seat = replace(
                before,
                answered=counts.get(attempt_id, 0),
                saved_ms=saved_ms.get(attempt_id, before.saved_ms),
            )
            by_sitting.setdefault(sitting_id, []).append(seat)
            address = Address(sitting_id=sitting_id, room_id=room_id, attempt_id=attempt_id)
            outgoing.append(
                Outgoing(
                    message=SeatLiveChanged(live=seat), address=address, key=f"live:{attempt_id}"
                )
            )
        for sitting_id, seats in by_sitting.items():
            await self._live.put_seats(sitting_id, seats)
        await self._socket.publish(outgoing)

    async def _known(self, places: Iterable[Place]) -> dict[str, SeatLive]:
        rooms: dict[str, set[str]] = {}
        for sitting_id, room_id in places:
            rooms.setdefault(sitting_id, set()).add(room_id)
        known: dict[str, SeatLive] = {}
        for sitting_id, room_ids in rooms.items():
            for seat in await self._live.seats(sitting_id, frozenset(room_ids)):
                known[seat.attempt_id] = seat
        return known
