"""The socket queue as one Redis stream that every socket server reads from its own place.

What cannot be sent while Redis is away waits here, bounded and coalesced by key. Losing some of it
harms nobody: events are in the event log, acknowledgements follow the resent command.
"""

from collections.abc import Callable, Sequence
from typing import Any

from common.core.errors import RefusedError
from common.core.logs import get_logger
from common.crypto.errors import CryptoError
from common.protocol.routing import Outgoing
from server.queues.codec import PackingCodec
from server.queues.contract import Receiver
from server.queues.packer import MOST_ITEMS
from server.queues.redis_link import BLOCK_MS, TROUBLE, RedisLink

_log = get_logger("queues.redis")
_STREAM = "gamdok:socket"
_KEPT = 4096
_ENTRIES_AT_ONCE = 64
_WAITING_MOST = 20_000


class RedisFanOut:
    """Publishes packings and hands what comes to the subscribers.

    Args:
        link: the way to Redis.
        codec: seals for this stream.
    """

    def __init__(self, link: RedisLink, codec: PackingCodec) -> None:
        """Begin; reading starts with the first subscriber."""
        self._link = link
        self._codec = codec
        self._receivers: list[Receiver] = []
        self._waiting: list[Outgoing] = []
        self._sending = False
        self._reading = False
        self._last = "0-0"

    async def prepare(self) -> None:
        """Take the present end of the stream as the beginning.

        Raises:
            RedisError: Redis is away.
        """
        self._last = await self._end()

    async def publish(self, items: Sequence[Outgoing]) -> None:
        """Queue messages for all socket servers; does not wait for Redis."""
        self._waiting.extend(items)
        if len(self._waiting) > _WAITING_MOST:
            self._waiting = _newest(self._waiting)
        if self._waiting and not self._sending:
            self._sending = True
            self._link.scope.start(self._send(), name="socket:send")

    def subscribe(self, receiver: Receiver) -> Callable[[], None]:
        """Call `receiver` with what comes; returns the unsubscriber."""
        self._receivers.append(receiver)
        if not self._reading:
            self._reading = True
            self._link.scope.start(self._read(), name="socket:read")

        def unsubscribe() -> None:
            if receiver in self._receivers:
                self._receivers.remove(receiver)

        return unsubscribe

    async def _send(self) -> None:
        backoff = self._link.backoff()
        try:
            while self._waiting:
                part, self._waiting = self._waiting[:MOST_ITEMS], self._waiting[MOST_ITEMS:]
                blob = self._codec.pack_outgoing(part)
                try:
                    await self._link.call("XADD", _STREAM, "MAXLEN", "~", _KEPT, "*", "b", blob)
                    backoff.reset()
                except TROUBLE as error:
                    self._waiting = part + self._waiting
                    await self._link.rest(backoff, error)
        finally:
            self._sending = False

    async def _read(self) -> None:
        backoff = self._link.backoff()
        while True:
            try:
                reply: list[Any] = await self._link.call(
                    "XREAD",
                    *("COUNT", _ENTRIES_AT_ONCE, "BLOCK", BLOCK_MS, "STREAMS", _STREAM, self._last),
                )
                backoff.reset()
            except TROUBLE as error:
                await self._link.rest(backoff, error)
                await self._find_place()
                continue
            for entry_id, fields in reply[0][1] if reply else ():
                self._last = bytes(entry_id).decode()
                self._deliver(fields[b"b"])

    async def _find_place(self) -> None:
        """A Redis that lost its memory may number from lower on: then begin with what it has."""
        try:
            end = await self._end()
        except TROUBLE:
            return
        if _order(end) < _order(self._last):
            self._last = "0-0"

    async def _end(self) -> str:
        entries: list[Any] = await self._link.call("XREVRANGE", _STREAM, "+", "-", "COUNT", 1)
        return bytes(entries[0][0]).decode() if entries else "0-0"

    def _deliver(self, blob: bytes) -> None:
        try:
            items = self._codec.unpack_outgoing(blob)
        except (CryptoError, RefusedError, ValueError) as error:
            _log.error("unreadable_entry", queue="socket", error=repr(error))
            return
        for receiver in tuple(self._receivers):
            try:
                receiver(items)
            except Exception as error:  # noqa: BLE001  a broken subscriber must not stop the others
                _log.error("receiver_failed", error=type(error).__name__)


def _newest(items: list[Outgoing]) -> list[Outgoing]:
    """Keep the newest of each key, and of the rest the newest half of what may wait."""
    last_of_key = {item.key: place for place, item in enumerate(items) if item.key}
    kept = [
        item for place, item in enumerate(items) if not item.key or last_of_key[item.key] == place
    ]
    if len(kept) > _WAITING_MOST:
        _log.warning("fan_out_dropped", count=len(kept) - _WAITING_MOST // 2)
        kept = kept[-(_WAITING_MOST // 2) :]
    return kept


def _order(entry_id: str) -> tuple[int, int]:
    milliseconds, _, number = entry_id.partition("-")
    return int(milliseconds), int(number or 0)
