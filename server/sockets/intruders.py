"""What was refused at the door: counted for the metrics, and noted when somebody overreached."""

from collections import Counter

from common.core.clock import Clock
from common.core.errors import ErrorCode, RefusedError
from common.core.ids import new_id
from common.protocol.base import Message
from common.protocol.logs import LogLevel, LogStream, ReportLog
from common.protocol.routing import Origin
from common.protocol.vocabulary import Role
from server.queues.router import Router

_NOTED = frozenset({ErrorCode.FORBIDDEN, ErrorCode.FOREIGN_ROOM})


class Intruders:
    """Counts refusals by code and writes the security log.

    Args:
        router: takes the log line.
        clock: for its time.
    """

    def __init__(self, router: Router, clock: Clock) -> None:
        """Begin with nothing refused."""
        self._router = router
        self._clock = clock
        self.refused: Counter[ErrorCode] = Counter()

    def count(self, code: ErrorCode) -> None:
        """Count a refusal."""
        self.refused[code] += 1

    async def note(self, origin: Origin, message: Message, error: RefusedError) -> None:
        """Write down who sent what he may not send; the rate limit bounds how often."""
        if error.code not in _NOTED or error.reason == "hello_first":
            return
        now = self._clock.now_ms()
        line = ReportLog(
            stream=LogStream.SECURITY,
            level=LogLevel.WARNING,
            event="message_refused",
            at_ms=now,
            values={
                "code": error.code.value,
                "type": message.spec.name,
                "role": origin.role.value,
                "actor": origin.actor_id,
                "device": origin.device_id,
            },
        )
        sender = Origin(role=Role.SYSTEM, actor_id="sockets", sitting_id=origin.sitting_id)
        try:
            await self._router.publish(line, sender, new_id(), now)
        except RefusedError:
            self.count(ErrorCode.UNAVAILABLE)
