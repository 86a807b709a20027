"""Stores system and security lines; one statement per batch, and never in the way of an answer."""

from collections.abc import Mapping, Sequence

from common.core.ids import new_id
from common.protocol.base import Message
from common.protocol.logs import ReportLog
from common.protocol.rows import ActorRef
from common.protocol.vocabulary import QueueName
from server.managers.base import BatchHandler, Handler
from server.managers.dispatch import accept
from server.queues.contract import WorkItem
from server.stores.records.logs import LogLine
from server.stores.unit_of_work import UnitOfWork


class LogManager:
    """Consumer of the log queue."""

    def __init__(self) -> None:
        """List the handlers."""
        self._batch_handlers: dict[type[Message], BatchHandler] = {ReportLog: self.handle_lines}

    @property
    def queue(self) -> QueueName:
        """The log queue."""
        return QueueName.LOG

    @property
    def handlers(self) -> Mapping[type[Message], Handler]:
        """No commands one by one."""
        return {}

    @property
    def batch_handlers(self) -> Mapping[type[Message], BatchHandler]:
        """Lines, in bulk."""
        return self._batch_handlers

    async def handle_lines(self, work: UnitOfWork, items: Sequence[WorkItem]) -> None:
        """Store all lines; a repeated one is stored once."""
        lines = [_line(item, item.message) for item in items if isinstance(item.message, ReportLog)]
        await work.logs.add_many(lines)
        for item in items:
            accept(work, item)


def _line(item: WorkItem, message: ReportLog) -> LogLine:
    return LogLine(
        id=item.id or new_id(),
        stream=message.stream,
        level=message.level,
        event=message.event,
        at_ms=message.at_ms,
        received_ms=item.received_ms,
        actor=ActorRef(role=item.origin.role, id=item.origin.actor_id),
        facts=message.values,
    )
