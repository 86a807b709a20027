"""Events leave in the order of their numbers, sitting by sitting.

Several workers, and in a cluster several processes, publish after their commits: an event may
overtake another. What is missing for longer than a moment is read from the event log.
"""

from collections.abc import Awaitable, Callable, Sequence

from common.core.clock import Clock
from common.core.logs import get_logger
from common.core.tasks import TaskScope
from common.protocol.base import Message
from common.protocol.routing import Address, Outgoing

_log = get_logger("sockets.sequencer")
Event = tuple[int, Address, Message]
ReadEvents = Callable[[str, int, int], Awaitable[Sequence[Event]]]
Deliver = Callable[[Outgoing], None]

_READ_AT_ONCE = 500
_MOST_EARLY = 5000
_PATIENCE = 50
"""Looks into the log before a number is given up: a commit that far behind never comes."""


class _Line:
    """The events of one sitting: delivered up to `position`, early ones wait."""

    __slots__ = ("early", "filling", "position")

    def __init__(self) -> None:
        self.position: int | None = None
        self.early: dict[int, Outgoing] = {}
        self.filling = False


class Sequencer:
    """Puts events into order.

    Args:
        read: reads events after a number from the event log, at most so many.
        scope: owns the tasks that fill gaps.
        clock: for the wait.
        wait_s: how long a number may be missing before the log is read.
    """

    def __init__(self, read: ReadEvents, scope: TaskScope, clock: Clock, wait_s: float) -> None:
        """Begin without any sitting; `deliver` must be set before the first event."""
        self._read = read
        self._scope = scope
        self._clock = clock
        self._wait_s = wait_s
        self._lines: dict[str, _Line] = {}
        self.deliver: Deliver = _nowhere
        self.gaps = 0

    def expect(self, sitting_id: str) -> None:
        """Somebody is about to read a snapshot: keep what comes until `begin`."""
        self._lines.setdefault(sitting_id, _Line())

    def begin(self, sitting_id: str, number: int) -> None:
        """A snapshot of a sitting holds all up to `number`; later calls change nothing."""
        line = self._lines.setdefault(sitting_id, _Line())
        if line.position is None:
            line.position = number
            line.early = {n: item for n, item in line.early.items() if n > number}
            self._advance(line, sitting_id)

    def accept(self, item: Outgoing) -> None:
        """Deliver an event, now or when those before it are there."""
        line = self._lines.get(item.address.sitting_id)
        if line is None:
            return  # nobody of this sitting has ever been here
        if line.position is not None and item.number <= line.position:
            return
        line.early[item.number] = item
        if line.position is not None:
            self._advance(line, item.address.sitting_id)
        elif len(line.early) > _MOST_EARLY:
            del line.early[min(line.early)]  # the log has it, should the snapshot ever be read

    def _advance(self, line: _Line, sitting_id: str) -> None:
        position = line.position or 0
        while (item := line.early.pop(position + 1, None)) is not None:
            position += 1
            line.position = position
            self.deliver(item)
        if line.early and not line.filling:
            line.filling = True
            self.gaps += 1
            self._scope.start(self._fill(line, sitting_id), name=f"fill:{sitting_id}")

    async def _fill(self, line: _Line, sitting_id: str) -> None:
        try:
            for _ in range(_PATIENCE):
                await self._clock.sleep(self._wait_s)
                if not line.early:
                    return
                await self._read_on(line, sitting_id)
        finally:
            line.filling = False
        if line.early:
            _log.error("events_missing", sitting=sitting_id, after=line.position)
            line.position = min(line.early) - 1
            self._advance(line, sitting_id)

    async def _read_on(self, line: _Line, sitting_id: str) -> None:
        after = line.position or 0
        for number, address, message in await self._read(sitting_id, after, _READ_AT_ONCE):
            self.accept(Outgoing(message=message, address=address, number=number))


def _nowhere(item: Outgoing) -> None:
    message = f"the sequencer has nowhere to deliver event {item.number}"
    raise RuntimeError(message)
