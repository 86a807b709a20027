"""The one place that asks for the time; everything else is handed a clock."""

import asyncio
import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Wall time for records, monotonic time for measuring, and waiting."""

    def now_ms(self) -> int:
        """Return the wall time in milliseconds since 1970 UTC."""
        ...

    def monotonic(self) -> float:
        """Return seconds on a clock that never steps."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait for `seconds` of this clock."""
        ...


class SystemClock:
    """The clock of the machine, optionally running `speed` times faster from its creation on."""

    def __init__(self, speed: float = 1.0) -> None:
        """Start at the machine's time; `speed` scales everything after.

        Raises:
            ValueError: a speed of zero or less.
        """
        if speed <= 0:
            message = f"a clock cannot run at speed {speed}"
            raise ValueError(message)
        self._speed = speed
        self._wall = time.time()  # noqa: TID251  the allowed place
        self._mono = time.monotonic()

    def now_ms(self) -> int:
        """Return the wall time in milliseconds since 1970 UTC."""
        if self._speed == 1.0:
            return int(time.time() * 1000)  # noqa: TID251  the allowed place
        return int((self._wall + self._elapsed()) * 1000)

    def monotonic(self) -> float:
        """Return seconds on a clock that never steps."""
        return self._mono + self._elapsed()

    async def sleep(self, seconds: float) -> None:
        """Wait for `seconds` of this clock."""
        await asyncio.sleep(max(0.0, seconds) / self._speed)

    def _elapsed(self) -> float:
        return (time.monotonic() - self._mono) * self._speed


class FakeClock:
    """A clock that stands still until `advance` moves it; sleepers wake when it passes them.

    It counts whole microseconds: ten steps of 0.1 s wake who sleeps for 1 s.
    """

    def __init__(self, now_ms: int = 1_764_000_000_000) -> None:
        """Start at `now_ms`, monotonic zero."""
        self._wall_us = now_ms * 1000
        self._monotonic_us = 0
        self._sleepers: list[tuple[int, asyncio.Event]] = []

    def now_ms(self) -> int:
        """Return the wall time in milliseconds since 1970 UTC."""
        return self._wall_us // 1000

    def monotonic(self) -> float:
        """Return seconds on a clock that never steps."""
        return self._monotonic_us / 1_000_000

    @property
    def sleepers(self) -> int:
        """How many wait for this clock."""
        return len(self._sleepers)

    async def sleep(self, seconds: float) -> None:
        """Wait until `advance` has moved the clock by `seconds`."""
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        sleeper = (self._monotonic_us + _microseconds(seconds), asyncio.Event())
        self._sleepers.append(sleeper)
        try:
            await sleeper[1].wait()
        finally:
            if sleeper in self._sleepers:  # cancelled before it was due
                self._sleepers.remove(sleeper)

    def advance(self, seconds: float) -> None:
        """Move both times forward and wake who is due, the earliest first."""
        self._wall_us += _microseconds(seconds)
        self._monotonic_us += _microseconds(seconds)
        due = [sleeper for sleeper in self._sleepers if sleeper[0] <= self._monotonic_us]
        self._sleepers = [sleeper for sleeper in self._sleepers if sleeper[0] > self._monotonic_us]
        for _, event in sorted(due, key=_moment):
            event.set()

    def step_wall(self, seconds: float) -> None:
        """Move wall time only, as a wrong clock being set would."""
        self._wall_us += _microseconds(seconds)


def _microseconds(seconds: float) -> int:
    return round(seconds * 1_000_000)


def _moment(sleeper: tuple[int, asyncio.Event]) -> int:
    return sleeper[0]


def utc_text(at_ms: int) -> str:
    """Write milliseconds since 1970 as ISO 8601 UTC with milliseconds."""
    moment = datetime.fromtimestamp(at_ms // 1000, UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at_ms % 1000:03d}Z"
