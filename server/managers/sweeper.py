"""Finds what was decided and never arrived: follow-ups whose message was lost are sent again.

The queue is only a hint; the database knows what still has to be done.
"""

from common.core.clock import Clock
from common.core.logs import get_logger
from server.managers.publisher import Publisher
from server.managers.ticking import keep_ticking
from server.stores.database.database import Database

_log = get_logger("managers.sweeper")
EVERY_S = 1.0
OLDER_THAN_MS = 5000
_AT_ONCE = 500


class Sweeper:
    """Sends open follow-ups again; doing one twice changes nothing.

    Args:
        database: where follow-ups stand until they are done.
        publisher: the way into the queues.
        clock: the beat.
    """

    def __init__(self, database: Database, publisher: Publisher, clock: Clock) -> None:
        """Begin with nothing swept."""
        self._database = database
        self._publisher = publisher
        self._clock = clock
        self.swept = 0

    async def run(self) -> None:
        """Sweep until cancelled; what a crash left is found at the start already."""
        await keep_ticking(self.tick, EVERY_S, self._clock)

    async def tick(self) -> int:
        """Send what is open for too long; returns how many."""
        before = self._clock.now_ms() - OLDER_THAN_MS
        async with self._database.reading() as stores:
            found = await stores.follow_ups.open_before(before, _AT_ONCE)
        if found:
            _log.warning("follow_ups_swept", count=len(found))
            self.swept += len(found)
            await self._publisher.publish_follow_ups(found)
        return len(found)
