"""Moves to another PC: kept when ordered, ended once, told with the names of seats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from common.core.errors import ErrorCode, RefusedError
from common.protocol.move_rows import MoveState
from server.stores.records.devices import Device
from server.stores.records.moves import Move
from tests.helpers.exam_rows import PROCTOR
from tests.server.stores.database.centre import Centre, centre

if TYPE_CHECKING:
    from common.core.clock import FakeClock
    from common.crypto.keyring import Keyring
    from server.stores.unit_of_work import UnitOfWork


async def _move(c: Centre, work: UnitOfWork, number: int = 1) -> Move:
    """A move of the first candidate from the own seat to one that is nobody's."""
    planned = await work.devices.planned_seats((c.attempt_id,))
    row = await work.candidates.get(c.attempt_id)
    seats = [
        seat
        for seat in await work.devices.list_seats()
        if await work.devices.attempt_at(seat.seat_id, row.period_id) is None
    ]
    return Move(
        move_id=f"move-{number}",
        sitting_id=c.sitting_id,
        attempt_id=c.attempt_id,
        room_id=c.room_id,
        from_seat_id=planned[c.attempt_id],
        to_seat_id=seats[-1].seat_id,
        from_device_id=f"pc-{number}",
        to_device_id=f"pc-{number + 1}",
        state=MoveState.WAITING,
        position=7,
        reason="고장",
        actor=PROCTOR,
        since_ms=number,
        lost_since_ms=0,
        ended_ms=None,
        version=number,
    )


async def test_a_move_waits_and_ends_once(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as work:
        move = await _move(c, work)
        assert await work.moves.find_newest(c.attempt_id) is None
        await work.moves.add(move)
        assert await work.moves.find_waiting(c.attempt_id) == move
        done = replace(move, state=MoveState.DONE, ended_ms=9, version=2)
        await work.moves.end(done)
        assert await work.moves.find_waiting(c.attempt_id) is None
        told = await work.moves.find_newest(c.attempt_id)
        assert told is not None
        assert (told.state, told.ended_ms, told.position, told.version) == (MoveState.DONE, 9, 7, 2)
        assert told.to_seat == (await work.devices.get_seat(move.to_seat_id)).seat
        with pytest.raises(RefusedError) as refused:
            await work.moves.end(done)
        assert refused.value.code is ErrorCode.STALE_VERSION


async def test_the_newest_of_each_candidate_is_listed(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as work:
        for number in (1, 2):
            await work.moves.add(await _move(c, work, number))
        (told,) = await work.moves.list_newest(c.sitting_id, None)
        assert told.move_id == "move-2"
        assert await work.moves.list_newest(c.sitting_id, frozenset({"other"})) == ()


async def test_a_pc_was_left_unless_the_move_was_called_off(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as work:
        first, second = await _move(c, work), await _move(c, work, 2)
        await work.moves.add(first)
        await work.moves.end(replace(first, state=MoveState.DONE, ended_ms=1, version=2))
        await work.moves.add(second)
        await work.moves.end(replace(second, state=MoveState.CANCELLED, ended_ms=2, version=3))
        assert await work.moves.left_devices((c.attempt_id,)) == {(c.attempt_id, "pc-1")}
        told = await work.moves.find_newest(c.attempt_id)
        assert told is not None
        assert told.left == ("pc-1",)


@pytest.mark.parametrize(
    ("path", "left"),
    [
        ("a>b b>c", ("a", "b")),
        ("a>b b>a", ("b",)),
        ("a>? b>?", ("b",)),
        ("a>b b>?", ("b",)),
    ],
)
async def test_a_way_back_is_no_way_from(
    url: str, keyring: Keyring, clock: FakeClock, path: str, left: tuple[str, ...]
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as work:
        for number, step in enumerate(path.split(), 1):
            gone, _, here = step.partition(">")
            move = await _move(c, work, number)
            device = None if here == "?" else here
            await work.moves.add(replace(move, from_device_id=gone, to_device_id=device))
            await work.moves.end(
                replace(move, state=MoveState.DONE, ended_ms=number, version=number + 1)
            )
        told = await work.moves.find_newest(c.attempt_id)
        assert told is not None
        assert told.left == left


async def test_a_free_seat_is_nobodys_and_the_old_one_is_kept_until_the_move_has_ended(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as work:
        row = await work.candidates.get(c.attempt_id)
        facts = await work.registrations.facts((c.attempt_id,))
        own = (await work.devices.planned_seats((c.attempt_id,)))[c.attempt_id]

        async def free(attempt_id: str) -> set[str]:
            found = await work.devices.free_seats(
                c.sitting_id, row.period_id, row.room_id, attempt_id
            )
            return {one.seat_id for one in found}

        assert own not in await free(c.attempt_id)
        move = await _move(c, work)
        await work.registrations.change_seat(facts[0].registration_id, move.to_seat_id)
        await work.moves.add(move)
        assert own in await free(c.attempt_id)
        assert own not in await free("another")
        await work.moves.end(replace(move, state=MoveState.DONE, ended_ms=1, version=2))
        assert own in await free("another")
        with pytest.raises(RefusedError):
            await work.registrations.change_seat("unknown", own)


async def test_what_stands_at_a_free_seat_is_told(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as work:
        row = await work.candidates.get(c.attempt_id)
        facts = await work.registrations.facts((c.attempt_id,))
        own = (await work.devices.planned_seats((c.attempt_id,)))[c.attempt_id]
        move = await _move(c, work)
        await work.registrations.change_seat(facts[0].registration_id, move.to_seat_id)
        await work.devices.add(
            Device(
                device_id="pc-old",
                seat_id=own,
                public_key=bytes(32),
                machine="",
                enrolled_ms=1,
                changed_ms=1,
            )
        )
        await work.candidates.update(
            replace(row, device_id="pc-old", epoch=1, version=row.version + 1)
        )
        assert await _at(c, work, own) == ("pc-old", c.attempt_id)
        await work.devices.retire("pc-old")
        assert await _at(c, work, own) == (None, None)


async def _at(c: Centre, work: UnitOfWork, seat_id: str) -> tuple[str | None, str | None]:
    """The PC that stands at a free seat, and whom it writes for."""
    row = await work.candidates.get(c.attempt_id)
    found = await work.devices.free_seats(c.sitting_id, row.period_id, row.room_id, c.attempt_id)
    (seat,) = [one for one in found if one.seat_id == seat_id]
    return seat.device_id, seat.writer_id
