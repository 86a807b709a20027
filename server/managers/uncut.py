"""Work that a cancellation lets finish: a transaction is never cut between its statements."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from common.core.tasks import TaskScope

T = TypeVar("T")


class Uncut:
    """Runs coroutines to their end.

    Args:
        name: the owner, for the names of the tasks.
    """

    def __init__(self, name: str) -> None:
        """Begin with nothing running."""
        self._scope = TaskScope(name, on_failure=_seen)

    async def run(self, work: Coroutine[Any, Any, T], *, name: str) -> T:
        """Wait for `work`; cancelled meanwhile, wait all the same and then pass that on."""
        task = self._scope.begin(work, name=name)
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            while not task.done():
                await asyncio.wait((task,))
            raise


def _seen(_task: str, _error: BaseException) -> None:
    # Whoever waits has the error.
    return
