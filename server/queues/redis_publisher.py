"""Puts work on a Redis stream: bounded, counted, one entry for all that comes in one loop pass."""

from collections.abc import Sequence
from dataclasses import dataclass

from common.core.logs import get_logger
from common.protocol.vocabulary import QueueName
from server.queues.codec import PackingCodec
from server.queues.contract import QueueDownError, QueueFullError, WorkItem
from server.queues.packer import Packer
from server.queues.redis_link import TROUBLE, RedisLink
from server.queues.redis_scripts import PUBLISH
from server.queues.shedding import admit

_log = get_logger("queues.redis")


@dataclass(frozen=True, slots=True)
class StreamTerms:
    """How this process takes part.

    Args:
        consumer: name of this process in the group; the same again after its restart.
        capacity: most items of a work queue that wait or are being handled.
        claim_after_ms: an entry untouched for so long is taken from its consumer.
    """

    consumer: str
    capacity: int
    claim_after_ms: int = 15_000


def stream_of(name: QueueName) -> str:
    """Return the key of a queue's stream."""
    return f"gamdok:{name}"


def depth_of(name: QueueName) -> str:
    """Return the key that counts what waits in a queue."""
    return f"gamdok:{name}:depth"


class StreamPublisher:
    """The publishing half of one stream.

    Args:
        link: the way to Redis.
        codec: seals for this stream.
        name: which queue.
        capacity: most items that wait or are being handled.
    """

    def __init__(
        self, link: RedisLink, codec: PackingCodec, name: QueueName, capacity: int
    ) -> None:
        """Begin with nothing waiting."""
        self.depth = 0
        self._link = link
        self._codec = codec
        self._name = name
        self._capacity = capacity
        self._packer: Packer[WorkItem] = Packer(link.scope, f"publish:{name}", self._send)

    async def publish(self, items: Sequence[WorkItem]) -> None:
        """Add items in order; returns when Redis has them.

        Raises:
            QueueFullError: none was added.
            QueueDownError: Redis is away; they may or may not have been added.
        """
        admitted = self._admit(items)
        if admitted:
            await self._packer.add(admitted)

    def _admit(self, items: Sequence[WorkItem]) -> Sequence[WorkItem]:
        return admit(self._name, items, depth=self.depth, capacity=self._capacity)

    async def _send(self, items: Sequence[WorkItem]) -> None:
        while items:
            depth = await self._try_to_send(items)
            if depth >= 0:
                self.depth = depth
                return
            self.depth = -1 - depth  # others have filled it since we last heard
            fewer = self._admit(items)
            if len(fewer) == len(items):
                raise QueueFullError(self._name)
            items = fewer

    async def _try_to_send(self, items: Sequence[WorkItem]) -> int:
        blob = self._codec.pack_work(items)
        keys = (2, stream_of(self._name), depth_of(self._name))
        try:
            return int(
                await self._link.call("EVAL", PUBLISH, *keys, self._capacity, len(items), blob)
            )
        except TROUBLE as error:
            _log.warning("publish_failed", queue=self._name, error=repr(error))
            raise QueueDownError(self._name) from error
