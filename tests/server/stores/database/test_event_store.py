"""Event numbers: no holes, and in the order of the commits, whoever writes at the same time."""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING

import pytest

from common.crypto.errors import TamperedError
from common.protocol.candidates import CandidateChanged
from common.protocol.proctors import ProctorChanged
from common.protocol.routing import Address
from server.stores.database.event_store import Reach
from tests.server.stores.database.centre import HASHES, Centre, centre, plan

if TYPE_CHECKING:
    from common.core.clock import FakeClock
    from common.crypto.keyring import Keyring


def message(c: Centre) -> CandidateChanged:
    return CandidateChanged(candidate=c.candidates[0])


async def record(c: Centre, count: int, *, fail: bool = False) -> list[int]:
    async with c.database.writing() as uow:
        for _ in range(count):
            uow.record(message(c), Address(sitting_id=c.sitting_id))
        await asyncio.sleep(0)
        if fail:
            raise LookupError
    return [number for number, _, _ in uow.effects.events]


async def test_an_event_comes_back_as_it_was(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c:
        place = Address(sitting_id=c.sitting_id, room_id=c.room_id, attempt_id=c.attempt_id)
        async with c.database.writing() as uow:
            uow.record(message(c), place)
        assert uow.effects.events == [(1, place, message(c))]
        async with c.database.reading() as stores:
            assert await stores.events.since(c.sitting_id, 0, 9) == ((1, place, message(c)),)
            assert await stores.events.last_number(c.sitting_id) == 1
            assert await stores.events.last_number("another sitting") == 0


async def test_since_gives_the_next_ones_in_order(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        await record(c, 5)
        async with c.database.reading() as stores:
            found = await stores.events.since(c.sitting_id, 1, 3)
    assert [number for number, _, _ in found] == [2, 3, 4]


async def test_only_events_in_reach_are_read(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c:
        other = c.candidates[2]
        places = (
            Address(sitting_id=c.sitting_id, room_id=c.room_id, attempt_id=c.attempt_id),
            Address(sitting_id=c.sitting_id, room_id=other.room_id, attempt_id=other.attempt_id),
            Address(sitting_id=c.sitting_id, room_id=c.room_id),
            Address(sitting_id=c.sitting_id),
        )
        async with c.database.writing() as uow:
            for place in places:
                uow.record(message(c), place)

        async def numbers(reach: Reach) -> list[int]:
            async with c.database.reading() as stores:
                found = await stores.events.since(c.sitting_id, 0, 9, reach)
            return [number for number, _, _ in found]

        assert await numbers(Reach()) == [1, 2, 3, 4]
        assert await numbers(Reach({c.attempt_id})) == [1, 3, 4]
        assert await numbers(Reach({c.attempt_id, other.attempt_id})) == [1, 2, 3, 4]
        assert await numbers(Reach(rooms={other.room_id})) == [2, 4]
        assert await numbers(Reach(rooms=())) == [4]


async def test_each_sitting_counts_for_itself(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        other = await uow.plans.write(plan(), HASHES)
        for sitting in (other.sitting_id, c.sitting_id, other.sitting_id):
            uow.record(message(c), Address(sitting_id=sitting))
    numbers = sorted(
        (address.sitting_id == c.sitting_id, n) for n, address, _ in uow.effects.events
    )
    assert numbers == [(False, 1), (False, 2), (True, 1)]


async def test_writers_at_the_same_time_leave_no_hole(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    rng = random.Random(3)
    async with centre(url, keyring, clock) as c:
        done = await asyncio.gather(
            *(record(c, rng.randrange(1, 4), fail=n % 5 == 0) for n in range(40)),
            return_exceptions=True,
        )
        given = [number for one in done if not isinstance(one, BaseException) for number in one]
        async with c.database.reading() as stores:
            kept = await stores.events.since(c.sitting_id, 0, 999)
            last = await stores.events.last_number(c.sitting_id)
    assert sum(isinstance(one, LookupError) for one in done) == 8
    assert [number for number, _, _ in kept] == list(range(1, last + 1))
    assert sorted(given) == list(range(1, last + 1))


async def test_whoever_sees_a_number_sees_all_before_it(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        writers = asyncio.gather(*(record(c, 1) for _ in range(40)))
        seen = 0
        while seen < 40:
            async with c.database.reading() as stores:
                kept = [number for number, _, _ in await stores.events.since(c.sitting_id, 0, 99)]
            assert kept == list(range(1, len(kept) + 1))
            assert len(kept) >= seen
            seen = len(kept)
        await writers


async def test_a_name_in_an_event_stands_sealed_in_the_table(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        async with c.database.writing() as uow:
            (duty, *_) = await uow.duties.list_of_sitting(c.sitting_id)
            uow.record(ProctorChanged(proctor=duty), Address(sitting_id=c.sitting_id))
        async with c.database.reading() as stores:
            connection = await stores.access.connection()
            rows = await connection.exec_driver_sql("SELECT payload FROM events")
            payload = bytes(rows.scalar_one())
    assert duty.staff_name.encode() not in payload
    assert duty.duty_id.encode() not in payload


async def test_an_event_moved_to_another_number_does_not_open(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        await record(c, 1)
        async with c.database.writing() as uow:
            await (await uow.access.connection()).exec_driver_sql("UPDATE events SET number = 2")
        async with c.database.reading() as stores:
            with pytest.raises(TamperedError):
                await stores.events.since(c.sitting_id, 0, 9)
