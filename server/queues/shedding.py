"""What a full queue may drop: log lines, the least important first. Nothing else is ever dropped.

| filling | dropped |
| --- | --- |
| half full and more | DEBUG lines |
| full | INFO lines too; the rest is refused and the sender keeps it |
"""

from collections.abc import Sequence

from common.protocol.logs import LogLevel, LogStream, ReportLog
from common.protocol.vocabulary import QueueName
from server.queues.contract import QueueFullError, WorkItem

_LIGHT = frozenset({LogLevel.DEBUG})
_LIGHT_WHEN_FULL = frozenset({LogLevel.DEBUG, LogLevel.INFO})


def admit(
    name: QueueName, items: Sequence[WorkItem], *, depth: int, capacity: int
) -> Sequence[WorkItem]:
    """Return which of `items` a queue takes; the others are log lines it sheds.

    Raises:
        QueueFullError: what may not be shed does not fit.
    """
    room = capacity - depth
    if 2 * (depth + len(items)) <= capacity:
        return items
    if name is QueueName.LOG:
        items = [item for item in items if not _is_light(item, _LIGHT)]
        if len(items) > room:
            items = [item for item in items if not _is_light(item, _LIGHT_WHEN_FULL)]
    if len(items) > room:
        raise QueueFullError(name)
    return items


def _is_light(item: WorkItem, levels: frozenset[LogLevel]) -> bool:
    message = item.message
    return (
        isinstance(message, ReportLog)
        and message.stream is LogStream.SYSTEM
        and message.level in levels
    )
