"""Looks at the clock for everybody: attempts whose time is over are sealed from what was saved."""

from common.core.clock import Clock
from common.core.errors import RefusedError
from common.core.logs import get_logger
from common.protocol.answers import SealAttempt
from common.protocol.rows import CandidateRow
from common.protocol.vocabulary import SubmissionKind
from server.managers.publisher import system_origin
from server.managers.ticking import keep_ticking
from server.queues.contract import WorkItem
from server.queues.router import Router
from server.stores.database.database import Database

_log = get_logger("managers.deadline")
EVERY_S = 0.5
GRACE_MS = 2000
"""What a seat gave in the last moment is on its way so long, before the seal is made."""


RECOVERY_MS = 30_000
"""After an outage seats come back and send what they kept before what ended meanwhile is sealed."""


class DeadlineWatch:
    """Asks for the seal of what is due; the answer manager makes it, once.

    What fell due while nobody watched waits a little: the seats were cut off too, and what they
    gave in time shall count without anybody's decision.

    Args:
        database: knows the deadlines.
        router: into the answer queue.
        clock: the only clock that counts.
    """

    def __init__(self, database: Database, router: Router, clock: Clock) -> None:
        """Begin with nothing asked for."""
        self._database = database
        self._router = router
        self._clock = clock
        self._began_ms: int | None = None

    async def run(self) -> None:
        """Watch until cancelled."""
        self.begin()
        await keep_ticking(self.tick, EVERY_S, self._clock)

    def begin(self) -> None:
        """Note that nobody has watched until now."""
        self._began_ms = self._clock.now_ms()

    async def tick(self) -> int:
        """Ask for the seals that are due; returns how many."""
        now = self._clock.now_ms()
        async with self._database.reading() as stores:
            due = await stores.candidates.due(now - GRACE_MS)
        began = self._began_ms
        if began is not None and now < began + RECOVERY_MS:
            due = tuple(row for row in due if (row.deadline_ms or 0) >= began - GRACE_MS)
        if due:
            await self._ask(due, now)
        return len(due)

    async def _ask(self, due: tuple[CandidateRow, ...], now: int) -> None:
        origin = system_origin("deadline_watch")
        items = [
            WorkItem(
                # The same until the candidate changes, so asking at every tick seals once.
                id=f"auto:{row.attempt_id}:{row.version}",
                message=SealAttempt(attempt_id=row.attempt_id, kind=SubmissionKind.AUTO),
                origin=origin,
                received_ms=now,
            )
            for row in due
        ]
        try:
            await self._router.publish_all(items)
        except RefusedError as error:
            _log.warning("seals_wait", count=len(items), code=error.code)
