"""Ends the process at once when the disk under the database failed.

No waves here: what waits in queues cannot be written, a clean close would checkpoint over pages of
which nobody knows whether they are on the disk, and the seats keep everything that was not
acknowledged. The next start recovers from what is really there.
"""

import os
from collections.abc import Callable

from common.core.clock import Clock
from common.core.logs import get_logger
from common.core.tasks import TaskScope
from server.app.vigil import GIVEN_UP

_log = get_logger("server")
_LOOK_S = 0.1


class FailStop:
    """Looks whether the database failed.

    Args:
        failure: why nothing can be written any more; empty while all is well.
        clock: the beat.
        leave: ends the process with a code, without any further step.
    """

    def __init__(
        self,
        failure: Callable[[], str],
        clock: Clock,
        leave: Callable[[int], object] = os._exit,
    ) -> None:
        """Look at nothing before `start`."""
        self._failure = failure
        self._clock = clock
        self._leave = leave
        self._scope = TaskScope("server")

    def start(self) -> None:
        """Look from now on."""
        self._scope.start(self._run(), name="fail_stop")

    async def stop(self) -> None:
        """Look no more."""
        await self._scope.stop()

    async def _run(self) -> None:
        while not (reason := self._failure()):
            await self._clock.sleep(_LOOK_S)
        _log.error("storage_failed", reason=reason)
        self._leave(GIVEN_UP)
