"""Waiting for something with an end, and a clock that tasks wait for."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from common.core.clock import FakeClock


async def until(condition: Callable[[], object], seconds: float = 5.0) -> None:
    """Let the loop run until something is true."""
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while not condition():
        assert loop.time() < end, f"not within {seconds} s"
        await asyncio.sleep(0.005)


async def advance(clock: FakeClock, seconds: float) -> None:
    """Move the clock when somebody sleeps on it, and let who woke run."""
    await until(lambda: clock.sleepers)
    clock.advance(seconds)
    await turn()


async def turn(times: int = 5) -> None:
    """Let everything that can run, run."""
    for _ in range(times):
        await asyncio.sleep(0)
