"""The clock seals who is due, with what was saved, and nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.protocol.candidates import ChangeTime, PlaceHold
from common.protocol.vocabulary import HoldKind, TimePart
from server.managers.deadline_watch import DeadlineWatch
from tests.server.managers import acts
from tests.server.managers.plan import MINUTE_MS

if TYPE_CHECKING:
    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre


def _watch(c: Centre) -> DeadlineWatch:
    return DeadlineWatch(c.database, c.router, c.clock)


async def test_the_deadline_seals_who_writes_and_leaves_extra_time(centre: OpenCentre) -> None:
    async with centre(run="ABC") as c:
        await c.tell(c.candidate("A"), acts.answers(c, "A", 1, 2))
        await acts.begin_submission(c, "B")
        watch = _watch(c)
        c.clock.advance(3601)
        assert await watch.tick() == 0  # what was given in the last moment is on its way
        c.clock.advance(1)
        assert await watch.tick() == 2
        assert await watch.tick() == 2  # asked again before anybody worked
        lines = await c.settle()
        assert sorted(lines) == [
            "candidate A present verified auto_submitted",
            "candidate B present verified auto_submitted",
            "sealed A auto 2",
            "sealed B auto 0",
        ]
        assert await watch.tick() == 0
        c.clock.advance(600)  # C has ten minutes more
        assert await watch.tick() == 1
        assert "sealed C auto 0" in await c.settle()


async def test_after_an_outage_seats_deliver_before_they_are_sealed(centre: OpenCentre) -> None:
    async with centre(run="AC") as c:
        c.clock.advance(3650)  # the server was away when A's time ended
        watch = _watch(c)
        watch.begin()
        assert await watch.tick() == 0
        c.clock.advance(29)
        assert await watch.tick() == 0
        c.clock.advance(2)
        assert await watch.tick() == 1
        assert "sealed A auto 0" in await c.settle()
        again = _watch(c)
        again.begin()
        c.clock.advance(600)
        assert await again.tick() == 1  # C's time ended while somebody watched


async def test_a_stopped_clock_seals_nobody(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        row = await acts.candidate(c, "A")
        pause = PlaceHold(
            attempt_id=row.attempt_id, kind=HoldKind.PAUSE, version=row.version, reason="보건"
        )
        await c.tell(c.staff("p1"), pause)
        c.clock.advance(4000)
        assert await _watch(c).tick() == 0


async def test_time_given_in_the_last_moment_wins(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        c.clock.advance(3602)
        assert await _watch(c).tick() == 1  # asked for, not yet sealed
        row = await acts.candidate(c, "A")
        more = ChangeTime(
            attempt_id=row.attempt_id,
            part=TimePart.INCIDENT,
            delta_ms=5 * MINUTE_MS,
            version=row.version,
            reason="PC 교체",
        )
        await c.router.publish(more, c.staff("p1"), "more", c.clock.now_ms())
        await c.worker("state").step()
        await c.settle()
        assert (await acts.candidate(c, "A")).progress == "in_progress"
