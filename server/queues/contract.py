"""What a queue promises, whatever carries it: in one process, or Redis Streams.

A work item is delivered at least once: handlers are idempotent by its id. The socket queue is a
fan-out: every socket server gets everything and picks what its own connections may see.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import msgspec

from common.core.errors import ErrorCode, RefusedError
from common.protocol.base import Message
from common.protocol.routing import Origin, Outgoing
from common.protocol.vocabulary import QueueName

WORK = (QueueName.STATE, QueueName.CHEATING, QueueName.ANSWER, QueueName.LOG)
"""The four queues that managers consume."""


class WorkItem(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A message on its way to a manager.

    Args:
        id: the command's id; a second item with the same id does nothing.
        received_ms: when the edge took it.
    """

    id: str
    message: Message
    origin: Origin
    received_ms: int


class Batch(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a worker took together and reports done together.

    Args:
        receipts: one per item where the transport needs them, else none.
    """

    items: tuple[WorkItem, ...]
    receipts: tuple[str, ...] = ()


class QueueFullError(RefusedError):
    """The queue takes no more now; the sender keeps what it has and tries again."""

    def __init__(self, name: QueueName) -> None:
        """Name the queue."""
        super().__init__(ErrorCode.UNAVAILABLE, "queue_full", queue=name.value)


class QueueDownError(QueueFullError):
    """What carries the queue is away: the items may or may not have been added."""


Receiver = Callable[[Sequence[Outgoing]], None]
Door = Callable[[WorkItem], None]
"""Adds one item at once. Raises QueueFullError: it was not added."""


class WorkQueue(Protocol):
    """One of the four queues that managers consume."""

    @property
    def name(self) -> QueueName:
        """Which queue this is."""
        ...

    @property
    def door(self) -> Door | None:
        """What adds an item at once; None where a network lies between."""
        ...

    async def publish(self, items: Sequence[WorkItem]) -> None:
        """Add items in order.

        Raises:
            QueueFullError: none was added.
        """
        ...

    async def take(self, limit: int) -> Batch:
        """Wait for work and return up to `limit` items, unfinished ones of dead workers first."""
        ...

    async def done(self, batch: Batch) -> None:
        """The batch has been committed: forget it."""
        ...

    async def give_back(self, batch: Batch) -> None:
        """The batch was not handled: deliver it again."""
        ...

    def depth(self) -> int:
        """Return how many items wait, as last known."""
        ...


class FanOut(Protocol):
    """The socket queue."""

    async def publish(self, items: Sequence[Outgoing]) -> None:
        """Hand items to every subscriber."""
        ...

    def subscribe(self, receiver: Receiver) -> Callable[[], None]:
        """Call `receiver` with what comes, on the event loop; returns the unsubscriber."""
        ...


class Queues(Protocol):
    """The five queues of a process."""

    @property
    def work(self) -> Mapping[QueueName, WorkQueue]:
        """The four work queues."""
        ...

    @property
    def socket(self) -> FanOut:
        """The socket queue."""
        ...

    async def start(self) -> None:
        """Connect."""
        ...

    async def stop(self) -> None:
        """Disconnect; may be called again."""
        ...
