"""Writes down that a machine's clock was set: nobody's end moved, and a person shall know."""

from common.core.clock import Clock
from common.protocol.logs import LogLevel, LogStream, ReportLog
from common.protocol.time import ReportClockStep
from server.managers.acting import actor_of
from server.managers.base import Handlers, handler
from server.queues.contract import WorkItem
from server.stores.unit_of_work import UnitOfWork


class ClockSteps:
    """Handler of what the watch over the clock reports."""

    def __init__(self, clock: Clock) -> None:
        """Take the clock that counts."""
        self._clock = clock

    @property
    def handlers(self) -> Handlers:
        """Who handles which command."""
        return dict((handler(ReportClockStep, self.handle_step),))

    async def handle_step(self, work: UnitOfWork, item: WorkItem, message: ReportClockStep) -> None:
        """Keep it in the audit and among the system's lines."""
        facts = {"server": message.server, "step_ms": str(message.step_ms), "cause": message.cause}
        target = f"server:{message.server}"
        work.audit(actor_of(item.origin), message.spec.name, target, None, facts)
        work.follow_up(
            ReportLog(
                stream=LogStream.SYSTEM,
                level=LogLevel.ERROR,
                event="clock_stepped",
                at_ms=self._clock.now_ms(),
                values=facts,
            )
        )
