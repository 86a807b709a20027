"""Appending quickly and folding later changes nothing that anybody can read."""

from __future__ import annotations

import contextlib
import random
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from sqlalchemy import text

from common.core.errors import ErrorCode, RefusedError
from common.protocol.vocabulary import Progress
from tests.server.stores.database.centre import centre, entry, opened
from tests.server.stores.database.test_submission_store import seal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from common.core.clock import FakeClock
    from common.crypto.keyring import Keyring
    from common.protocol.rows import CandidateRow
    from server.stores.database.database import Database
    from server.stores.records.answers import AnswerEntry
    from server.stores.unit_of_work import UnitOfWork


async def save(database: Database, *entries: AnswerEntry) -> dict[tuple[str, int], int]:
    """Append in a transaction of its own."""
    async with database.writing() as uow:
        return await uow.answers.append(entries)


async def folded_rows(database: Database) -> int:
    """How many latest answers stand in the table."""
    async with database.reading() as stores:
        (row,) = await stores.answers._access.rows(text("SELECT count(*) AS n FROM latest_answers"))
    return int(row["n"])


async def read(database: Database, attempt_id: str) -> tuple[dict[str, tuple[int, ...]], int, int]:
    """Latest answers, how far the last epoch is complete, and the count of answered items."""
    async with database.reading() as stores:
        latest = {one.item_id: one.value for one in await stores.answers.latest(attempt_id)}
        heads = await stores.answers.heads(attempt_id)
        counts = await stores.answers.answered_counts((attempt_id,))
    return latest, heads[-1].ack_upto if heads else 0, counts.get(attempt_id, 0)


async def test_what_is_not_folded_is_read_all_the_same(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        a = c.attempt_id
        await c.begin()
        await save(c.database, entry(a, 1, "a", 1))
        assert await save(c.database, entry(a, 2, "b", 2)) == {(a, 1): 2}
        assert await save(c.database, entry(a, 3, "a")) == {(a, 1): 3}
        before = await read(c.database, a)
        unfolded, rows = c.database.unfolded_attempts, await folded_rows(c.database)
        async with c.database.writing() as uow:
            await uow.answers.fold((a,))
        assert await read(c.database, a) == before == ({"a": (), "b": (2,)}, 3, 1)
        assert await folded_rows(c.database) == 2
        assert not c.database.unfolded_attempts
    assert (unfolded, rows) == (({a}, 1) if url.startswith("sqlite") else (frozenset(), 2))


async def test_a_process_that_died_had_lost_nothing(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        a = c.attempt_id
        await c.begin()
        for seq in range(1, 6):
            await save(c.database, entry(a, seq, f"q{seq % 3}", seq))
        before = await read(c.database, a)
    async with opened(url, keyring, clock) as again:
        assert await read(again, a) == before
        assert await folded_rows(again) == 3
        assert await save(again, entry(a, 6, "q0", 6)) == {(a, 1): 6}


async def test_a_rollback_leaves_no_trace(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c:
        a = c.attempt_id
        await c.begin()
        await save(c.database, entry(a, 1, "a", 1))
        await save(c.database, entry(a, 2, "a", 2))
        acks = await _try(c.database, [entry(a, 3, "b", 3)], committed=False)
        assert acks == {(a, 1): 3}
        assert await read(c.database, a) == ({"a": (2,)}, 2, 1)
        assert await save(c.database, entry(a, 3, "c", 3)) == {(a, 1): 3}
        assert await read(c.database, a) == ({"a": (2,), "c": (3,)}, 3, 2)


async def test_a_refused_command_behind_saves_leaves_the_saves(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        a = c.attempt_id
        await c.begin()
        await save(c.database, entry(a, 1, "a", 1))
        async with c.database.writing() as uow:
            await uow.answers.append([entry(a, 2, "b", 2)])
            with pytest.raises(RefusedError):
                await _refused(uow, entry(a, 3, "c", 3))
        assert await read(c.database, a) == ({"a": (1,), "b": (2,)}, 2, 2)
        assert await save(c.database, entry(a, 3, "d", 3)) == {(a, 1): 3}
        assert await read(c.database, a) == ({"a": (1,), "b": (2,), "d": (3,)}, 3, 3)


async def test_what_a_refused_command_saved_is_not_counted_in(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        one, other = (row.attempt_id for row in (await c.begin())[:2])
        await save(c.database, entry(one, 1, "a", 1), entry(other, 1, "a", 1))
        await save(c.database, entry(one, 2, "b", 2), entry(other, 2, "b", 2))
        async with c.database.writing() as uow:
            await uow.answers.append([entry(one, 3, "c", 3)])
            with pytest.raises(RefusedError):
                await _refused(uow, entry(other, 3, "c", 3))
        assert await read(c.database, other) == ({"a": (1,), "b": (2,)}, 2, 2)
        assert await save(c.database, entry(other, 3, "d", 3)) == {(other, 1): 3}
        assert await read(c.database, other) == ({"a": (1,), "b": (2,), "d": (3,)}, 3, 3)
        assert (await read(c.database, one))[1] == 3


async def test_gates_follow_every_change(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c:
        row = (await c.begin())[0]
        a = row.attempt_id
        async with c.database.writing() as uow:
            assert (await uow.answers.gates((a,)))[a].device_id == "device-1"
        moved = replace(row, device_id="device-9", epoch=2, version=row.version + 1)
        with pytest.raises(ZeroDivisionError):
            await _rolled_back(c.database, moved)
        async with c.database.writing() as uow:
            assert (await uow.answers.gates((a,)))[a].epoch == 1
            await uow.candidates.update(moved)
        async with c.database.writing() as uow:
            gate = (await uow.answers.gates((a,)))[a]
            assert (gate.epoch, gate.device_id, gate.sealed) == (2, "device-9", False)
            await uow.submissions.add(seal(c))
        async with c.database.writing() as uow:
            assert (await uow.answers.gates((a,)))[a].sealed
            await uow.submissions.reopen(a)
            ended = replace(moved, progress=Progress.SUBMITTED, version=moved.version + 1)
            await uow.candidates.update(ended)
        async with c.database.writing() as uow:
            gate = (await uow.answers.gates((a,)))[a]
            assert (gate.sealed, gate.progress) == (False, Progress.SUBMITTED)


@pytest.mark.parametrize("seed", range(6))
async def test_any_order_of_saves_folds_and_rollbacks(
    url: str, keyring: Keyring, clock: FakeClock, seed: int
) -> None:
    rng = random.Random(seed)
    async with centre(url, keyring, clock) as c:
        a = c.attempt_id
        await c.begin()
        kept: dict[int, AnswerEntry] = {}
        for _ in range(40):
            top = max(kept, default=0)
            batch = [_any_entry(a, rng, top) for _ in range(rng.randint(1, 4))]
            committed = rng.random() < 0.85
            acks = await _try(c.database, batch, committed=committed)
            if committed:
                for one in batch:
                    kept.setdefault(one.seq, one)
                assert acks == {(a, 1): _complete(kept)}
            if rng.random() < 0.2:
                async with c.database.writing() as uow:
                    await uow.answers.fold((a,))
            if rng.random() < 0.4:
                c.database.fold_turn()  # the next save takes along what is not folded
        latest = {one.item_id: one.value for _, one in sorted(kept.items())}
        answered = sum(1 for value in latest.values() if value)
        assert await read(c.database, a) == (latest, _complete(kept), answered)


def _any_entry(attempt_id: str, rng: random.Random, top: int) -> AnswerEntry:
    seq = rng.choice((top + 1, top + 1, top + 1, top + 2, top + 3, rng.randint(1, top + 1)))
    value = () if rng.random() < 0.2 else (rng.randint(1, 5),)
    return entry(attempt_id, seq, f"q{rng.randint(1, 6)}", *value)


async def _try(
    database: Database, batch: Sequence[AnswerEntry], *, committed: bool
) -> dict[tuple[str, int], int]:
    acks: dict[tuple[str, int], int] = {}
    with contextlib.suppress(ZeroDivisionError):
        async with database.writing() as uow:
            acks = await uow.answers.append(batch)
            if not committed:
                raise ZeroDivisionError
    return acks


async def _refused(uow: UnitOfWork, one: AnswerEntry) -> None:
    async with uow.savepoint():
        await uow.answers.append([one])
        raise RefusedError(ErrorCode.GUARD_FAILED)


async def _rolled_back(database: Database, row: CandidateRow) -> None:
    async with database.writing() as uow:
        await uow.candidates.update(row)
        assert (await uow.answers.gates((row.attempt_id,)))[row.attempt_id].epoch == row.epoch
        raise ZeroDivisionError


def _complete(kept: dict[int, AnswerEntry]) -> int:
    upto = 0
    while upto + 1 in kept:
        upto += 1
    return upto
