"""Waiting before the next attempt to connect: exponential with full jitter.

Full jitter also before the first attempt to come back, so that a room does not return as one wave.
"""

import random
from collections.abc import Callable


class Backoff:
    """Delays between 0 and a ceiling that doubles up to `limit` seconds."""

    def __init__(
        self,
        first: float = 1.0,
        limit: float = 8.0,
        draw: Callable[[float, float], float] = random.uniform,
    ) -> None:
        """Start at `first` seconds; `draw(low, high)` picks the delay."""
        self._own_first = self._first = first
        self._limit = limit
        self._draw = draw
        self._ceiling = first

    def next(self) -> float:
        """Return how long to wait now, in seconds."""
        delay = self._draw(0.0, self._ceiling)
        self._ceiling = min(self._ceiling * 2, self._limit)
        return delay

    def short(self) -> float:
        """Return how long to wait after a cut of our own making, which nobody else shares."""
        return self._draw(0.0, self._own_first)

    def widen(self, first: float) -> None:
        """Spread over at least `first` seconds from now on, because the server asked for it."""
        self._first = max(self._first, first)
        self._limit = max(self._limit, first)
        self._ceiling = max(self._ceiling, first)

    def reset(self) -> None:
        """It went well for a while: begin small again."""
        self._ceiling = self._first
