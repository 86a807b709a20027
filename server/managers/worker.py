"""Takes what waits in a queue, handles it in one transaction, and only then lets it be known.

take → unit of work (bulk handlers, then one savepoint per command) → commit → publish → done.
The batch is whatever is pending, so a slow disk makes batches grow and nothing else waits.
"""

import asyncio
from collections.abc import Sequence

from common.core.clock import Clock
from common.core.errors import StorageError
from common.core.logs import get_logger
from common.protocol.vocabulary import QueueName
from server.managers.base import Manager
from server.managers.dispatch import Dispatch
from server.managers.error_place import error_place
from server.managers.publisher import Publisher
from server.managers.uncut import Uncut
from server.queues.contract import Batch, WorkItem, WorkQueue
from server.stores.database.turns import Turn

_log = get_logger("managers.worker")


class Worker:
    """The loop of one manager.

    Args:
        manager: whose handlers are called.
        queue: the manager's queue.
        publisher: opens units of work and publishes their effects.
        clock: stamps dead letters.
        limit: most items of a batch.
    """

    def __init__(
        self, manager: Manager, queue: WorkQueue, publisher: Publisher, clock: Clock, limit: int
    ) -> None:
        """Bind manager and queue."""
        self.manager = manager
        self._queue = queue
        self._limit = limit
        self._dispatch = Dispatch(manager, publisher, clock)
        self._uncut = Uncut("worker")
        self.busy = False
        self.handled = 0
        self.dead = 0

    @property
    def queue(self) -> QueueName:
        """Which queue it empties."""
        return self._queue.name

    async def run(self, turn: Turn | None = None) -> None:
        """Handle work until cancelled.

        Args:
            turn: for a queue of which one process at a time is the consumer.

        Raises:
            StorageError: nothing can be written now, or the turn is lost; what was taken was given
                back.
        """
        while True:
            await self.step(turn)

    async def step(self, turn: Turn | None = None) -> None:
        """Wait for work and handle one batch.

        Raises:
            StorageError: as `run`.
        """
        if self._queue.depth():
            await asyncio.sleep(0)  # what the sockets hold by now goes into this batch too
        batch = await self._queue.take(self._limit)
        self.busy = True
        try:
            await self._uncut.run(self._finish(batch, turn), name=f"batch:{self.queue}")
        finally:
            self.busy = False

    async def _finish(self, batch: Batch, turn: Turn | None) -> None:
        try:
            if turn is not None:
                await turn.check()
            await self._handle(batch.items)
        except BaseException:
            await self._queue.give_back(batch)
            raise
        await self._queue.done(batch)
        self.handled += len(batch.items)

    async def _handle(self, items: Sequence[WorkItem]) -> None:
        """Handle items together; where that fails, find the one that is to blame by halving."""
        try:
            await self._dispatch.handle(items)
        except StorageError:
            raise  # the disk or the database is to blame, not the items
        except Exception as error:  # noqa: BLE001  whatever a handler raises must not stop the rest
            if len(items) == 1:
                await self._bury(items[0], error)
                return
            _log.warning("batch_failed", queue=self._queue.name, count=len(items))
            middle = len(items) // 2
            await self._handle(items[:middle])
            await self._handle(items[middle:])

    async def _bury(self, item: WorkItem, error: Exception) -> None:
        """Keep the item for a person."""
        await self._dispatch.bury(item, error)
        self.dead += 1
        _log.error("dead_letter", queue=self._queue.name, id=item.id, error=error_place(error))
