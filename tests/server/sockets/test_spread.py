"""How far apart seats come back: a room at once, a full centre over eight seconds."""

from pathlib import Path

import pytest

from server.sockets.spread import spread_s
from tests.helpers.centre import SEATS, running
from tests.helpers.exam_day import exam_day


@pytest.mark.parametrize(
    ("seats", "seconds"), [(0, 0.0), (30, 0.12), (500, 2.0), (2000, 8.0), (20_000, 8.0)]
)
def test_the_spread_grows_with_the_seats_and_ends(seats: int, seconds: float) -> None:
    assert spread_s(seats) == seconds


async def test_every_welcome_of_a_seat_tells_it(tmp_path: Path) -> None:
    async with running(tmp_path) as centre, exam_day(centre) as day:
        await day.open()
        session = await centre.candidate(0)
        async with centre.socket(session.token) as talker:
            first = await talker.hello("seat-0")
            assert first.candidate is not None
            again = await talker.hello("seat-0", first.event_number)
            assert again.resumed
            assert first.spread_s == again.spread_s == spread_s(SEATS)
