"""Nothing is lost or done twice: follow-ups, handled ids, dead letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from common.core.errors import RefusedError
from common.protocol.answers import SealAttempt
from common.protocol.candidates import PlaceHold
from common.protocol.routing import Origin
from common.protocol.vocabulary import HoldKind, QueueName, Role, SubmissionKind
from server.stores.records.work import DeadLetter
from tests.server.stores.database.centre import centre

if TYPE_CHECKING:
    from common.core.clock import FakeClock
    from common.crypto.keyring import Keyring

SEAL = SealAttempt(attempt_id="attempt", kind=SubmissionKind.AUTO)
HOLD = PlaceHold(attempt_id="attempt", kind=HoldKind.LOCK, version=None, reason="까닭")
LETTER = DeadLetter(
    id="l1",
    queue=QueueName.STATE,
    message=HOLD,
    origin=Origin(role=Role.PROCTOR, actor_id="p", room_ids=frozenset({"r"})),
    error="ZeroDivisionError",
    received_ms=1,
    failed_ms=2,
)


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
    letter = LETTER
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        letters = uow.dead_letters
        await letters.bury(letter)
        assert await letters.get("l1") == letter
        assert await letters.list_waiting(9) == (letter,)
        assert await letters.count_waiting() == {"state": 1}
        assert await letters.mark_replayed("l1", 1)
        assert await letters.list_waiting(9) == ()
        assert await letters.count_waiting() == {}
        assert (await letters.get("l1")).replayed_ms == clock.now_ms()
        assert not await letters.mark_replayed("x", 1)
        with pytest.raises(RefusedError):
            await letters.get("x")


async def test_a_letter_that_dies_again_waits_again(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        letters = uow.dead_letters
        await letters.bury(LETTER)
        await letters.bury(replace(LETTER, error="KeyError", failed_ms=3))
        assert not await letters.mark_replayed("l1", 1), "it has died again since it was published"
        (again,) = await letters.list_waiting(9)
        assert again == replace(LETTER, error="KeyError", failed_ms=3, deaths=2)
        await letters.drop("l1")
        assert await letters.list_waiting(9) == ()
        assert (await letters.get("l1")).dropped_ms == clock.now_ms()
        for gone in ("l1", "x"):
            with pytest.raises(RefusedError):
                await letters.drop(gone)
