"""Folds what saves only appended into latest answers and heads, a few attempts at a time.

Nobody waits for it: readers add what is not folded yet. It keeps tails short, so that reading an
attempt stays quick, and what stands in the tables close to what counts.
"""

from common.core.clock import Clock
from server.managers.ticking import keep_ticking
from server.stores.database.database import Database

EVERY_S = 10.0
_AT_ONCE = 16
"""Attempts of one transaction: saves wait behind it for about a millisecond."""


class AnswerFolder:
    """Looks every ten seconds whose answers are not folded.

    Args:
        database: whose answers.
        clock: the beat.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        """Bind the database."""
        self._database = database
        self._clock = clock

    async def run(self) -> None:
        """Fold until cancelled."""
        await keep_ticking(self.tick, EVERY_S, self._clock)

    async def tick(self) -> None:
        """Fold what was appended so far."""
        waiting = sorted(self._database.unfolded_attempts)
        for start in range(0, len(waiting), _AT_ONCE):
            async with self._database.writing() as work:
                await work.answers.fold(waiting[start : start + _AT_ONCE])
