"""Work items and outgoing messages of invented people."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from common.protocol.answers import AnswerDraft, SaveAnswers
from common.protocol.logs import LogLevel, LogStream, ReportLog
from common.protocol.routing import Address, Origin, Outgoing
from common.protocol.session import CommandAccepted
from common.protocol.vocabulary import Role
from server.queues.contract import WorkItem

if TYPE_CHECKING:
    from collections.abc import Callable

    from server.queues.contract import WorkQueue

ORIGIN = Origin(role=Role.CANDIDATE, actor_id="r1", connection_id="c1", attempt_id="a1")
SECRET = "four-one-three"


def save(number: int, value: tuple[int, ...] = (4,)) -> WorkItem:
    entry = AnswerDraft(seq=number, item_id=f"q{number}", value=value, offset_ms=number)
    message = SaveAnswers(attempt_id="a1", epoch=1, entries=(entry,))
    return WorkItem(id=f"w{number}", message=message, origin=ORIGIN, received_ms=1000 + number)


def saves(first: int, last: int) -> list[WorkItem]:
    return [save(number) for number in range(first, last + 1)]


def line(number: int, level: LogLevel, stream: LogStream = LogStream.SYSTEM) -> WorkItem:
    message = ReportLog(
        stream=stream, level=level, event=f"e{number}", at_ms=number, values={"note": SECRET}
    )
    return WorkItem(id=f"l{number}", message=message, origin=ORIGIN, received_ms=number)


def reply(number: int, key: str = "") -> Outgoing:
    return Outgoing(
        message=CommandAccepted(command_id=f"k{number}"),
        address=Address(sitting_id="s1", connection_id="c1"),
        number=number,
        ack=f"k{number}",
        key=key,
    )


async def take_all(queue: WorkQueue, count: int, limit: int = 1000) -> list[WorkItem]:
    """Take and finish until `count` items came."""
    found: list[WorkItem] = []
    while len(found) < count:
        batch = await asyncio.wait_for(queue.take(limit), 10)
        found.extend(batch.items)
        await queue.done(batch)
    return found


async def until(condition: Callable[[], bool], limit_s: float = 10.0) -> None:
    """Let the loop run until `condition` holds."""
    deadline = asyncio.get_running_loop().time() + limit_s
    while not condition():
        assert asyncio.get_running_loop().time() < deadline, "it never came true"
        await asyncio.sleep(0.005)
