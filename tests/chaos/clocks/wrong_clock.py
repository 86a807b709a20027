"""Clocks that are wrong: they tell any time of day, and a second still takes a second."""

from typing_extensions import override

from common.core.clock import SystemClock
from common.core.steady_clock import machine_ms

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS
YEAR_MS = 365 * DAY_MS
WRONG_MS = (-10 * YEAR_MS, -DAY_MS, -HOUR_MS, -MINUTE_MS, 0, 5 * MINUTE_MS, HOUR_MS, DAY_MS)
"""How wrong a clock may be from the start."""
JUMPS_MS = (-10 * YEAR_MS, -2 * HOUR_MS, -MINUTE_MS, MINUTE_MS, 2 * HOUR_MS, DAY_MS)
"""By how much it may be set while the exam runs."""


class WrongClock(SystemClock):
    """A PC's clock that somebody sets.

    Args:
        wrong_ms: how far it is ahead at first.
    """

    def __init__(self, wrong_ms: int) -> None:
        super().__init__()
        self.wrong_ms = wrong_ms
        self.asked = 0

    @override
    def now_ms(self) -> int:
        """Return the wrong time, and count that somebody asked."""
        self.asked += 1
        return super().now_ms() + self.wrong_ms


class WrongWall:
    """The wall clock of the server's machine, as somebody sets it."""

    def __init__(self) -> None:
        self.wrong_ms = 0

    def __call__(self) -> int:
        return machine_ms() + self.wrong_ms
