"""A clock that runs as many times faster as it is told, for server and seats alike.

It goes in small steps, and nearly stands still while the loop has more to do than it can: else a
busy machine would look like a server that takes minutes to answer.
"""

import asyncio

from common.core.clock import FakeClock

_STEP_S = 0.005
_LATE_S = 0.02
"""A step that comes so late says that the loop is busy."""
_BUSY_S = 0.001
"""So far it goes then."""


class PacedClock(FakeClock):
    """Moves by itself while `run` runs.

    Args:
        now_ms: where wall time begins.
    """

    def __init__(self, now_ms: int) -> None:
        super().__init__(now_ms)
        self.speed = 1.0

    async def run(self) -> None:
        """Move until cancelled."""
        loop = asyncio.get_running_loop()
        before = loop.time()
        while True:
            await asyncio.sleep(_STEP_S)
            now = loop.time()
            gone = now - before
            self.advance((gone if gone < _LATE_S else _BUSY_S) * self.speed)
            before = now
