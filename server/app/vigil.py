"""Gives up when a job cannot be kept alive: the service manager starts the process afresh."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence

from common.core.clock import Clock
from common.core.errors import StorageError
from common.core.logs import get_logger
from server.managers.supervisor import JobState
from server.stores.database.failures import FatalStorageError

_log = get_logger("server")
GIVEN_UP = 70
"""Exit code; systemd restarts on it."""
_LOOK_S = 1.0
_WINDOW_S = 300.0
_MOST_RESTARTS = 25
# The disk under the database failed: nothing is written or acknowledged any more in this process.
# (What may be tried again is another class.)
_HOPELESS = frozenset({FatalStorageError.__name__, StorageError.__name__})


class Vigil:
    """Watches restarts.

    Args:
        states: all jobs of the process.
        stop: set when there is no point in going on.
        clock: the beat.
    """

    def __init__(
        self, states: Callable[[], Sequence[JobState]], stop: asyncio.Event, clock: Clock
    ) -> None:
        """Begin with nothing seen."""
        self._states = states
        self._stop = stop
        self._clock = clock
        self._seen: dict[str, int] = {}
        self._restarts: dict[str, deque[float]] = {}
        self.given_up = False

    async def run(self) -> None:
        """Look until cancelled or given up."""
        while not self.given_up:
            await self._clock.sleep(_LOOK_S)
            self.look()

    def look(self) -> None:
        """Count what was restarted since the last look."""
        now = self._clock.monotonic()
        for state in self._states():
            recent = self._restarts.setdefault(state.name, deque())
            recent.extend([now] * (state.restarts - self._seen.get(state.name, 0)))
            self._seen[state.name] = state.restarts
            while recent and now - recent[0] > _WINDOW_S:
                recent.popleft()
            if len(recent) > _MOST_RESTARTS or state.error in _HOPELESS:
                _log.error("job_given_up", job=state.name, error=state.error)
                self.given_up = True
                self._stop.set()
