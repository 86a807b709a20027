"""The first seal of a version wins; reopening begins the next one."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from common.core.errors import ErrorCode, RefusedError
from common.protocol.rows import SealRow
from common.protocol.vocabulary import SubmissionKind
from server.stores.records.answers import AnswerConflict, ConflictCause
from server.stores.records.exams import Package
from tests.server.stores.database.centre import Centre, centre, entry

if TYPE_CHECKING:
    from common.core.clock import FakeClock
    from common.crypto.keyring import Keyring


def seal(c: Centre, **fields: object) -> SealRow:
    row = SealRow(
        attempt_id=c.attempt_id,
        registration_id=c.registration_id,
        room_id=c.room_id,
        version=1,
        kind=SubmissionKind.SUBMITTED,
        answered=2,
        root="ab" * 32,
        receipt="ABAB",
        signature="sig",
        sealed_ms=77,
    )
    return replace(row, **fields)


async def test_a_seal_is_kept_and_guards_the_answers(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        async with c.database.writing() as uow:
            assert await uow.submissions.find(c.attempt_id) is None
            await uow.submissions.add(seal(c))
        async with c.database.reading() as stores:
            assert await stores.submissions.find(c.attempt_id) == seal(c)
            assert await stores.submissions.list_of_period(c.period_id) == (seal(c),)
            assert (await stores.answers.guards([c.attempt_id]))[c.attempt_id].sealed


async def test_the_first_seal_of_a_version_wins(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        kinds = (SubmissionKind.SUBMITTED, SubmissionKind.AUTO, SubmissionKind.FORCE)
        done = await asyncio.gather(
            *(_seal(c, seal(c, kind=kind)) for kind in kinds), return_exceptions=True
        )
        async with c.database.reading() as stores:
            kept = await stores.submissions.find(c.attempt_id)
    refused = [one for one in done if isinstance(one, RefusedError)]
    assert {one.code for one in refused} == {ErrorCode.ALREADY_SEALED}
    assert len(refused) == 2
    assert kept is not None
    assert kept.kind is kinds[done.index(None)]


async def _seal(c: Centre, row: SealRow) -> None:
    async with c.database.writing() as uow:
        await uow.submissions.add(row)


async def test_reopening_begins_the_next_version(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        await uow.submissions.add(seal(c))
        assert await uow.submissions.reopen(c.attempt_id) == 2
        guard = (await uow.answers.guards([c.attempt_id]))[c.attempt_id]
        assert (guard.submission_version, guard.sealed) == (2, False)
        again = seal(c, version=2, kind=SubmissionKind.AUTO)
        await uow.submissions.add(again)
        assert await uow.submissions.find(c.attempt_id) == again
        rooms = frozenset({c.room_id})
        assert await uow.submissions.list_of_sitting(c.sitting_id, rooms) == (again,)
        assert await uow.submissions.list_of_sitting(c.sitting_id, None) == (again,)
        assert await uow.submissions.list_of_sitting(c.sitting_id, frozenset({"x"})) == ()


async def test_conflicts_are_kept_once_and_change_nothing(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        await uow.answers.append([entry(c.attempt_id, 1, "a", 1, epoch=2)])
        old = AnswerConflict(
            entry=replace(entry(c.attempt_id, 5, "a", 4), applied=False),
            cause=ConflictCause.OLD_EPOCH,
            device_id="old",
        )
        late = AnswerConflict(
            entry=replace(entry(c.attempt_id, 2, "a", 3, epoch=2), late=True, applied=False),
            cause=ConflictCause.AFTER_DEADLINE,
        )
        assert await uow.conflicts.add([old, late]) == 2
        assert await uow.conflicts.add([old]) == 0
        assert await uow.conflicts.list_of_attempt(c.attempt_id) == (old, late)
        (latest,) = await uow.answers.latest(c.attempt_id)
        assert latest.value == (1,)
        assert [(h.epoch, h.ack_upto) for h in await uow.answers.heads(c.attempt_id)] == [(2, 1)]


async def test_the_newest_package_is_the_one_in_use(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        (paper,) = await uow.exams.papers(c.period_id)
        package = Package(
            package_id="p1",
            period_id=c.period_id,
            exam_period_id=paper.exam_period_id,
            digest="d",
            size=10,
            path="packages/p1",
            key=b"k" * 32,
            created_ms=1,
        )
        assert await uow.packages.of_period(c.period_id) is None
        await uow.packages.add(package)
        newer = replace(package, package_id="p2", created_ms=2)
        await uow.packages.add(newer)
        assert await uow.packages.get("p1") == package
        assert await uow.packages.of_period(c.period_id) == newer
        assert await uow.packages.of_period("unknown") is None
        with pytest.raises(RefusedError):
            await uow.packages.get("unknown")


async def test_a_seal_before_a_reopening_is_kept_and_out_of_force(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        first, second = seal(c), seal(c, version=2, kind=SubmissionKind.AUTO)
        period_id = (await uow.candidates.get(c.attempt_id)).period_id
        await uow.submissions.add(first)
        assert await uow.submissions.find_in_force(c.attempt_id) == first
        assert await uow.submissions.list_replaced(period_id) == ()
        await uow.submissions.reopen(c.attempt_id)
        assert await uow.submissions.find_in_force(c.attempt_id) is None
        assert await uow.submissions.list_of_period(period_id) == ()
        assert await uow.submissions.list_replaced(period_id) == (first,)
        await uow.submissions.add(second)
        assert await uow.submissions.find_in_force(c.attempt_id) == second
        assert await uow.submissions.list_of_period(period_id) == (second,)
        assert await uow.submissions.list_replaced(period_id) == (first,)
