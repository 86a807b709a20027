"""Many seats read at once are the same as each read alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from common.crypto.tokens import token_digest
from common.protocol.rows import ActorRef, Hold
from common.protocol.vocabulary import HoldKind, Role
from server.stores.database.seat_reader import attempts_of, candidates_of, crowds_of, seat_marks
from server.stores.records.people import Token
from tests.server.stores.database.centre import centre, entry

if TYPE_CHECKING:
    from common.core.clock import FakeClock
    from common.crypto.keyring import Keyring


async def test_candidates_are_the_same_as_one_by_one(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        rows = await c.begin()
        actor = ActorRef(role=Role.PROCTOR, id="kim")
        hold = Hold(kind=HoldKind.PAUSE, actor=actor, reason="점검", since_ms=5, compensate=True)
        held = replace(rows[1], holds=(hold,), waiting_device_id="pc", version=rows[1].version + 1)
        async with c.database.writing() as uow:
            await uow.candidates.update(held)
        ids = [row.attempt_id for row in rows]
        async with c.database.reading() as stores:
            found = await candidates_of(stores, [*ids, "unknown"])
            alone = {one: await stores.candidates.get(one) for one in ids}
    assert found == alone
    assert found[held.attempt_id].holds == (hold,)


async def test_a_mark_says_lease_and_how_far_answers_are_durable(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        async with c.database.reading() as stores:
            before = (await seat_marks(stores, [c.attempt_id]))[c.attempt_id]
        rows = await c.begin()
        other = rows[1].attempt_id
        async with c.database.writing() as uow:
            await uow.answers.append([entry(c.attempt_id, seq, "a", 1) for seq in (1, 2, 3)])
            await uow.answers.append([entry(other, seq, "a", 1) for seq in (1, 3)])
        async with c.database.writing() as uow:
            await uow.answers.append([entry(c.attempt_id, 4, "b", 2)])
        ids = [row.attempt_id for row in rows]
        async with c.database.reading() as stores:
            marks = await seat_marks(stores, [*ids, "unknown"])
    assert (before.epoch, before.ack_upto) == (0, 0)
    assert set(marks) == set(ids)
    assert [(marks[one].epoch, marks[one].ack_upto) for one in ids] == [
        (1, 4),
        (1, 1),
        (1, 0),
        (1, 0),
    ]
    assert (marks[c.attempt_id].period_id, marks[c.attempt_id].room_id) == (c.period_id, c.room_id)


async def test_another_lease_begins_at_its_own_answers(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        (row, *_) = await c.begin()
        moved = replace(row, device_id="spare", epoch=2, version=row.version + 1)
        async with c.database.writing() as uow:
            await uow.answers.append([entry(c.attempt_id, seq, "a", 1) for seq in (1, 2)])
            await uow.candidates.update(moved)
        async with c.database.reading() as stores:
            mark = (await seat_marks(stores, [c.attempt_id]))[c.attempt_id]
    assert (mark.epoch, mark.ack_upto) == (2, 0)


async def test_attempts_of_registrations_in_a_period(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        asked = [(row.registration_id, c.period_id) for row in c.candidates]
        async with c.database.reading() as stores:
            found = await attempts_of(stores, [*asked, ("unknown", c.period_id)])
    assert found == {(row.registration_id, c.period_id): row.attempt_id for row in c.candidates}


async def test_sessions_that_ended_are_left_out(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        now_ms = clock.now_ms()
        digests = [token_digest(name) for name in ("good", "over", "revoked", "unknown")]
        tokens = [
            Token(
                digest=digest,
                role=Role.CANDIDATE,
                sitting_id=c.sitting_id,
                registration_id=c.registration_id,
                issued_ms=now_ms,
                expires_ms=now_ms + ends_ms,
            )
            for digest, ends_ms in zip(digests, (1, 0, 1), strict=False)
        ]
        async with c.database.writing() as uow:
            await uow.tokens.add_many(tokens)
            await uow.tokens.revoke(digests[2])
        async with c.database.reading() as stores:
            found = await stores.tokens.find_many(digests)
    assert found == {digests[0]: tokens[0]}


async def test_how_many_seats_a_period_has(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c, c.database.reading() as stores:
        assert await crowds_of(stores, {c.period_id, "unknown"}) == {c.period_id: 4}
