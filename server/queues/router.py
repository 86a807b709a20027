"""Picks the queue of a message from its own declaration."""

from collections import defaultdict
from collections.abc import Iterable

from common.core.errors import ErrorCode, RefusedError
from common.protocol.base import Message
from common.protocol.routing import Origin
from server.queues.contract import Door, Queues, WorkItem, WorkQueue


class Router:
    """The one door into the work queues, for sockets, web and managers alike."""

    def __init__(self, queues: Queues) -> None:
        """Use these queues."""
        self._work = queues.work

    async def publish(self, message: Message, origin: Origin, id: str, received_ms: int) -> None:  # noqa: A002  the contract's own word
        """Put a message on its queue.

        Args:
            message: a to-server message that names a queue.
            origin: who sent it, as verified.
            id: the command's id.
            received_ms: when the edge took it.

        Raises:
            RefusedError: UNKNOWN_MESSAGE, the message goes to no queue.
            QueueFullError: try again later.
        """
        await self.put(WorkItem(id=id, message=message, origin=origin, received_ms=received_ms))

    async def put(self, item: WorkItem) -> None:
        """Put an item on its queue.

        Raises:
            RefusedError: as `publish`.
        """
        await self._queue_of(item.message).publish((item,))

    def door(self, kind: type[Message]) -> Door | None:
        """Return what puts messages of a kind on their queue at once; None where that may wait."""
        return self._queue_of(kind).door

    async def publish_all(self, items: Iterable[WorkItem]) -> None:
        """Put items on their queues, one call per queue.

        Raises:
            QueueFullError: those of one queue were not added; queues before it have theirs.
        """
        by_queue: defaultdict[WorkQueue, list[WorkItem]] = defaultdict(list)
        for item in items:
            by_queue[self._queue_of(item.message)].append(item)
        for queue, waiting in by_queue.items():
            await queue.publish(waiting)

    def _queue_of(self, message: Message | type[Message]) -> WorkQueue:
        name = message.spec.queue
        queue = self._work.get(name) if name is not None else None
        if queue is None:
            raise RefusedError(ErrorCode.UNKNOWN_MESSAGE, type=message.spec.name)
        return queue
