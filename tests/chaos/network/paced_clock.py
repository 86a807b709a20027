"""A clock that runs as many times faster as it is told, for server and seats alike.

It goes in small steps and never further in one than a busy machine can follow: where that is slow,
this time is slow too, and nothing is judged by the machine.
"""

import asyncio

from common.core.clock import FakeClock

_STEP_S = 0.005
_MOST_S = 0.02


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
            self.advance(min(now - before, _MOST_S) * self.speed)
            before = now
