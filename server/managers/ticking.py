"""The loop of a job that looks again and again: stopping it never cuts a look in two."""

from collections.abc import Callable, Coroutine
from typing import Any

from common.core.clock import Clock
from server.managers.uncut import Uncut


async def keep_ticking(
    tick: Callable[[], Coroutine[Any, Any, object]], every_s: float, clock: Clock
) -> None:
    """Call `tick` at once and then every `every_s` seconds, until cancelled between two calls."""
    uncut = Uncut("tick")
    while True:
        await uncut.run(tick(), name=getattr(tick, "__qualname__", "tick"))
        await clock.sleep(every_s)
