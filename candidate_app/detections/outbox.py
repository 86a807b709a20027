"""Reports on their way to the server: none is lost over a cut, each is taken once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.core.errors import ErrorCode, RefusedError
from common.core.logs import get_logger
from common.core.tasks import TaskScope

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from common.core.clock import Clock
    from common.protocol.incidents import ReportDetection

_log = get_logger("detections.outbox")
_AGAIN = frozenset({ErrorCode.RATE_LIMITED, ErrorCode.UNAVAILABLE, ErrorCode.INTERNAL})
_AGAIN_S = 1.0


class ReportOutbox:
    """Keeps each report until the server has taken it.

    Args:
        send: sends a command and waits for its outcome, over reconnects if need be.
    """

    def __init__(self, send: Callable[[ReportDetection], Awaitable[None]], clock: Clock) -> None:
        """Begin with none."""
        self._send = send
        self._clock = clock
        self._unsent: list[ReportDetection] = []
        self._scope = TaskScope("detections:outbox")

    @property
    def unsent(self) -> tuple[ReportDetection, ...]:
        """Return the reports that the server has not taken, in their order."""
        return tuple(self._unsent)

    def take(self, report: ReportDetection) -> None:
        """Send a report as soon as there is a link."""
        self._unsent.append(report)
        self._scope.start(self._deliver(report), name="deliver")

    async def stop(self) -> None:
        """Give up what is unsent; may be called again."""
        await self._scope.stop()

    async def _deliver(self, report: ReportDetection) -> None:
        while not await self._sent(report):
            await self._clock.sleep(_AGAIN_S)
        self._unsent.remove(report)

    async def _sent(self, report: ReportDetection) -> bool:
        try:
            await self._send(report)
        except RefusedError as error:
            if error.code in _AGAIN:
                return False
            _log.warning("report_refused", code=error.code.value, detection=report.code)
        return True
