"""The clock ends the base time and closes when the journals have drained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from server.managers.deadline_watch import DeadlineWatch
from server.managers.stage_watch import StageWatch

if TYPE_CHECKING:
    from tests.server.managers.conftest import OpenCentre


async def test_base_time_over_and_closed_after_the_drain(centre: OpenCentre) -> None:
    async with centre(run="AC") as c:
        stages = StageWatch(c.database, c.router, c.clock)
        deadlines = DeadlineWatch(c.database, c.router, c.clock)
        c.clock.advance(3599)
        assert await stages.tick() == 0
        c.clock.advance(3)
        assert await stages.tick() == 1
        assert await stages.tick() == 1
        assert await c.settle() == ["period ending", "room 101호 ending"]
        await deadlines.tick()
        assert "sealed A auto 0" in await c.settle()
        c.clock.advance(600)  # C had ten minutes more
        assert await stages.tick() == 0
        await deadlines.tick()
        assert "sealed C auto 0" in await c.settle()
        c.clock.advance(590)
        assert await stages.tick() == 0
        c.clock.advance(10)
        assert await stages.tick() == 1
        assert await c.settle() == ["period closed", "room 101호 closed"]
        assert await stages.tick() == 0


async def test_nothing_is_due_without_a_sitting_that_runs(centre: OpenCentre) -> None:
    async with centre() as c:
        c.clock.advance(100_000)
        assert await StageWatch(c.database, c.router, c.clock).tick() == 0
