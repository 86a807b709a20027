"""One batch in one unit of work: who handles which item, and what its sender is told.

Bulk messages first (a submission must find the saves that came before it), then the commands in
their order, each in a savepoint: a refused one leaves nothing, a repeated one is only answered.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Sequence

from common.core.clock import Clock
from common.core.errors import ErrorCode, Fault, RefusedError
from common.core.ids import new_id
from common.core.logs import get_logger
from common.protocol.session import CommandAccepted, CommandRejected
from common.protocol.vocabulary import Role
from server.managers.base import Manager
from server.managers.error_place import error_place
from server.managers.publisher import FOLLOW_UP, Publisher
from server.queues.contract import WorkItem
from server.stores.records.work import DeadLetter
from server.stores.unit_of_work import UnitOfWork

_log = get_logger("managers.dispatch")
_REFUSALS_KEPT = 4096


class Dispatch:
    """Calls the handlers of one manager.

    Args:
        manager: whose handlers.
        publisher: opens units of work.
        clock: stamps dead letters.
    """

    def __init__(self, manager: Manager, publisher: Publisher, clock: Clock) -> None:
        """Bind the manager."""
        self._manager = manager
        self._publisher = publisher
        self._clock = clock
        # A refusal changed nothing, so asking again is harmless; remembering the last ones only
        # makes a repeated command get the answer it got.
        self._refusals: OrderedDict[str, Fault] = OrderedDict()

    async def handle(self, items: Sequence[WorkItem]) -> None:
        """Handle all items and commit.

        Raises:
            Exception: nothing of any item stayed.
        """
        async with self._publisher.writing() as work:
            commands = await self._handle_bulk(work, items)
            if commands:
                await self._handle_commands(work, commands)

    async def bury(self, item: WorkItem, error: Exception) -> None:
        """Keep an item that cannot be handled, and tell its sender."""
        async with self._publisher.writing() as work:
            await work.dead_letters.bury(
                DeadLetter(
                    id=item.id or new_id(),
                    queue=self._manager.queue,
                    message=item.message,
                    origin=item.origin,
                    error=error_place(error),
                    received_ms=item.received_ms,
                    failed_ms=self._clock.now_ms(),
                )
            )
            await _settle(work, item)
            reject(work, item, RefusedError(ErrorCode.INTERNAL).fault())

    async def _handle_bulk(self, work: UnitOfWork, items: Sequence[WorkItem]) -> list[WorkItem]:
        bulk: defaultdict[type, list[WorkItem]] = defaultdict(list)
        commands: list[WorkItem] = []
        handlers = self._manager.batch_handlers
        for item in items:
            kind = type(item.message)
            if kind in handlers:
                bulk[kind].append(item)
            else:
                commands.append(item)
        for kind, group in bulk.items():
            await handlers[kind](work, group)
        return commands

    async def _handle_commands(self, work: UnitOfWork, items: Sequence[WorkItem]) -> None:
        ids = {item.id for item in items if item.id}
        fresh = set(await work.handled.new_ids(ids)) if ids else set()
        done: list[str] = []
        for item in items:
            if item.id and item.id not in fresh:
                accept(work, item)
            elif await self._handle_command(work, item) and item.id:
                fresh.discard(item.id)
                done.append(item.id)
        if done:
            await work.handled.add(done)
        for item in items:
            await _settle(work, item)

    async def _handle_command(self, work: UnitOfWork, item: WorkItem) -> bool:
        """Handle one command; False if it was refused."""
        fault = self._refusals.get(item.id)
        if fault is None:
            fault = await self._ask(work, item)
        if fault is None:
            accept(work, item)
            return True
        reject(work, item, fault)
        if item.origin.role is Role.SYSTEM:
            _log.info("follow_up_refused", type=item.message.spec.name, code=fault.code)
        return False

    async def _ask(self, work: UnitOfWork, item: WorkItem) -> Fault | None:
        handler = self._manager.handlers[type(item.message)]
        try:
            async with work.savepoint():
                await handler(work, item)
        except RefusedError as refusal:
            fault = refusal.fault()
            self._remember(item, fault)
            return fault
        return None

    def _remember(self, item: WorkItem, fault: Fault) -> None:
        # What the watches ask for keeps its id until the row changes: it is always asked anew.
        if not item.id or item.origin.role is Role.SYSTEM:
            return
        self._refusals[item.id] = fault
        if len(self._refusals) > _REFUSALS_KEPT:
            self._refusals.popitem(last=False)


async def _settle(work: UnitOfWork, item: WorkItem) -> None:
    """A follow-up is done when it was handled, also if that means refused or buried."""
    if item.origin.actor_id == FOLLOW_UP and item.origin.role is Role.SYSTEM:
        await work.follow_ups.done(item.id)


def accept(work: UnitOfWork, item: WorkItem) -> None:
    """Tell the sender that the command took effect."""
    if item.origin.connection_id and item.id:
        work.reply(item.origin.connection_id, CommandAccepted(command_id=item.id), ack=item.id)


def reject(work: UnitOfWork, item: WorkItem, fault: Fault) -> None:
    """Tell the sender that the command changed nothing."""
    if item.origin.connection_id:
        answer = CommandRejected(command_id=item.id, fault=fault)
        work.reply(item.origin.connection_id, answer, ack=item.id)
