"""Answers: kept once, folded by (epoch, sequence), acknowledged without a hole."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from msgspec.structs import replace

from common.protocol.vocabulary import Progress
from server.stores.records.answers import AnswerConflict, ConflictCause
from tests.server.stores.database.centre import centre, entry

if TYPE_CHECKING:
    from common.core.clock import FakeClock
    from common.crypto.keyring import Keyring


async def test_guards_say_what_decides(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c:
        async with c.database.reading() as stores:
            before = await stores.answers.guards([c.attempt_id])
        rows = await c.begin()
        async with c.database.reading() as stores:
            guards = await stores.answers.guards([row.attempt_id for row in rows] + ["unknown"])
    assert (before[c.attempt_id].epoch, before[c.attempt_id].device_id) == (0, None)
    assert len(guards) == 4
    guard = guards[c.attempt_id]
    assert (guard.epoch, guard.device_id) == (1, "device-1")
    assert guard.progress is Progress.IN_PROGRESS
    assert guard.deadline_ms == 1_764_003_600_000
    assert (guard.room_id, guard.sitting_id) == (c.room_id, c.sitting_id)
    assert (guard.period_id, guard.registration_id) == (c.period_id, c.registration_id)
    assert (guard.submission_version, guard.sealed) == (1, False)


async def test_an_answer_is_kept_and_acknowledged(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        async with c.database.writing() as uow:
            acks = await uow.answers.append(
                [
                    entry(c.attempt_id, 1, "a", 2),
                    entry(c.attempt_id, 2, "b", 1, 3),
                    entry(c.attempt_id, 3, "a", 4),
                    entry(c.attempt_id, 4, "c"),
                ]
            )
        assert acks == {(c.attempt_id, 1): 4}
        async with c.database.reading() as stores:
            latest = await stores.answers.latest(c.attempt_id)
            counts = await stores.answers.answered_counts([c.attempt_id, "unknown"])
            (head,) = await stores.answers.heads(c.attempt_id)
    assert [(one.item_id, one.value, one.seq) for one in latest] == [
        ("a", (4,), 3),
        ("b", (1, 3), 2),
        ("c", (), 4),
    ]
    assert counts == {c.attempt_id: 2}
    assert (head.epoch, head.ack_upto, head.last_seq) == (1, 4, 4)


async def test_a_hole_holds_the_acknowledgement_back(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        seen = []
        for seqs in ([1, 2], [5, 6], [4], [9], [3], [7, 8]):
            async with c.database.writing() as uow:
                acks = await uow.answers.append(
                    [entry(c.attempt_id, seq, "a", seq) for seq in seqs]
                )
            seen.append(acks[c.attempt_id, 1])
    assert seen == [2, 2, 2, 2, 6, 9]


async def test_a_repeated_save_changes_nothing_and_is_acknowledged_again(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        first = [entry(c.attempt_id, 1, "a", 1), entry(c.attempt_id, 2, "a", 2)]
        other = [entry(c.attempt_id, 1, "a", 4), entry(c.attempt_id, 2, "b", 4)]
        for batch in (first, first, other):
            async with c.database.writing() as uow:
                assert await uow.answers.append(batch) == {(c.attempt_id, 1): 2}
        async with c.database.reading() as stores:
            latest = await stores.answers.latest(c.attempt_id)
    assert [(one.item_id, one.value) for one in latest] == [("a", (2,))]


async def test_the_same_entry_twice_in_one_batch_counts_once(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        acks = await uow.answers.append(
            [entry(c.attempt_id, 1, "a", 1), entry(c.attempt_id, 1, "a", 2)]
        )
        latest = await uow.answers.latest(c.attempt_id)
    assert acks == {(c.attempt_id, 1): 1}
    assert [one.value for one in latest] == [(1,)]


async def test_order_of_arrival_does_not_matter(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    rng = random.Random(7)
    async with centre(url, keyring, clock) as c:
        entries = [
            entry(row.attempt_id, seq, f"item-{rng.randrange(4)}", rng.randrange(5), epoch=epoch)
            for row in c.candidates[:2]
            for epoch in (1, 2)
            for seq in range(1, 16)
        ]
        expected = {(e.attempt_id, e.item_id): e.value for e in entries}
        rng.shuffle(entries)
        acks: dict[tuple[str, int], int] = {}
        for start in range(0, len(entries), 7):
            async with c.database.writing() as uow:
                acks |= await uow.answers.append(entries[start : start + 9])
        async with c.database.reading() as stores:
            found = {
                (row.attempt_id, one.item_id): one.value
                for row in c.candidates[:2]
                for one in await stores.answers.latest(row.attempt_id)
            }
    assert found == expected
    assert set(acks.values()) == {15}


async def test_an_older_epoch_never_overwrites_a_newer_one(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        async with c.database.writing() as uow:
            await uow.answers.append([entry(c.attempt_id, 1, "a", 1, epoch=2)])
            await uow.answers.append([entry(c.attempt_id, 9, "a", 9, epoch=1)])
        async with c.database.reading() as stores:
            (latest,) = await stores.answers.latest(c.attempt_id)
            heads = await stores.answers.heads(c.attempt_id)
    assert (latest.epoch, latest.value) == (2, (1,))
    assert [(head.epoch, head.ack_upto) for head in heads] == [(1, 0), (2, 1)]


async def test_an_entry_that_does_not_count_is_kept_and_acknowledged(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        late = replace(entry(c.attempt_id, 2, "a", 2), late=True, applied=False)
        async with c.database.writing() as uow:
            acks = await uow.answers.append([entry(c.attempt_id, 1, "a", 1), late])
        async with c.database.reading() as stores:
            (latest,) = await stores.answers.latest(c.attempt_id)
            differences = await stores.reconciliation.differences(c.period_id)
    assert acks == {(c.attempt_id, 1): 2}
    assert latest.value == (1,)
    assert not [d for d in differences if d.what.startswith(("hole", "latest"))]


async def test_an_empty_batch_asks_nothing(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        assert await uow.answers.append([]) == {}
        assert await uow.answers.guards([]) == {}


async def test_answers_stand_sealed_in_the_tables(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        await uow.answers.append([entry(c.attempt_id, 1, "a", 1), entry(c.attempt_id, 2, "b", 1)])
        connection = await uow.access.connection()
        rows = await connection.exec_driver_sql("SELECT value FROM answer_entries")
        values = [bytes(value) for (value,) in rows.all()]
    assert len(set(values)) == 2
    assert not [value for value in values if b"[1]" in value]


async def test_the_largest_numbers_of_the_wire_are_kept(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    largest = 2**53 - 1
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        far = entry(c.attempt_id, largest, "a", 1, epoch=largest)
        assert await uow.answers.append([far]) == {(c.attempt_id, largest): 0}
        (latest,) = await uow.answers.latest(c.attempt_id)
        assert (latest.epoch, latest.seq) == (largest, largest)
        (head,) = await uow.answers.heads(c.attempt_id)
        assert (head.ack_upto, head.last_seq) == (0, largest)
        conflict = AnswerConflict(entry=far, cause=ConflictCause.SEALED)
        assert await uow.conflicts.add([conflict]) == 1
