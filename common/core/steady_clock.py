"""A wall clock that was read once: setting the machine's clock afterwards moves nobody's end.

Time goes on by the machine's count since its start, which is never set. What was read, and when by
that count, is an anchor; kept in a file, it is continued by the next run of the same start.
"""

import asyncio
import time
from collections.abc import Callable
from enum import StrEnum

import msgspec

from common.core.boot import Boot, SystemBoot

STEP_MS = 1000
"""The machine's clock differs by more than this: it was set."""


class ClockAnchor(msgspec.Struct, frozen=True, kw_only=True):
    """What the time was at one moment of one start of the machine.

    Args:
        at_ms: the time by this clock, milliseconds since 1970.
        boot_id: which start of the machine.
        boot_s: seconds since then at that moment.
    """

    at_ms: int
    boot_id: str
    boot_s: float


class Begun(StrEnum):
    """How a clock came by its time."""

    FRESH = "fresh"
    RESTART = "restart"
    REBOOT = "reboot"


def machine_ms() -> int:
    """Return what the machine's own clock says, milliseconds since 1970."""
    return int(time.time() * 1000)  # noqa: TID251  beside common.core.clock the allowed place


class SteadyClock:
    """The server's time.

    Args:
        anchor: of the run before. Within the same start of the machine it is continued, whatever
            the wall clock says now. After another start the wall clock is believed, but time never
            begins before the anchor: what happened before stays before.
        boot: counts since the start of the machine.
        wall: the machine's clock.
    """

    def __init__(
        self,
        anchor: ClockAnchor | None = None,
        boot: Boot | None = None,
        wall: Callable[[], int] = machine_ms,
    ) -> None:
        """Anchor the time once."""
        self._boot = boot or SystemBoot()
        self._wall = wall
        self._seconds = self._boot.seconds
        self._boot_s = self._seconds()
        self._at_ms = wall()
        self.begun = Begun.FRESH
        if anchor is None:
            return
        if anchor.boot_id == self._boot.id:
            self.begun = Begun.RESTART
            self._at_ms, self._boot_s = anchor.at_ms, anchor.boot_s
        else:
            self.begun = Begun.REBOOT
            self._at_ms = max(self._at_ms, anchor.at_ms)

    def now_ms(self) -> int:
        """Return the server's time in milliseconds since 1970 UTC."""
        return self._at_ms + int((self._seconds() - self._boot_s) * 1000)

    def monotonic(self) -> float:
        """Return seconds since the start of the machine."""
        return self._seconds()

    async def sleep(self, seconds: float) -> None:
        """Wait for `seconds`."""
        await asyncio.sleep(max(0.0, seconds))

    def step_ms(self) -> int:
        """Return by how much the machine's clock is ahead of this one; below zero is behind."""
        return self._wall() - self.now_ms()

    def anchor(self) -> ClockAnchor:
        """Return this moment, for the next run."""
        boot_s = self._boot.seconds()
        at_ms = self._at_ms + int((boot_s - self._boot_s) * 1000)
        return ClockAnchor(at_ms=at_ms, boot_id=self._boot.id, boot_s=boot_s)

    def adopt_wall(self) -> int:
        """Take the machine's time over; returns by how much this clock moved.

        Only while nobody's end depends on it.
        """
        moved = self.step_ms()
        self._boot_s = self._boot.seconds()
        self._at_ms = self._wall()
        return moved
