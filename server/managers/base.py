"""What a manager is to its worker: which queue, and who handles what.

A handler reads as: load, ask `common.rules`, write, record. It touches no socket and no queue; what
it wants sent or done by another manager it records in the unit of work, and it happens after the
commit.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Protocol, TypeVar

from common.protocol.base import Message
from common.protocol.vocabulary import QueueName
from server.queues.contract import WorkItem
from server.stores.unit_of_work import UnitOfWork

Handler = Callable[[UnitOfWork, WorkItem], Awaitable[None]]
"""Handles one command, in a savepoint of its own: a refusal leaves nothing behind."""

BatchHandler = Callable[[UnitOfWork, Sequence[WorkItem]], Awaitable[None]]
"""Handles all items of a type at once; they are idempotent by themselves, and it answers them."""

Handlers = dict[type[Message], Handler]
M = TypeVar("M", bound=Message)


def handler(
    kind: type[M], handle: Callable[[UnitOfWork, WorkItem, M], Awaitable[None]]
) -> tuple[type[Message], Handler]:
    """Pair a kind of message with the method that handles it, which then gets it typed."""

    async def handle_item(work: UnitOfWork, item: WorkItem) -> None:
        message = item.message
        if not isinstance(message, kind):
            expected = f"{message.spec.name} is no {kind.spec.name}"
            raise TypeError(expected)
        await handle(work, item, message)

    return kind, handle_item


class Manager(Protocol):
    """One of the four managers."""

    @property
    def queue(self) -> QueueName:
        """The queue it consumes."""
        ...

    @property
    def handlers(self) -> Mapping[type[Message], Handler]:
        """Who handles which command."""
        ...

    @property
    def batch_handlers(self) -> Mapping[type[Message], BatchHandler]:
        """Who handles which kind of message in bulk."""
        ...
