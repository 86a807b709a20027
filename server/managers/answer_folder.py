"""Folds what saves only appended into latest answers and heads.

Nobody waits for it: readers add what is not folded yet. It keeps tails short, so that reading an
attempt stays quick, and what stands in the tables close to what counts. While saves come in, they
take a few attempts along in their own transactions; what nobody took along is folded here.
"""

from collections.abc import Sequence

from common.core.clock import Clock
from server.managers.ticking import keep_ticking
from server.stores.database.database import Database

EVERY_S = 10.0
_AT_ONCE = 32
"""Attempts of one transaction: saves wait behind it for about two milliseconds."""


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
        """Fold what has waited a turn, and begin the next one."""
        await self._fold(self._database.fold_turn())

    async def finish(self) -> None:
        """Fold everything: nothing comes any more."""
        await self._fold(sorted(self._database.unfolded_attempts))

    async def _fold(self, attempt_ids: Sequence[str]) -> None:
        for start in range(0, len(attempt_ids), _AT_ONCE):
            async with self._database.writing() as work:
                await work.answers.fold(attempt_ids[start : start + _AT_ONCE])
