"""The live store in the process: what a centre without Redis uses, and what Redis falls back on."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from common.protocol.rows import SeatLive
from server.stores.contracts import Claim, Seen


class MemoryLiveStore:
    """Plain dictionaries; they end with the process."""

    def __init__(self) -> None:
        """Begin empty."""
        self._seats: dict[str, dict[str, SeatLive]] = defaultdict(dict)
        self._seen: dict[str, Seen] = {}
        self._drafts: dict[str, dict[str, bytes]] = defaultdict(dict)
        self._counters: dict[str, int] = defaultdict(int)

    @property
    def healthy(self) -> bool:
        """Memory always is."""
        return True

    async def start(self) -> None:
        """Nothing to connect to."""

    async def stop(self) -> None:
        """Nothing to disconnect from."""

    async def put_seats(self, sitting_id: str, seats: Sequence[SeatLive]) -> None:
        """Keep the newest state of seats."""
        self._seats[sitting_id].update((seat.attempt_id, seat) for seat in seats)

    async def seats(self, sitting_id: str, room_ids: frozenset[str] | None) -> tuple[SeatLive, ...]:
        """Return the seats of some rooms, or of all where `room_ids` is None, by attempt."""
        seats = self._seats.get(sitting_id, {})
        return tuple(
            seat
            for _, seat in sorted(seats.items())
            if room_ids is None or seat.room_id in room_ids
        )

    async def see(self, connection_id: str, fields: Mapping[str, str], at_ms: int) -> None:
        """Note a sign of life."""
        known = self._seen.get(connection_id)
        merged = {**(known.fields if known else {}), **fields}
        self._seen[connection_id] = Seen(connection_id=connection_id, at_ms=at_ms, fields=merged)

    async def seen(self) -> tuple[Seen, ...]:
        """Return the known connections by id."""
        return tuple(seen for _, seen in sorted(self._seen.items()))

    async def forget(self, connection_id: str) -> None:
        """The connection is gone."""
        self._seen.pop(connection_id, None)

    async def put_drafts(self, attempt_id: str, drafts: Mapping[str, bytes]) -> None:
        """Keep sealed drafts by item."""
        if drafts:
            self._drafts[attempt_id].update(drafts)

    async def drafts(self, attempt_id: str) -> dict[str, bytes]:
        """Return the drafts of an attempt."""
        return dict(self._drafts.get(attempt_id, {}))

    async def drop_drafts(self, attempt_id: str) -> None:
        """Forget the drafts of an attempt."""
        self._drafts.pop(attempt_id, None)

    async def claim_all(self, claims: Sequence[Claim]) -> tuple[bool, ...]:
        """Take names: there is no other server that could hold them."""
        return (True,) * len(claims)

    async def release(self, claim: Claim) -> None:
        """Nothing is held."""

    async def count(self, name: str, number: int = 1) -> int:
        """Add to a counter and return its value."""
        self._counters[name] += number
        return self._counters[name]

    async def counters(self, prefix: str) -> dict[str, int]:
        """Return the counters whose name begins with `prefix`."""
        return {name: n for name, n in self._counters.items() if name.startswith(prefix)}
