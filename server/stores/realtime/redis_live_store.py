"""The live store in Redis, shared by the servers of a centre; without Redis it works on in memory.

Nothing in it is the only copy of anything. What is written also goes to a twin in the process, and
while Redis is away the answers come from there: screens know less, the exam goes on.
"""

from collections.abc import Mapping, Sequence
from itertools import chain

import msgspec

from common.core.clock import Clock
from common.protocol.rows import SeatLive
from server.stores.contracts import Seen
from server.stores.realtime.memory_live_store import MemoryLiveStore
from server.stores.realtime.redis_claims import RedisClaims
from server.stores.realtime.redis_line import RedisLine, Word

_TTL_S = 24 * 3600
"""What nobody forgets, because its server died, is gone after a day."""
_AT = "@at_ms"
_seat: msgspec.json.Decoder[SeatLive] = msgspec.json.Decoder(SeatLive)
_encode = msgspec.json.Encoder().encode


class RedisLiveStore:
    """Hashes in Redis; drafts are sealed by whoever puts them, nothing else is worth sealing.

    Args:
        url: `redis://…`, `rediss://…` or `unix://…`.
        clock: for the pause after a failure.
        prefix: of all keys.
    """

    def __init__(self, url: str, clock: Clock, prefix: str = "gamdok:live") -> None:
        """Prepare the line; nothing connects yet."""
        self._line = RedisLine(url, clock)
        self._prefix = prefix
        self._twin = MemoryLiveStore()
        claims = RedisClaims(self._line, prefix)
        self.claim_all, self.release = claims.claim_all, claims.release

    @property
    def healthy(self) -> bool:
        """Whether the last command reached Redis."""
        return self._line.healthy

    async def start(self) -> None:
        """Connect.

        Raises:
            StorageError: there is no Redis at the URL.
        """
        await self._line.start()

    async def stop(self) -> None:
        """Disconnect; may be called again."""
        await self._line.stop()

    async def put_seats(self, sitting_id: str, seats: Sequence[SeatLive]) -> None:
        """Keep the newest state of seats."""
        await self._twin.put_seats(sitting_id, seats)
        if seats:
            fields = {seat.attempt_id: _encode(seat) for seat in seats}
            await self._put(self._key("seats", sitting_id), fields)

    async def seats(self, sitting_id: str, room_ids: frozenset[str] | None) -> tuple[SeatLive, ...]:
        """Return the seats of some rooms, or of all where `room_ids` is None, by attempt."""
        # After a restart Redis knows only what came since; the twin knows what came to this server.
        known = {seat.attempt_id: seat for seat in await self._twin.seats(sitting_id, None)}
        found = await self._hash(self._key("seats", sitting_id)) or {}
        known.update((name, _seat.decode(value)) for name, value in found.items())
        return tuple(
            seat
            for _, seat in sorted(known.items())
            if room_ids is None or seat.room_id in room_ids
        )

    async def see(self, connection_id: str, fields: Mapping[str, str], at_ms: int) -> None:
        """Note a sign of life."""
        await self._twin.see(connection_id, fields, at_ms)
        await self._line.ask_all(
            [
                ("SADD", self._key("connections"), connection_id),
                *self._hset(self._key("seen", connection_id), {**fields, _AT: str(at_ms)}),
            ]
        )

    async def seen(self) -> tuple[Seen, ...]:
        """Return the known connections by id."""
        names = await self._line.ask("SMEMBERS", self._key("connections"))
        if names is None:
            return await self._twin.seen()
        ids = sorted(name.decode() for name in names)
        hashes = await self._line.ask_all([("HGETALL", self._key("seen", id_)) for id_ in ids])
        return tuple(
            _seen(id_, _text(pairs)) for id_, pairs in zip(ids, hashes, strict=False) if pairs
        )

    async def forget(self, connection_id: str) -> None:
        """The connection is gone."""
        await self._twin.forget(connection_id)
        await self._line.ask_all(
            [
                ("SREM", self._key("connections"), connection_id),
                ("DEL", self._key("seen", connection_id)),
            ]
        )

    async def put_drafts(self, attempt_id: str, drafts: Mapping[str, bytes]) -> None:
        """Keep sealed drafts by item."""
        await self._twin.put_drafts(attempt_id, drafts)
        if drafts:
            await self._put(self._key("drafts", attempt_id), drafts)

    async def drafts(self, attempt_id: str) -> dict[str, bytes]:
        """Return the drafts of an attempt."""
        found = await self._hash(self._key("drafts", attempt_id))
        return await self._twin.drafts(attempt_id) if found is None else found

    async def drop_drafts(self, attempt_id: str) -> None:
        """Forget the drafts of an attempt."""
        await self._twin.drop_drafts(attempt_id)
        await self._line.ask("DEL", self._key("drafts", attempt_id))

    async def count(self, name: str, number: int = 1) -> int:
        """Add to a counter and return its value."""
        counted = await self._twin.count(name, number)
        found = await self._line.ask("HINCRBY", self._key("counters"), name, number)
        return counted if found is None else int(found)

    async def counters(self, prefix: str) -> dict[str, int]:
        """Return the counters whose name begins with `prefix`."""
        found = await self._hash(self._key("counters"))
        if found is None:
            return await self._twin.counters(prefix)
        return {name: int(value) for name, value in found.items() if name.startswith(prefix)}

    def _key(self, *parts: str) -> str:
        return ":".join((self._prefix, *parts))

    def _hset(self, key: str, fields: Mapping[str, str | bytes]) -> list[tuple[Word, ...]]:
        return [("HSET", key, *chain.from_iterable(fields.items())), ("EXPIRE", key, _TTL_S)]

    async def _put(self, key: str, fields: Mapping[str, bytes]) -> None:
        await self._line.ask_all(self._hset(key, fields))

    async def _hash(self, key: str) -> dict[str, bytes] | None:
        pairs = await self._line.ask("HGETALL", key)
        return None if pairs is None else {k.decode(): v for k, v in _pairs(pairs).items()}


def _pairs(reply: dict[bytes, bytes] | list[bytes]) -> dict[bytes, bytes]:
    return reply if isinstance(reply, dict) else dict(zip(reply[::2], reply[1::2], strict=True))


def _text(reply: dict[bytes, bytes] | list[bytes]) -> dict[str, str]:
    return {name.decode(): value.decode() for name, value in _pairs(reply).items()}


def _seen(connection_id: str, fields: dict[str, str]) -> Seen:
    at_ms = int(fields.pop(_AT, "0"))
    return Seen(connection_id=connection_id, at_ms=at_ms, fields=fields)
