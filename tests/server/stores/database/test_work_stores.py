"""Nothing is lost or done twice: follow-ups, handled ids, dead letters, commands to seats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from common.core.errors import RefusedError
from common.protocol.answers import SealAttempt
from common.protocol.candidates import PlaceHold
from common.protocol.routing import Origin
from common.protocol.vocabulary import HoldKind, QueueName, Role, SubmissionKind
from server.stores.records.work import CommandState, DeadLetter, SeatCommand
from tests.server.stores.database.centre import centre

if TYPE_CHECKING:
    from common.core.clock import FakeClock
    from common.crypto.keyring import Keyring

SEAL = SealAttempt(attempt_id="attempt", kind=SubmissionKind.AUTO)
HOLD = PlaceHold(attempt_id="attempt", kind=HoldKind.LOCK, version=None, reason="까닭")


async def test_a_follow_up_stays_until_it_is_done(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        async with c.database.writing() as uow:
            first = uow.follow_up(SEAL)
            clock.advance(1)
        async with c.database.writing() as uow:
            second = uow.follow_up(HOLD)
        assert uow.effects.follow_ups == [(second, HOLD)]
        now = clock.now_ms()
        async with c.database.writing() as uow:
            waiting = await uow.follow_ups.open_before(now + 1, 9)
            assert sorted(waiting) == sorted([(first, SEAL), (second, HOLD)])
            assert len(await uow.follow_ups.open_before(now + 1, 1)) == 1
            assert await uow.follow_ups.open_before(now - 2000, 9) == ()
            await uow.follow_ups.done(first)
            await uow.follow_ups.done("unknown")
            assert await uow.follow_ups.open_before(now + 1, 9) == ((second, HOLD),)


async def test_an_id_is_handled_once(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c:
        async with c.database.writing() as uow:
            assert await uow.handled.new_ids(["a", "b", "a"]) == {"a", "b"}
            await uow.handled.add(["a", "a"])
            await uow.handled.add(["a", "c"])
        async with c.database.writing() as uow:
            assert await uow.handled.new_ids(["a", "b", "c"]) == {"b"}
            assert await uow.handled.new_ids([]) == set()
            assert await uow.handled.remove_before(clock.now_ms()) == 0
            assert await uow.handled.remove_before(clock.now_ms() + 1) == 2
            assert await uow.handled.new_ids(["a"]) == {"a"}


async def test_a_dead_letter_waits_for_people(url: str, keyring: Keyring, clock: FakeClock) -> None:
    letter = DeadLetter(
        id="l1",
        queue=QueueName.STATE,
        message=HOLD,
        origin=Origin(role=Role.PROCTOR, actor_id="p", room_ids=frozenset({"r"})),
        error="ZeroDivisionError",
        received_ms=1,
        failed_ms=2,
    )
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        await uow.dead_letters.add(letter)
        assert await uow.dead_letters.get("l1") == letter
        assert await uow.dead_letters.list_waiting(9) == (letter,)
        await uow.dead_letters.mark_replayed("l1")
        assert await uow.dead_letters.list_waiting(9) == ()
        assert (await uow.dead_letters.get("l1")).replayed_ms == clock.now_ms()
        for call in (uow.dead_letters.get("x"), uow.dead_letters.mark_replayed("x")):
            with pytest.raises(RefusedError):
                await call


async def test_a_command_waits_for_its_seat(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        now = clock.now_ms()
        command = SeatCommand(
            id="c1",
            sitting_id=c.sitting_id,
            attempt_id=c.attempt_id,
            message=HOLD,
            state=CommandState.WAITING,
            created_ms=now,
            expires_ms=now + 1000,
            changed_ms=now,
        )
        await uow.commands.add(command)
        assert await uow.commands.list_waiting(c.attempt_id) == (command,)
        await uow.commands.update("c1", CommandState.DELIVERED)
        assert len(await uow.commands.list_waiting(c.attempt_id)) == 1
        clock.advance(1)
        assert await uow.commands.list_waiting(c.attempt_id) == ()
        await uow.commands.update("c1", CommandState.FAILED, "away")
        with pytest.raises(RefusedError):
            await uow.commands.update("x", CommandState.DONE)
