"""Commit first, then tell; a refusal leaves nothing; a bad item falls alone; once is once."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from common.core.errors import ErrorCode, RefusedError, StorageError
from common.protocol.candidates import AdvanceProgress, CandidateChanged, CheckIdentity
from common.protocol.session import CommandRejected
from common.protocol.vocabulary import Identity, Progress, QueueName
from server.queues.contract import WorkItem
from server.stores.database.answer_store import AnswerStore
from server.stores.database.unit_of_work import UnitOfWork
from tests.server.managers import acts

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from server.stores.records.answers import AnswerEntry
    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre


def _item(c: Centre, name: str, seq: int) -> WorkItem:
    return WorkItem(
        id=f"{name}{seq}",
        message=acts.answers(c, name, 1, first=seq),
        origin=c.candidate(name),
        received_ms=c.clock.now_ms(),
    )


async def _entries(c: Centre) -> int:
    async with c.database.writing() as work:
        found = await (await work.access.connection()).exec_driver_sql(
            "SELECT count(*) FROM answer_entries"
        )
        return int(found.scalar_one())


# -- the acknowledgement comes after the commit, or not at all


async def test_no_acknowledgement_leaves_before_the_commit(
    centre: OpenCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with centre(run="A") as c:
        before = len(c.heard)
        write = UnitOfWork.write_records
        seen_at_commit: list[int] = []

        async def looking(self: UnitOfWork) -> None:
            seen_at_commit.append(len(c.heard))
            await write(self)

        monkeypatch.setattr(UnitOfWork, "write_records", looking)
        assert await c.tell(c.candidate("A"), acts.answers(c, "A", 1)) == [
            "recorded A epoch 1 upto 1"
        ]
        assert seen_at_commit == [before]


async def test_a_failed_commit_acknowledges_nothing_and_keeps_the_work(
    centre: OpenCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with centre(run="A") as c:
        queue = c.queues.work[QueueName.ANSWER]
        before = len(c.heard)
        await c.put(_item(c, "A", 1))

        async def failing(_self: UnitOfWork) -> None:
            message = "disk"
            raise StorageError(message)

        with monkeypatch.context() as patched:
            patched.setattr(UnitOfWork, "write_records", failing)
            with pytest.raises(StorageError):
                await c.worker(QueueName.ANSWER).step()
        assert len(c.heard) == before
        assert queue.depth() == 1
        assert await _entries(c) == 0
        assert await c.settle() == ["recorded A epoch 1 upto 1"]
        assert await _entries(c) == 1


async def test_a_worker_that_is_torn_down_gives_its_batch_back(
    centre: OpenCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with centre(run="A") as c:
        await c.put(_item(c, "A", 1))

        async def cut(_self: UnitOfWork) -> None:
            raise GeneratorExit  # as a cancellation: not an Exception

        with monkeypatch.context() as patched:
            patched.setattr(UnitOfWork, "write_records", cut)
            with pytest.raises(GeneratorExit):
                await c.worker(QueueName.ANSWER).step()
        assert await c.settle() == ["recorded A epoch 1 upto 1"]


async def test_a_cancellation_lets_the_transaction_finish(
    centre: OpenCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with centre(run="A") as c:
        await c.put(_item(c, "A", 1))
        write, at_commit = UnitOfWork.write_records, asyncio.Event()

        async def slow(self: UnitOfWork) -> None:
            at_commit.set()
            await asyncio.sleep(0.05)
            await write(self)

        with monkeypatch.context() as patched:
            patched.setattr(UnitOfWork, "write_records", slow)
            stepping = asyncio.get_running_loop().create_task(c.worker("answer").step())
            await at_commit.wait()
            stepping.cancel()
            with pytest.raises(asyncio.CancelledError):
                await stepping
        assert c.scribe.line(c.heard[-1]) == "recorded A epoch 1 upto 1"
        assert await _entries(c) == 1
        assert await c.settle() == []


# -- a poisonous item falls alone


def _poison(monkeypatch: pytest.MonkeyPatch, attempt_id: str, bad_seq: int) -> None:
    """Let the store choke on one change of one attempt."""
    append = AnswerStore.append

    async def choking(
        self: AnswerStore, entries: Sequence[AnswerEntry]
    ) -> dict[tuple[str, int], int]:
        if any(entry.seq == bad_seq and entry.attempt_id == attempt_id for entry in entries):
            message = "poison"
            raise ValueError(message)
        return await append(self, entries)

    monkeypatch.setattr(AnswerStore, "append", choking)


async def test_the_poisonous_item_goes_to_the_dead_letters_and_the_rest_flows(
    centre: OpenCentre, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with centre(run="AB") as c:
        _poison(monkeypatch, c.ids["A"], 5)
        for seq in range(1, 9):
            await c.put(_item(c, "A", seq))
            await c.put(_item(c, "B", seq))
        lines = await c.settle()
        assert lines.count("rejected internal") == 1
        assert "recorded B epoch 1 upto 8" in lines
        assert "recorded A epoch 1 upto 4" in lines  # 5 is missing
        assert await _entries(c) == 15
        async with c.reading() as stores:
            (letter,) = await stores.dead_letters.list_waiting(10)
        assert (letter.id, letter.queue) == ("A5", "answer")
        assert letter.error.startswith("ValueError in choking")
        assert c.worker(QueueName.ANSWER).dead == 1
        assert "dead_letter" in caplog.text
        c.expected_dead = 1


async def test_a_command_that_dies_again_is_the_same_letter(
    centre: OpenCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with centre(run="A") as c:
        _poison(monkeypatch, c.ids["A"], 5)
        item = _item(c, "A", 5)
        for _ in range(2):
            await c.put(item)
            assert await c.settle() == ["rejected internal"]
        async with c.reading() as stores:
            (letter,) = await stores.dead_letters.list_waiting(10)
        assert (letter.id, letter.deaths) == (item.id, 2)
        c.expected_dead = 2


async def test_a_dead_letter_holds_no_answer_in_clear(
    centre: OpenCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with centre(run="A") as c:

        async def choking(_self: AnswerStore, _entries: Sequence[AnswerEntry]) -> None:
            message = "q1 was (3,)"
            raise ValueError(message)

        with monkeypatch.context() as patched:
            patched.setattr(AnswerStore, "append", choking)
            await c.tell(c.candidate("A"), acts.answers(c, "A", 3))
        async with c.database.writing() as work:
            found = await (await work.access.connection()).exec_driver_sql(
                "SELECT * FROM dead_letters"
            )
            (row,) = found.all()
        assert "q1" not in repr(row)
        c.expected_dead = 1


async def test_a_message_without_a_handler_is_a_dead_letter(centre: OpenCentre) -> None:
    async with centre() as c:
        stray = WorkItem(
            id="stray",
            message=acts.answers(c, "A", 1),
            origin=c.candidate("A"),
            received_ms=c.clock.now_ms(),
        )
        await c.queues.work[QueueName.STATE].publish([stray])
        assert await c.settle() == ["rejected internal"]
        c.expected_dead = 1


# -- once is once


async def test_a_repeated_command_is_accepted_again_and_done_once(centre: OpenCentre) -> None:
    async with centre() as c:
        await acts.brief(c)
        row = await acts.candidate(c, "A")
        step = AdvanceProgress(
            attempt_id=row.attempt_id, to=Progress.CONFIRMED, version=row.version
        )
        seat = c.candidate("A")
        assert await c.tell(seat, step, id="one") == [
            "candidate A present verified confirmed",
            "accepted",
        ]
        assert await c.tell(seat, step, id="one") == ["accepted"]
        assert await c.tell(seat, step, step, id="one") == ["accepted", "accepted"]
        assert (await acts.candidate(c, "A")).version == row.version + 1


async def test_the_same_command_twice_in_a_batch_is_done_once(centre: OpenCentre) -> None:
    async with centre() as c:
        await acts.brief(c)
        row = await acts.candidate(c, "A")
        step = AdvanceProgress(
            attempt_id=row.attempt_id, to=Progress.CONFIRMED, version=row.version
        )
        assert await c.tell(c.candidate("A"), step, step, id="one") == [
            "candidate A present verified confirmed",
            "accepted",
            "accepted",
        ]


async def test_a_repeated_refusal_is_the_same_though_the_world_moved_on(
    centre: OpenCentre,
) -> None:
    async with centre() as c:
        await acts.open_rooms(c)
        await acts.sit_down(c, "A")
        row = await acts.candidate(c, "A")
        step = AdvanceProgress(
            attempt_id=row.attempt_id, to=Progress.BRIEFED, version=row.version + 1
        )
        seat = c.candidate("A")
        assert await c.tell(seat, step, id="early") == ["rejected stale_version"]
        await acts.check_identity(c, "A")  # now the version fits
        assert await c.tell(seat, step, id="early") == ["rejected stale_version"]


# -- a refusal leaves nothing


def _refuse_late(monkeypatch: pytest.MonkeyPatch, c: Centre, name: str) -> None:
    """Let the acts on one candidate be refused after everything else was done."""
    audit = UnitOfWork.audit

    def refusing(self: UnitOfWork, *args: object, **kwargs: object) -> None:
        audit(self, *args, **kwargs)  # type: ignore[arg-type]
        self.follow_up(acts.submission(c, "A", 0, {}))
        if f"attempt:{c.ids[name]}" in args:
            raise RefusedError(ErrorCode.GUARD_FAILED, "late_thought")

    monkeypatch.setattr(UnitOfWork, "audit", refusing)


async def test_a_refused_command_leaves_nothing_of_what_it_did_before(
    centre: OpenCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with centre() as c:
        await acts.open_rooms(c)
        await acts.sit_down(c, "A")
        await acts.sit_down(c, "B")
        before = [await acts.candidate(c, name) for name in "AB"]
        audits, heard = await _audits(c), len(c.heard)
        _refuse_late(monkeypatch, c, "A")
        for row in before:
            check = CheckIdentity(
                attempt_id=row.attempt_id, identity=Identity.VERIFIED, version=row.version
            )
            await c.router.publish(check, c.staff("p1"), row.attempt_id, 1)
        await c.worker(QueueName.STATE).step()
        assert [c.scribe.line(item) for item in c.heard[heard:]] == [
            "candidate B present verified registered",
            "rejected late_thought",
            "accepted",
        ]
        assert await acts.candidate(c, "A") == before[0]
        assert await _audits(c) == audits + 1
        async with c.reading() as stores:
            assert len(await stores.follow_ups.open_before(2**60, 100)) == 1
        monkeypatch.undo()
        await c.settle()


async def _audits(c: Centre) -> int:
    async with c.reading() as stores:
        return len(await stores.audits.list_unchained(1000))


async def test_a_refusal_says_which_command_and_why(centre: OpenCentre) -> None:
    async with centre() as c:
        await acts.open_rooms(c)
        row = await acts.candidate(c, "A")
        message = CheckIdentity(
            attempt_id=row.attempt_id, identity=Identity.VERIFIED, version=row.version + 7
        )
        await c.tell(c.staff("p1"), message, id="cmd-1")
        refused = c.heard[-1]
        assert isinstance(refused.message, CommandRejected)
        assert (refused.ack, refused.message.command_id) == ("cmd-1", "cmd-1")
        assert refused.message.fault.code is ErrorCode.STALE_VERSION
        assert refused.address.connection_id == "console p1"


async def test_events_come_before_the_answer_to_who_caused_them(centre: OpenCentre) -> None:
    async with centre() as c:
        await acts.open_rooms(c)
        await acts.sit_down(c, "A")
        before = len(c.heard)
        await acts.check_identity(c, "A")
        kinds = [type(item.message).__name__ for item in c.heard[before:]]
        assert kinds == [CandidateChanged.__name__, "CommandAccepted"]


async def test_publishing_that_fails_for_now_fails_no_work(
    centre: OpenCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The follow-up queue is full: what was committed stays, the sweeper will send it."""
    async with centre(run="A") as c:
        await acts.begin_submission(c, "A")

        @asynccontextmanager
        async def full() -> AsyncIterator[None]:
            state = c.queues.work[QueueName.STATE]
            with monkeypatch.context() as patched:
                patched.setattr(state, "_capacity", 0)
                yield

        async with full():
            lines = await c.tell(c.candidate("A"), acts.submission(c, "A", 0, {}))
        assert lines == ["sealed A blank 0", "accepted"]
        c.clock.advance(6)
        assert await c.crew.sweeper.tick() == 1
        assert await c.settle() == ["candidate A present verified blank"]
        assert await c.crew.sweeper.tick() == 0


async def test_the_version_of_a_row_is_checked_in_the_store_too(centre: OpenCentre) -> None:
    async with centre() as c:
        row = await acts.candidate(c, "A")
        with pytest.raises(RefusedError) as refused:
            async with c.database.writing() as work:
                await work.candidates.update(replace(row, version=row.version + 2))
        assert refused.value.code is ErrorCode.STALE_VERSION
