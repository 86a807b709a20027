"""Looks at the clock for commands to seats: whose time to live is over is not waited for."""

from common.core.clock import Clock
from common.core.errors import RefusedError
from common.core.logs import get_logger
from common.protocol.commands import ExpireCommand
from server.managers.publisher import system_origin
from server.managers.ticking import keep_ticking
from server.queues.contract import WorkItem
from server.queues.router import Router
from server.stores.database.database import Database

_log = get_logger("managers.commands")
EVERY_S = 1.0
_AT_ONCE = 500


class CommandWatch:
    """Asks the state manager to expire what is due; it does so once.

    Args:
        database: knows the commands.
        router: into the state queue.
        clock: the only clock that counts.
    """

    def __init__(self, database: Database, router: Router, clock: Clock) -> None:
        """Begin with nothing asked for."""
        self._database = database
        self._router = router
        self._clock = clock

    async def run(self) -> None:
        """Watch until cancelled."""
        await keep_ticking(self.tick, EVERY_S, self._clock)

    async def tick(self) -> int:
        """Ask for what is due; returns how many."""
        now = self._clock.now_ms()
        async with self._database.reading() as stores:
            due = await stores.commands.list_due(now, _AT_ONCE)
        origin = system_origin("command_watch")
        items = [
            WorkItem(
                id=f"expire:{row.command_id}",
                message=ExpireCommand(command_id=row.command_id),
                origin=origin,
                received_ms=now,
            )
            for row in due
        ]
        try:
            await self._router.publish_all(items)
        except RefusedError as error:
            _log.warning("commands_wait", count=len(items), code=error.code)
        return len(due)
