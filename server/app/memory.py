"""Gives memory back after a wave of disconnects: TLS connections leave the heap in pieces."""

import ctypes
import sys
from contextlib import suppress

from common.core.clock import Clock
from common.core.logs import get_logger
from server.sockets.registry import Registry

_log = get_logger("memory")
_LOOK_S = 5.0
_WAVE = 100
"""So many connections must have ended: below that there is nothing to win."""


class MemoryTrimmer:
    """Calls glibc's `malloc_trim`; does nothing elsewhere.

    Args:
        registry: counts who left.
        clock: the beat.
        every_s: at most this often.
    """

    def __init__(self, registry: Registry, clock: Clock, every_s: float) -> None:
        """Find the function."""
        self._registry = registry
        self._clock = clock
        self._every_s = every_s
        self._trim = _glibc_trim()
        self._left_before = 0
        self._trimmed_at: float | None = None
        self.trims = 0

    async def run(self) -> None:
        """Look until cancelled."""
        while True:
            await self._clock.sleep(_LOOK_S)
            self.look()

    def look(self) -> bool:
        """Trim if many have left and the last time was long ago; says whether it did."""
        now = self._clock.monotonic()
        waited = self._trimmed_at is None or now - self._trimmed_at >= self._every_s
        if self._trim is None or not waited or self._registry.left - self._left_before < _WAVE:
            return False
        self._left_before = self._registry.left
        self._trimmed_at = now
        self._trim(0)
        self.trims += 1
        _log.debug("memory_trimmed")
        return True


def _glibc_trim() -> "ctypes._NamedFuncPointer | None":
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            return ctypes.CDLL("libc.so.6").malloc_trim
    return None
