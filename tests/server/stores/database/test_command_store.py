"""Commands to seats, and the codes that release a seat on the spot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from common.core.errors import ErrorCode, RefusedError
from common.protocol.rows import ActorRef, SeatCommandRow
from common.protocol.vocabulary import (
    CommandFailure,
    CommandKind,
    CommandState,
    HoldKind,
    Role,
    Verdict,
)
from common.rules.seat_commands import SHOWN_PER_SEAT, CommandTable, expired, reported
from server.stores.records.work import HoldRef, ShownCode
from tests.server.stores.database.centre import centre

if TYPE_CHECKING:
    from common.core.clock import FakeClock
    from common.crypto.keyring import Keyring
    from tests.server.stores.database.centre import Centre

PROCTOR = ActorRef(role=Role.PROCTOR, id="p1")
TTL_MS = 60_000


def _command(c: Centre, number: int, now_ms: int) -> SeatCommandRow:
    return SeatCommandRow(
        command_id=f"c{number}",
        attempt_id=c.attempt_id,
        room_id="room",
        kind=CommandKind.RELEASE,
        cause=f"cause-{number}",
        issued_by=PROCTOR,
        created_ms=now_ms + number,
        expires_ms=now_ms + number + TTL_MS,
        changed_ms=now_ms + number,
        hold=HoldKind.LOCK,
        since_ms=7,
        subject="",
        row_version=3,
    )


async def test_a_command_waits_until_its_seat_has_done_it(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        now = clock.now_ms()
        command = _command(c, 1, now)
        async with c.database.writing() as uow:
            await uow.commands.add_many(c.sitting_id, [command])
        delivered = reported(command, CommandState.DELIVERED, None, now + 5)
        async with c.database.writing() as uow:
            assert await uow.commands.get("c1") == command
            assert await uow.commands.list_open(c.attempt_id) == (command,)
            await uow.commands.update(delivered)
            assert await uow.commands.list_open(c.attempt_id) == (delivered,)
            found = await uow.commands.find_release(c.attempt_id, HoldKind.LOCK, 7)
            assert found == delivered
            assert await uow.commands.find_release(c.attempt_id, HoldKind.LOCK, 8) is None
            with pytest.raises(RefusedError) as refusal:
                await uow.commands.update(delivered)  # two reports raced: the second one waits
            assert refusal.value.code is ErrorCode.STALE_VERSION
            done = reported(delivered, CommandState.DONE, None, now + 6)
            await uow.commands.update(done)
            assert await uow.commands.list_open(c.attempt_id) == ()
            assert await uow.commands.get("c1") == done
            assert await uow.commands.find_release(c.attempt_id, HoldKind.LOCK, 7) is None
            assert await uow.commands.count_by_state() == {"done": 1}
            with pytest.raises(RefusedError):
                await uow.commands.get("x")


async def test_what_waits_is_counted_by_seat_and_found_when_it_is_due(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        now = clock.now_ms()
        commands = [_command(c, number, now) for number in range(1, 4)]
        await uow.commands.add_many(c.sitting_id, commands)
        failed = reported(commands[0], CommandState.FAILED, CommandFailure.NOT_SHOWN, now)
        await uow.commands.update(failed)
        assert await uow.commands.get("c1") == failed
        assert await uow.commands.count_open({c.attempt_id, "x"}) == {c.attempt_id: 2}
        assert await uow.commands.count_open(()) == {}
        assert await uow.commands.list_due(now + TTL_MS + 1, 9) == ()
        assert await uow.commands.list_due(now + TTL_MS + 2, 9) == (commands[1],)
        assert await uow.commands.list_due(now + TTL_MS + 3, 1) == (commands[1],)
        await uow.commands.update(expired(commands[1], now + TTL_MS + 2))
        assert await uow.commands.list_due(now + TTL_MS + 3, 9) == (commands[2],)


async def test_a_console_gets_the_newest_of_each_seat(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        now = clock.now_ms()
        commands = [_command(c, number, now) for number in range(10, 10 + SHOWN_PER_SEAT + 3)]
        await uow.commands.add_many(c.sitting_id, commands)
        newest = tuple(commands[3:])
        assert await uow.commands.list_newest(c.sitting_id, None) == newest
        assert await uow.commands.list_newest(c.sitting_id, frozenset({"room"})) == newest
        assert await uow.commands.list_newest(c.sitting_id, frozenset({"other"})) == ()
        assert await uow.commands.list_newest("x", None) == ()
        table = CommandTable(commands)
        assert table.sorted_rows() == newest, "a view must keep what a snapshot would bring"


async def test_a_code_is_used_once(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        where = HoldRef(attempt_id=c.attempt_id, kind=HoldKind.LOCK, since_ms=7)
        shown = ShownCode(
            where=where,
            counter=0,
            shown_by=PROCTOR,
            shown_ms=10,
            verdict=Verdict.NORMAL,
            reason="랜선이 빠짐",
        )
        codes = uow.release_codes
        assert await codes.next_counter(where) == 0
        assert await codes.find(where, 0) is None
        await codes.put(shown)
        again = replace(shown, shown_by=ActorRef(role=Role.CHIEF, id="ch"), shown_ms=11)
        await codes.put(again)
        assert await codes.find(where, 0) == again
        assert await codes.find(replace(where, since_ms=8), 0) is None
        await codes.mark_used(where, 0, 12)
        assert await codes.find(where, 0) == replace(again, used_ms=12)
        assert await codes.next_counter(where) == 1
        with pytest.raises(RefusedError):
            await codes.mark_used(where, 0, 13)
