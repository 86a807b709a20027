"""Tells people that something is wrong with a seat's PC: an incident, and the security log."""

from common.core.clock import Clock
from common.core.errors import RefusedError
from common.core.ids import new_id
from common.protocol.base import Message
from common.protocol.incidents import RaiseDetection
from common.protocol.logs import LogLevel, LogStream, ReportLog
from common.protocol.routing import Origin
from common.protocol.vocabulary import Role
from server.queues.router import Router

QUIET_S = 60.0
"""The same cause at the same seat is told once in this time: a PC tries again every few seconds."""
_MOST = 10_000


class SeatAlarms:
    """Raises incidents about attempts.

    Args:
        router: into the queues.
        clock: for the quiet time.
    """

    def __init__(self, router: Router, clock: Clock) -> None:
        """Begin quiet."""
        self._router = router
        self._clock = clock
        self._told: dict[tuple[str, str, str], float] = {}

    async def tell(self, origin: Origin, code: str, cause: str, facts: dict[str, str]) -> None:
        """Tell of a cause, unless that was done a moment ago; a full queue loses it.

        Args:
            origin: a candidate's connection.
            code: of the catalogue of detections.
            cause: tells this cause from others of the same code.
            facts: as the catalogue lists them.
        """
        attempt_id = origin.attempt_id
        if attempt_id is None or not self._is_news((attempt_id, code, cause)):
            return
        raised = RaiseDetection(
            attempt_id=attempt_id, detection_id=new_id(), code=code, facts=facts
        )
        values = {"code": code, "attempt": attempt_id, "actor": origin.actor_id, **facts}
        line = ReportLog(
            stream=LogStream.SECURITY,
            level=LogLevel.WARNING,
            event="seat_alarm",
            at_ms=self._clock.now_ms(),
            values=values,
        )
        for message in (raised, line):
            await self._publish(origin, message)

    async def _publish(self, origin: Origin, message: Message) -> None:
        sender = Origin(role=Role.SYSTEM, actor_id="sockets", sitting_id=origin.sitting_id)
        try:
            await self._router.publish(message, sender, new_id(), self._clock.now_ms())
        except RefusedError:
            return

    def _is_news(self, key: tuple[str, str, str]) -> bool:
        now = self._clock.monotonic()
        if self._told.get(key, -QUIET_S) > now - QUIET_S:
            return False
        if len(self._told) >= _MOST:
            self._told = {k: at for k, at in self._told.items() if at > now - QUIET_S}
        self._told[key] = now
        return True
