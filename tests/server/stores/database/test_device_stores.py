"""Enrolled machines, their seats, and the codes that enrol them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from common.core.errors import ErrorCode, RefusedError
from server.stores.records.devices import MOST_TRIES, Device, DeviceCode
from tests.server.stores.database.centre import centre

if TYPE_CHECKING:
    from common.core.clock import FakeClock
    from common.crypto.keyring import Keyring


def device(seat_id: str, now_ms: int, name: str = "d") -> Device:
    return Device(
        device_id=name,
        seat_id=seat_id,
        public_key=bytes(32),
        machine="m",
        enrolled_ms=now_ms,
        changed_ms=now_ms,
    )


def code(seat_id: str, now_ms: int, name: str = "c", finder: str = "ABC") -> DeviceCode:
    return DeviceCode(
        code_id=name,
        finder=finder,
        seat_id=seat_id,
        digest=b"x" * 32,
        created_ms=now_ms,
        expires_ms=now_ms + 600_000,
    )


async def test_seats_are_listed_as_people_count_them(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.reading() as stores:
        seats = await stores.devices.list_seats("제1시험실")
        assert [(s.room, s.seat) for s in seats] == [("제1시험실", n) for n in ("01", "02", "03")]
        assert len(await stores.devices.list_seats()) == 5
        assert await stores.devices.list_seats("nowhere") == ()
        assert await stores.devices.get_seat(seats[1].seat_id) == seats[1]
        with pytest.raises(RefusedError):
            await stores.devices.get_seat("x")


async def test_a_device_is_kept_moved_and_retired(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        first, second = (await uow.devices.list_seats("제1시험실"))[:2]
        made = device(first.seat_id, clock.now_ms())
        await uow.devices.add(made)
        assert await uow.devices.find_current(first.seat_id) == made
        assert await uow.devices.seats_of(["d", "x"]) == {"d": first.seat_id}
        clock.advance(1)
        await uow.devices.rebind("d", second.seat_id)
        moved = replace(made, seat_id=second.seat_id, changed_ms=clock.now_ms())
        assert await uow.devices.get("d") == moved
        assert await uow.devices.find_current(first.seat_id) is None
        clock.advance(1)
        assert await uow.devices.retire("d")
        assert not await uow.devices.retire("d")
        gone = replace(moved, changed_ms=clock.now_ms(), retired_ms=clock.now_ms())
        assert await uow.devices.find("d") == gone
        assert await uow.devices.find_current(second.seat_id) is None
        assert await uow.devices.list_all() == (gone,)
        for call in (uow.devices.rebind("d", first.seat_id), uow.devices.get("x")):
            with pytest.raises(RefusedError) as refused:
                await call
            assert refused.value.code is ErrorCode.NOT_FOUND


async def test_what_changed_since_a_moment_is_found(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        seats = await uow.devices.list_seats()
        start = clock.now_ms()
        for number, seat in enumerate(seats[:3]):
            await uow.devices.add(device(seat.seat_id, start + number, f"d{number}"))
        found = await uow.devices.changed_since(start + 1)
        assert [one.device_id for one in found] == ["d1", "d2"]
        clock.advance(60)
        await uow.devices.retire("d0")
        found = await uow.devices.changed_since(start + 10)
        assert [one.device_id for one in found] == ["d0"]


async def test_the_seat_of_an_attempt_and_the_attempt_at_a_seat(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.reading() as stores:
        seat_id = (await stores.devices.planned_seats([c.attempt_id, "x"]))[c.attempt_id]
        row = await stores.candidates.get(c.attempt_id)
        assert await stores.devices.attempt_at(seat_id, row.period_id) == c.attempt_id
        assert await stores.devices.planned_seats(["x"]) == {}
        assert await stores.devices.attempt_at("x", row.period_id) is None


async def test_a_code_is_found_used_once_and_never_again(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        seat = (await uow.devices.list_seats())[0]
        made = code(seat.seat_id, clock.now_ms())
        await uow.device_codes.add_many([made])
        assert await uow.device_codes.find("ABC") == made
        assert await uow.device_codes.finders() == {"ABC"}
        assert await uow.device_codes.list_out() == (made,)
        assert await uow.device_codes.take_try("c") == MOST_TRIES - 1
        assert await uow.device_codes.use("c")
        assert not await uow.device_codes.use("c")
        assert await uow.device_codes.take_try("c") == -1
        assert await uow.device_codes.list_out() == ()
        assert await uow.device_codes.list_locked() == ()


async def test_a_new_code_of_a_seat_cancels_the_one_before(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        seat = (await uow.devices.list_seats())[0]
        await uow.device_codes.add_many([code(seat.seat_id, clock.now_ms(), "old", "OLD")])
        await uow.device_codes.add_many([code(seat.seat_id, clock.now_ms(), "new", "NEW")])
        assert await uow.device_codes.find("OLD") is None
        assert not await uow.device_codes.use("old")
        assert [one.code_id for one in await uow.device_codes.list_out()] == ["new"]
        clock.advance(601)
        assert await uow.device_codes.list_out() == ()


async def test_tries_at_once_are_no_more_than_five(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        async with c.database.writing() as uow:
            seat = (await uow.devices.list_seats())[0]
            await uow.device_codes.add_many([code(seat.seat_id, clock.now_ms())])

        async def one_try() -> int:
            async with c.database.writing() as uow:
                return await uow.device_codes.take_try("c")

        left = await asyncio.gather(*(one_try() for _ in range(9)))
        assert sorted(left) == [-1, -1, -1, -1, 0, 1, 2, 3, 4]
        async with c.database.reading() as stores:
            (locked,) = await stores.device_codes.list_locked()
            assert locked.is_locked
            assert await stores.device_codes.list_out() == ()
