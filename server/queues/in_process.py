"""The queues of a server that is one process: bounded deques, and a direct call to the sockets.

What a worker took and did not finish lives here until it is done or given back; when the process
dies, unacknowledged saves come again from the seats and follow-ups from the database.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Mapping, Sequence

from common.core.logs import get_logger
from common.protocol.routing import Outgoing
from common.protocol.vocabulary import QueueName
from server.queues.contract import WORK, Batch, Door, FanOut, Receiver, WorkItem, WorkQueue
from server.queues.shedding import admit

_log = get_logger("queues")


class InProcessWorkQueue:
    """A bounded deque; nothing in it awaits but `take` on an empty one.

    Args:
        name: which queue.
        capacity: most items that wait.
    """

    def __init__(self, name: QueueName, capacity: int) -> None:
        """Begin empty."""
        self._name = name
        self._capacity = capacity
        self._items: deque[WorkItem] = deque()
        self._takers: deque[asyncio.Future[None]] = deque()

    @property
    def name(self) -> QueueName:
        """Which queue this is."""
        return self._name

    @property
    def door(self) -> Door:
        """What adds an item at once."""
        return self._add

    async def publish(self, items: Sequence[WorkItem]) -> None:
        """Add items in order.

        Raises:
            QueueFullError: none was added.
        """
        self._add_all(items)

    async def take(self, limit: int) -> Batch:
        """Wait for work and return up to `limit` items.

        Items leave the deque after the last await, so a cancelled take loses nothing.
        """
        while not self._items:
            await self._wait()
        if len(self._items) <= limit:
            taken = tuple(self._items)
            self._items.clear()
        else:
            taken = tuple(self._items.popleft() for _ in range(limit))
            self._wake()
        return Batch(items=taken)

    async def done(self, batch: Batch) -> None:
        """Nothing to forget: taken items are not kept."""

    async def give_back(self, batch: Batch) -> None:
        """Put the items back in front, also above the capacity: they were admitted once."""
        self._items.extendleft(reversed(batch.items))
        self._wake()

    def depth(self) -> int:
        """Return how many items wait."""
        return len(self._items)

    def _add(self, item: WorkItem) -> None:
        items = self._items
        if 2 * (len(items) + 1) > self._capacity:  # admission looks closer
            self._add_all((item,))
            return
        items.append(item)
        if self._takers:
            self._wake()

    def _add_all(self, items: Sequence[WorkItem]) -> None:
        depth = len(self._items)
        self._items.extend(admit(self._name, items, depth=depth, capacity=self._capacity))
        self._wake()

    async def _wait(self) -> None:
        taker = asyncio.get_running_loop().create_future()
        self._takers.append(taker)
        try:
            await taker
        except asyncio.CancelledError:
            if taker.done() and not taker.cancelled():
                self._wake()  # the wake-up was meant for somebody who takes
            raise
        finally:
            if taker in self._takers:
                self._takers.remove(taker)

    def _wake(self) -> None:
        while self._items and self._takers:
            taker = self._takers.popleft()
            if not taker.done():
                taker.set_result(None)
                return


class InProcessFanOut:
    """Hands messages to the subscribers at once, in the caller's own step."""

    def __init__(self) -> None:
        """Begin without subscribers."""
        self._receivers: list[Receiver] = []

    async def publish(self, items: Sequence[Outgoing]) -> None:
        """Call every subscriber; one that fails hurts no other."""
        if not items:
            return
        for receiver in tuple(self._receivers):
            try:
                receiver(items)
            except Exception as error:  # noqa: BLE001  a broken subscriber must not stop a manager
                _log.error("receiver_failed", error=type(error).__name__)

    def subscribe(self, receiver: Receiver) -> Callable[[], None]:
        """Call `receiver` with what comes; returns the unsubscriber."""
        self._receivers.append(receiver)

        def unsubscribe() -> None:
            if receiver in self._receivers:
                self._receivers.remove(receiver)

        return unsubscribe


class InProcessQueues:
    """The five queues of one process.

    Args:
        capacity: most items that wait in each work queue.
    """

    def __init__(self, capacity: int) -> None:
        """Make the queues."""
        self._work: dict[QueueName, WorkQueue] = {
            name: InProcessWorkQueue(name, capacity) for name in WORK
        }
        self._socket = InProcessFanOut()

    @property
    def work(self) -> Mapping[QueueName, WorkQueue]:
        """The four work queues."""
        return self._work

    @property
    def socket(self) -> FanOut:
        """The socket queue."""
        return self._socket

    async def start(self) -> None:
        """Nothing to connect."""

    async def stop(self) -> None:
        """Nothing to disconnect."""
