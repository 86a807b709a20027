"""A work queue as a Redis stream with one consumer group.

Entries are packings. A worker's entry stays pending until all its items are done; what a dead
process left is claimed by the living, what this consumer left before a restart comes first.
"""

import asyncio
from collections import deque
from collections.abc import Sequence
from typing import Any

from redis.exceptions import ResponseError

from common.core.errors import RefusedError
from common.core.logs import get_logger
from common.crypto.errors import CryptoError
from common.protocol.vocabulary import QueueName
from server.queues.codec import PackingCodec
from server.queues.contract import Batch, WorkItem
from server.queues.redis_link import BLOCK_MS, TROUBLE, RedisLink
from server.queues.redis_publisher import StreamPublisher, StreamTerms, depth_of, stream_of
from server.queues.redis_scripts import DONE

_log = get_logger("queues.redis")
_GROUP = "managers"
_ENTRIES_AT_ONCE = 64
_KEPT_UNREADABLE = 1000

Entries = list[tuple[bytes, dict[bytes, bytes] | None]]


class _Open:
    """An entry some of whose items are not done."""

    __slots__ = ("items", "left")

    def __init__(self, items: int) -> None:
        self.items = items
        self.left = items


class RedisWorkQueue:
    """One stream, read as one consumer.

    Args:
        link: the way to Redis.
        codec: seals for this stream.
        name: which queue.
        terms: consumer, capacity and patience.
    """

    def __init__(
        self,
        link: RedisLink,
        codec: PackingCodec,
        name: QueueName,
        terms: StreamTerms,
    ) -> None:
        """Begin; nothing is read before the first `take`."""
        self._link = link
        self._codec = codec
        self._name = name
        self._consumer = terms.consumer
        self._claim_after_ms = terms.claim_after_ms
        self._stream = stream_of(name)
        self._publisher = StreamPublisher(link, codec, name, terms.capacity)
        self._backlog: deque[tuple[str, WorkItem]] = deque()
        self._open: dict[str, _Open] = {}
        self._reading: asyncio.Task[None] | None = None
        self._takers = 0
        self._own_from: str | None = "0"
        self._claim_at = 0.0

    @property
    def name(self) -> QueueName:
        """Which queue this is."""
        return self._name

    def depth(self) -> int:
        """Return how many items waited or were being handled when Redis was last asked."""
        return self._publisher.depth

    async def prepare(self) -> None:
        """Make stream and group if they are missing.

        Raises:
            RedisError: Redis is away.
        """
        try:
            await self._link.call("XGROUP", "CREATE", self._stream, _GROUP, "0", "MKSTREAM")
        except ResponseError as error:
            if "BUSYGROUP" not in str(error):
                raise

    @property
    def door(self) -> None:
        """None: everything waits for Redis."""
        return

    async def publish(self, items: Sequence[WorkItem]) -> None:
        """Add items in order.

        Raises:
            QueueFullError: none was added.
            QueueDownError: Redis is away; they may or may not have been added.
        """
        await self._publisher.publish(items)

    async def take(self, limit: int) -> Batch:
        """Wait for work and return up to `limit` items, own unfinished ones first."""
        self._takers += 1
        try:
            while not self._backlog:
                if self._reading is None:
                    self._reading = self._link.scope.begin(self._read(), name=f"read:{self._name}")
                await asyncio.shield(self._reading)
        finally:
            self._takers -= 1
        count = min(limit, len(self._backlog))
        taken = [self._backlog.popleft() for _ in range(count)]
        return Batch(
            items=tuple(item for _, item in taken), receipts=tuple(entry for entry, _ in taken)
        )

    async def done(self, batch: Batch) -> None:
        """Forget the entries all of whose items are done; waits until Redis knows it."""
        arguments: list[str | int] = []
        for receipt in batch.receipts:
            entry = self._open.get(receipt)
            if entry is None:
                continue
            entry.left -= 1
            if entry.left == 0:
                del self._open[receipt]
                arguments += [receipt, entry.items]
        if arguments:
            await self._finish(arguments)

    async def give_back(self, batch: Batch) -> None:
        """Deliver the items again, first of all, to a worker of this process."""
        back = zip(batch.receipts, batch.items, strict=True)
        self._backlog.extendleft(reversed(list(back)))

    async def _finish(self, entries: list[str | int]) -> None:
        keys = (2, self._stream, depth_of(self._name), _GROUP)
        self._publisher.depth = int(await self._link.persist("EVAL", DONE, *keys, *entries))

    # -- reading

    async def _read(self) -> None:
        """Fill the backlog; gives up when nobody waits for it any more."""
        backoff = self._link.backoff()
        try:
            while not self._backlog and self._takers:
                try:
                    await self._fetch()
                    backoff.reset()
                except TROUBLE as error:
                    await self._recover(error)
                    await self._link.rest(backoff, error)
        finally:
            self._reading = None

    async def _recover(self, error: BaseException) -> None:
        self._own_from = "0"  # a reply that was lost left entries pending here
        if "NOGROUP" in str(error):
            try:
                await self.prepare()
            except TROUBLE as again:
                _log.warning("group_not_made", queue=self._name, error=repr(again))

    async def _fetch(self) -> None:
        if self._own_from is not None:
            await self._fetch_own(self._own_from)
            return
        now = self._link.clock.monotonic()
        if now >= self._claim_at:
            await self._claim()
            self._claim_at = now + self._claim_after_ms / 2000
            if self._backlog:
                return
        self._accept(await self._read_group(">", "BLOCK", BLOCK_MS))

    async def _fetch_own(self, after: str) -> None:
        entries = await self._read_group(after)
        self._own_from = entries[-1][0].decode() if entries else None
        self._accept(entries)
        gone = [entry for entry, fields in entries if not fields]
        if gone:  # pending here, but trimmed or finished elsewhere
            await self._link.call("XACK", self._stream, _GROUP, *gone)

    async def _read_group(self, after: str, *options: str | int) -> Entries:
        reply: list[tuple[bytes, Entries]] = await self._link.call(
            "XREADGROUP",
            *("GROUP", _GROUP, self._consumer, "COUNT", _ENTRIES_AT_ONCE, *options),
            *("STREAMS", self._stream, after),
        )
        return reply[0][1] if reply else []

    async def _claim(self) -> None:
        cursor = "0-0"
        while True:
            reply: list[Any] = await self._link.call(
                "XAUTOCLAIM",
                *(self._stream, _GROUP, self._consumer, self._claim_after_ms, cursor),
                *("COUNT", _ENTRIES_AT_ONCE),
            )
            entries: Entries = reply[1]
            self._accept(entries)
            cursor = bytes(reply[0]).decode()
            if cursor == "0-0" or self._backlog:
                return

    def _accept(self, entries: Entries) -> None:
        for entry_id, fields in entries:
            receipt = entry_id.decode()
            if receipt in self._open or not fields:
                continue
            try:
                items = self._codec.unpack_work(fields[b"b"])
            except (CryptoError, RefusedError, ValueError, KeyError) as error:
                self._set_aside(receipt, fields, error)
                continue
            self._open[receipt] = _Open(len(items))
            self._backlog.extend((receipt, item) for item in items)

    def _set_aside(self, receipt: str, fields: dict[bytes, bytes], error: Exception) -> None:
        """Keep what cannot be read for a person, and go on with the rest."""
        _log.error("unreadable_entry", queue=self._name, entry=receipt, error=repr(error))
        self._link.scope.start(
            self._move_aside(receipt, fields), name=f"aside:{self._name}:{receipt}"
        )

    async def _move_aside(self, receipt: str, fields: dict[bytes, bytes]) -> None:
        kept = ("MAXLEN", "~", _KEPT_UNREADABLE, "*", "b", fields.get(b"b", b""))
        await self._link.persist("XADD", f"{self._stream}:unreadable", *kept)
        await self._finish([receipt, int(fields.get(b"n", b"0"))])
