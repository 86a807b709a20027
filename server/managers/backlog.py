"""Counts what waits for people or for seats: for the figures, `/readyz` and whoever looks."""

from common.core.clock import Clock
from server.managers.ticking import keep_ticking
from server.stores.database.database import Database

EVERY_S = 5.0


class Backlog:
    """The counts as they were a few seconds ago.

    Args:
        database: where letters and commands stand.
        clock: the beat.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        """Nothing is counted before the first tick."""
        self._database = database
        self._clock = clock
        self.dead_letters: dict[str, int] = {}
        self.commands: dict[str, int] = {}

    async def run(self) -> None:
        """Count until cancelled."""
        await keep_ticking(self.tick, EVERY_S, self._clock)

    async def tick(self) -> None:
        """Count."""
        async with self._database.reading() as stores:
            self.dead_letters = await stores.dead_letters.count_waiting()
            self.commands = await stores.commands.count_by_state()

    @property
    def dead(self) -> int:
        """How many letters wait in all."""
        return sum(self.dead_letters.values())
