"""Half of a room that goes at once is reported once, and again only when it came back first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.protocol.routing import Address, Outgoing
from common.protocol.rows import SeatLive
from common.protocol.session import SeatLiveChanged
from common.protocol.vocabulary import Connection
from server.managers.power_watch import PowerWatch, gone_at_once
from tests.server.managers import acts
from tests.server.managers.plan import START_MS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre


def _live(
    attempt_id: str, link: Connection, seen_ms: int = START_MS, room: str = "room-1"
) -> SeatLive:
    return SeatLive(attempt_id=attempt_id, room_id=room, connection=link, seen_ms=seen_ms)


def _room(*links: tuple[Connection, int]) -> list[SeatLive]:
    return [_live(f"attempt-{n}", link, START_MS + ms) for n, (link, ms) in enumerate(links)]


def test_half_of_a_room_within_five_seconds() -> None:
    on, gone, late = Connection.ONLINE, Connection.MISSING, Connection.LATE
    assert len(gone_at_once(_room((gone, 0), (late, 5000), (gone, 100), (on, 0)))) == 3
    assert gone_at_once(_room((gone, 0), (gone, 5001), (gone, 100), (on, 0))) == ()
    assert gone_at_once(_room((gone, 0), (gone, 0), (on, 0), (on, 0))) == ()
    crowd = [(gone, 0)] * 3 + [(on, 0)] * 4
    assert gone_at_once(_room(*crowd)) == ()


def test_who_was_never_here_or_has_left_counts_for_nothing() -> None:
    never, closed, gone = Connection.NEVER, Connection.CLOSED, Connection.MISSING
    others = [(never, 0)] * 20 + [(closed, 0)] * 20
    assert len(gone_at_once(_room(*[(gone, 0)] * 3, *others))) == 3


def _tell(watch: PowerWatch, c: Centre, links: Iterable[tuple[str, Connection, int]]) -> None:
    room_id = c.ids["101호"]
    watch.hear(
        [
            Outgoing(
                message=SeatLiveChanged(live=_live(c.ids[name], link, seen_ms, room_id)),
                address=Address(sitting_id=c.ids["sitting"], room_id=room_id),
            )
            for name, link, seen_ms in links
        ]
    )


async def test_a_room_that_goes_dark_is_proposed_to_be_suspended_once(centre: OpenCentre) -> None:
    async with centre(run="ABC") as c:
        watch = PowerWatch(c.queues.socket, c.router, c.clock)
        now = c.clock.now_ms()
        _tell(watch, c, [(name, Connection.ONLINE, now) for name in "ABC"])
        assert await watch.tick() == 0
        c.clock.advance(10)
        _tell(watch, c, [(name, Connection.LATE, now) for name in "ABC"])
        assert await watch.tick() == 1
        (line,) = await c.settle()
        assert line.startswith("proposal power_cut open 101호")
        c.clock.advance(5)
        _tell(watch, c, [(name, Connection.MISSING, now) for name in "ABC"])
        assert await watch.tick() == 0
        back = c.clock.now_ms()
        _tell(watch, c, [(name, Connection.ONLINE, back) for name in "ABC"])
        assert await watch.tick() == 0
        c.clock.advance(10)
        _tell(watch, c, [(name, Connection.LATE, back) for name in "ABC"])
        assert await watch.tick() == 1
        assert await c.settle() == [], "the first proposal still waits"
        assert (await acts.room(c, "101호")).stage == "running"
