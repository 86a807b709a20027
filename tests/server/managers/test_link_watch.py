"""How long a seat was away is measured, kept as a technical incident, and told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.protocol.routing import Address, Outgoing
from common.protocol.rows import SeatLive
from common.protocol.session import SeatLiveChanged
from common.protocol.vocabulary import Connection
from server.managers.link_watch import AT_ONCE, LinkWatch

if TYPE_CHECKING:
    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre


def _tell(watch: LinkWatch, c: Centre, name: str, link: Connection, seen_ms: int) -> None:
    room_id = c.ids["101호"]
    live = SeatLive(attempt_id=c.ids[name], room_id=room_id, connection=link, seen_ms=seen_ms)
    address = Address(sitting_id=c.ids["sitting"], room_id=room_id)
    watch.hear([Outgoing(message=SeatLiveChanged(live=live), address=address)])


async def test_a_seat_that_came_back_is_measured_from_its_last_sign_of_life(
    centre: OpenCentre,
) -> None:
    async with centre(run="AB") as c:
        watch = LinkWatch(c.queues.socket, c.router, c.clock)
        left = c.clock.now_ms()
        _tell(watch, c, "A", Connection.ONLINE, left)
        for link in (Connection.DELAYED, Connection.LATE, Connection.MISSING):
            c.clock.advance(60)
            _tell(watch, c, "A", link, left)
            assert await watch.tick() == 0, "it is still away"
        back = c.clock.now_ms()
        _tell(watch, c, "A", Connection.ONLINE, back)
        assert await watch.tick() == 1
        assert await watch.tick() == 0
        lines = await c.settle()
        assert lines == ["incident A LINK_LOST x1 0 technical"], lines
        async with c.database.reading() as stores:
            (row,) = await stores.incidents.list_of_sitting(c.ids["sitting"], None)
        assert row.facts == {"since_ms": str(left), "until_ms": str(back)}


async def test_each_time_away_is_an_incident_of_its_own(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        watch = LinkWatch(c.queues.socket, c.router, c.clock)
        for _ in range(2):
            left = c.clock.now_ms()
            c.clock.advance(12)
            _tell(watch, c, "A", Connection.LATE, left)
            _tell(watch, c, "A", Connection.ONLINE, c.clock.now_ms())
            assert await watch.tick() == 1
            assert await c.settle() == ["incident A LINK_LOST x1 0 technical"]


async def test_a_whole_hall_that_is_back_is_reported_bit_by_bit(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        watch = LinkWatch(c.queues.socket, c.router, c.clock)
        left = c.clock.now_ms()
        for times in range(AT_ONCE + 3):
            _tell(watch, c, "A", Connection.LATE, left + times)
            _tell(watch, c, "A", Connection.ONLINE, left + 12_000 + times)
        assert [await watch.tick() for _ in range(3)] == [AT_ONCE, 3, 0]


async def test_what_is_no_time_away_is_not_told(centre: OpenCentre) -> None:
    async with centre(run="AB") as c:
        watch = LinkWatch(c.queues.socket, c.router, c.clock)
        now = c.clock.now_ms()
        _tell(watch, c, "A", Connection.DELAYED, now)
        _tell(watch, c, "A", Connection.ONLINE, now + 6000)
        _tell(watch, c, "B", Connection.MISSING, now)
        _tell(watch, c, "B", Connection.CLOSED, now)
        assert await watch.tick() == 0
