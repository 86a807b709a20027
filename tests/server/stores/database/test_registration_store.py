"""Registrations: found by number and by name, placed, and sealed on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from common.core.errors import ErrorCode, RefusedError
from common.crypto.errors import TamperedError
from common.protocol.routing import Address
from tests.server.stores.database.centre import NAMES, Centre, centre

if TYPE_CHECKING:
    from common.core.clock import FakeClock
    from common.crypto.keyring import Keyring


async def test_a_candidate_is_found_by_number(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c, c.database.reading() as stores:
        found = await stores.registrations.find_by_exam_number(c.sitting_id, "26-0001")
        assert found is not None
        assert (found.name, found.birth_date) == (NAMES[0], "2001-01-01")
        assert (found.room_id, found.seat) == (c.room_id, "01")
        assert await stores.registrations.get(found.registration_id) == found
        assert await stores.registrations.find_by_exam_number(c.sitting_id, "26-9999") is None
        assert await stores.registrations.find_by_exam_number("other", "26-0001") is None
        assert len(await stores.registrations.list_of_sitting(c.sitting_id)) == 4


@pytest.mark.parametrize(
    ("beginning", "numbers"),
    [
        ("나", ["26-0001", "26-0002"]),
        (" 나 허 ", ["26-0002"]),
        ("도예시", ["26-0003"]),
        ("예", []),
        ("도예시들", []),
    ],
)
async def test_a_name_is_found_by_its_beginning(
    beginning: str, numbers: list[str], url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.reading() as stores:
        found = await stores.registrations.list_by_name(c.sitting_id, beginning)
    assert [one.exam_number for one in found] == numbers


async def test_each_period_has_its_attempt(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c, c.database.reading() as stores:
        first = await stores.registrations.attempt_of(c.registration_id, c.ids.periods[1])
        second = await stores.registrations.attempt_of(c.registration_id, c.ids.periods[2])
        assert first == c.attempt_id
        assert second not in {None, first}
        assert await stores.registrations.attempt_of(c.registration_id, "unknown") is None
        (facts,) = await stores.registrations.facts((second or "", "unknown"))
        assert facts.items == 2
        assert len(await stores.registrations.facts_of_period(c.period_id)) == 4
        rooms = frozenset({c.other_room_id})
        assert len(await stores.registrations.facts_of_sitting(c.sitting_id, rooms)) == 4
        assert len(await stores.registrations.facts_of_sitting(c.sitting_id, None)) == 8


def address(c: Centre, room_id: str) -> Address:
    return Address(sitting_id=c.sitting_id, room_id=room_id, attempt_id=c.attempt_id)


async def test_a_place_is_known_and_follows_a_move(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        async with c.database.reading() as stores:
            assert await stores.registrations.place(c.attempt_id) == address(c, c.room_id)
        moved = replace(c.candidates[0], room_id=c.other_room_id, version=1)
        async with c.database.writing() as uow:
            await uow.candidates.update(moved)
            there = await uow.registrations.place(c.attempt_id)
        async with c.database.reading() as stores:
            assert await stores.registrations.place(c.attempt_id) == there
            with pytest.raises(RefusedError) as caught:
                await stores.registrations.place("unknown")
    assert there == address(c, c.other_room_id)
    assert caught.value.code is ErrorCode.NOT_FOUND


async def test_a_move_that_did_not_happen_is_not_believed(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        with pytest.raises(LookupError):
            await _move_and_fail(c)
        async with c.database.reading() as stores:
            assert await stores.registrations.place(c.attempt_id) == address(c, c.room_id)


async def _move_and_fail(c: Centre) -> None:
    async with c.database.writing() as uow:
        await uow.candidates.update(replace(c.candidates[0], room_id=c.other_room_id, version=1))
        assert await uow.registrations.place(c.attempt_id) == address(c, c.other_room_id)
        raise LookupError


async def test_what_a_reader_saw_before_a_move_is_not_believed_after_it(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        async with c.database.reading() as stores:
            assert await stores.registrations.place(c.attempt_id) == address(c, c.room_id)
            async with c.database.writing() as uow:
                await uow.candidates.update(
                    replace(c.candidates[0], room_id=c.other_room_id, version=1)
                )
        async with c.database.reading() as stores:
            assert await stores.registrations.place(c.attempt_id) == address(c, c.other_room_id)


async def test_places_of_a_period_are_asked_for_once(
    url: str, keyring: Keyring, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with centre(url, keyring, clock) as c, c.database.reading() as stores:
        asked = []
        rows = stores.access.rows

        async def counted(statement: object) -> object:
            asked.append(statement)
            return await rows(statement)  # type: ignore[arg-type]

        monkeypatch.setattr(stores.access, "rows", counted)
        for row in c.candidates:
            await stores.registrations.place(row.attempt_id)
    assert len(asked) == 1


async def test_names_exchanged_in_the_table_do_not_open(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        async with c.database.writing() as uow:
            await (await uow.access.connection()).exec_driver_sql(
                "UPDATE candidates SET name = (SELECT name FROM candidates ORDER BY id LIMIT 1)"
            )
        with pytest.raises(TamperedError):
            async with c.database.reading() as stores:
                await stores.registrations.list_of_sitting(c.sitting_id)
