"""Reconciliation finds each thing that somebody changed behind the server's back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from common.crypto.receipt_salt import receipt_salt
from common.protocol.vocabulary import Attendance
from common.rules.receipt import answered_count, answers_root
from server.stores.records.reconciliation import Mismatch
from tests.server.stores.database.centre import Centre, centre, entry
from tests.server.stores.database.test_submission_store import seal

if TYPE_CHECKING:
    from common.core.clock import FakeClock
    from common.crypto.keyring import Keyring

HOLE, FOLD = Mismatch.HOLE_IN_ENTRIES, Mismatch.LATEST_DIFFERS
WRONG_SEAL = {Mismatch.ROOT_DIFFERS, Mismatch.COUNT_DIFFERS}
CASES = [
    ("DELETE FROM answer_entries{mine} AND epoch = 1 AND seq = 3", {HOLE}),
    ("DELETE FROM answer_entries{mine} AND epoch = 1 AND seq = 1", {HOLE}),
    ("DELETE FROM answer_entries{mine} AND epoch = 1 AND seq = 4", {HOLE, FOLD}),
    ("DELETE FROM answer_entries{mine}", {HOLE, FOLD}),
    ("DELETE FROM latest_answers{mine} AND item_id = 'a'", {FOLD} | WRONG_SEAL),
    (
        "UPDATE latest_answers SET seq = 1{mine} AND item_id = 'a'",
        {FOLD, Mismatch.UNREADABLE_ANSWER} | WRONG_SEAL,
    ),
    (
        "UPDATE latest_answers SET value = ({others}){mine} AND item_id = 'b'",
        {FOLD, Mismatch.UNREADABLE_ANSWER} | WRONG_SEAL,
    ),
    ("UPDATE answer_entries SET value = ({others}){mine} AND seq = 4", {FOLD}),
    ("UPDATE answer_heads SET ack_upto = 3{mine}", {HOLE}),
    ("DELETE FROM answer_heads{mine}", {HOLE}),
    ("UPDATE submissions SET root = 'x'{mine}", {Mismatch.ROOT_DIFFERS}),
    ("UPDATE submissions SET answered = 9{mine}", {Mismatch.COUNT_DIFFERS}),
    ("DELETE FROM submissions{mine}", {Mismatch.NOT_SEALED}),
    (
        "UPDATE attempts SET attendance = 'absent' WHERE id = '{a}'",
        {Mismatch.SEALED_WITHOUT_ATTENDING},
    ),
    (
        "UPDATE attempts SET attendance = 'expected' WHERE id = '{a}'",
        {Mismatch.ATTENDANCE_OPEN},
    ),
]


async def finish(c: Centre, keyring: Keyring) -> None:
    """Three candidates answer and are sealed, the fourth does not come."""
    rows = await c.begin()
    async with c.database.writing() as uow:
        absent = replace(rows[3], attendance=Attendance.ABSENT, version=2)
        await uow.candidates.update(absent)
        for row in rows[:3]:
            a = row.attempt_id
            await uow.answers.append(
                [entry(a, 1, "a", 1), entry(a, 2, "a", 2), entry(a, 3, "b", 3), entry(a, 4, "c")]
            )
            await uow.answers.append([entry(a, 1, "b", 4, epoch=2)])
            latest = await uow.answers.latest(a)
            answers = {one.item_id: one.value for one in latest}
            assert answers == {"a": (2,), "b": (4,), "c": ()}
            await uow.submissions.add(
                seal(
                    c,
                    attempt_id=a,
                    root=answers_root(a, answers, receipt_salt(keyring, a)),
                    answered=answered_count(answers),
                )
            )


async def test_a_clean_period_adds_up(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c:
        await finish(c, keyring)
        async with c.database.reading() as stores:
            assert await stores.reconciliation.differences(c.period_id) == ()


@pytest.mark.parametrize(("change", "found"), CASES, ids=[str(n) for n in range(len(CASES))])
async def test_a_change_is_found_at_its_seat(
    change: str, found: set[Mismatch], url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        await finish(c, keyring)
        mine = f" WHERE attempt_id = '{c.attempt_id}'"
        others = (
            "SELECT value FROM answer_entries WHERE attempt_id = '{}' AND epoch = 1 AND seq = 1"
        )
        others = others.format(c.candidates[1].attempt_id)
        async with c.database.writing() as uow:
            await (await uow.access.connection()).exec_driver_sql(
                change.format(mine=mine, others=others, a=c.attempt_id)
            )
        async with c.database.reading() as stores:
            differences = await stores.reconciliation.differences(c.period_id)
    assert {one.what for one in differences} == found
    assert {(one.room, one.seat, one.attempt_id) for one in differences} == {
        ("제1시험실", "01", c.attempt_id)
    }


async def test_a_reopened_attempt_is_compared_with_its_new_seal(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        await finish(c, keyring)
        async with c.database.writing() as uow:
            await uow.submissions.reopen(c.attempt_id)
            await uow.answers.append([entry(c.attempt_id, 2, "a", 4, epoch=2)])
        async with c.database.reading() as stores:
            (difference,) = await stores.reconciliation.differences(c.period_id)
    assert difference.what is Mismatch.NOT_SEALED


async def test_another_period_is_not_looked_at(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        await finish(c, keyring)
        async with c.database.reading() as stores:
            differences = await stores.reconciliation.differences(c.ids.periods[2])
    assert [one.what for one in differences] == [Mismatch.ATTENDANCE_OPEN] * 4
