"""A room's answers on the share, and what recomputing everything finds."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from sqlalchemy import text

from common.crypto.errors import TamperedError
from server.managers.answer_filer import AnswerFiler
from server.managers.answer_manager.verification import verify_period
from server.stores.files.answer_files import AnswerFiles
from server.stores.records.reconciliation import Mismatch
from tests.server.managers import acts
from tests.server.managers.centre import KEYRING

if TYPE_CHECKING:
    from server.stores.records.answer_files import RoomAnswers
    from server.stores.records.reconciliation import Difference
    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre


class Filing:
    """A centre with the job that files its answers."""

    def __init__(self, c: Centre) -> None:
        self.c = c
        self.files = AnswerFiles(c.files, KEYRING)
        self.filer = AnswerFiler(c.database, self.files, c.clock)

    async def file(self) -> None:
        await self.filer.recall()
        await self.filer.tick()

    async def of(self, name: str) -> RoomAnswers:
        async with self.c.reading() as stores:
            row = await stores.candidates.get(self.c.ids[name])
        found = await self.files.find(row.period_id, row.room_id)
        assert found is not None
        return found

    async def differences(self) -> tuple[Difference, ...]:
        async with self.c.reading() as stores:
            row = await stores.candidates.get(self.c.ids["A"])
            return await verify_period(stores, self.files, KEYRING, row.period_id)

    async def about_changed(self, name: str, statement: str) -> set[Mismatch]:
        """What is said of one candidate after a statement, which is taken back."""
        found: tuple[Difference, ...] = ()
        with contextlib.suppress(ZeroDivisionError):
            async with self.c.database.writing() as work:
                row = await work.candidates.get(self.c.ids[name])
                await work.access.run(text(statement))
                found = await verify_period(work, self.files, KEYRING, row.period_id)
                raise ZeroDivisionError
        return {d.what for d in found if d.attempt_id == self.c.ids[name]}

    async def about(self, name: str) -> set[Mismatch]:
        """What is said of one candidate."""
        return {d.what for d in await self.differences() if d.attempt_id == self.c.ids[name]}


async def _hand_in(c: Centre, name: str) -> None:
    seat = c.candidate(name)
    await c.tell(seat, acts.answers(c, name, 1, 2))
    await acts.begin_submission(c, name)
    await c.tell(seat, acts.submission(c, name, 2, {"q1": 1, "q2": 2}))


async def test_the_file_holds_what_is_durable_sealed(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        filing = Filing(c)
        await c.tell(c.candidate("A"), acts.answers(c, "A", 3, 1, 2))
        await filing.file()
        (attempt,) = (await filing.of("A")).attempts
        assert attempt.attempt_id == c.ids["A"]
        assert attempt.heads == ((1, 3),)
        assert [(one.item_id, one.seq) for one in attempt.answers] == [
            ("q1", 1),
            ("q2", 2),
            ("q3", 3),
        ]
        assert attempt.seal is None
        (blob,) = c.files.files.values()
        assert c.ids["A"].encode() not in blob


async def test_only_rooms_where_something_changed_are_written(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        filing = Filing(c)
        await filing.file()
        before = dict(c.files.files)
        await filing.filer.tick()
        assert c.files.files == before  # sealed anew it would differ
        await c.tell(c.candidate("A"), acts.answers(c, "A", 1))
        async with c.reading() as stores:
            place = await stores.registrations.place(c.ids["A"])
        filing.filer.mark({c.ids["A"]: place})
        await filing.filer.tick()
        assert c.files.files != before


async def test_a_share_that_is_away_is_written_when_it_is_back(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        filing = Filing(c)
        await c.tell(c.candidate("A"), acts.answers(c, "A", 1))
        c.files.away = True
        await filing.file()
        assert not c.files.files
        c.files.away = False
        await filing.filer.tick()
        assert (await filing.of("A")).attempts


async def test_a_file_under_another_name_does_not_open(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        filing = Filing(c)
        await _hand_in(c, "A")
        await filing.file()
        ((path, blob),) = c.files.files.items()
        period, _ = path.rsplit("/", 1)
        c.files.files[f"{period}/other.answers"] = blob
        with pytest.raises(TamperedError):
            await filing.files.find(period.removeprefix("answers/"), "other")


async def test_a_sealed_attempt_adds_up(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        filing = Filing(c)
        await _hand_in(c, "A")
        assert await filing.about("A") == {Mismatch.FILE_MISSING}
        await filing.file()
        assert await filing.about("A") == set()


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE submissions SET signature = 'AAAA'", Mismatch.RECEIPT_NOT_GENUINE),
        ("UPDATE submissions SET receipt = 'WRONG'", Mismatch.RECEIPT_NOT_GENUINE),
        ("UPDATE submissions SET root = 'ab'", Mismatch.ROOT_DIFFERS),
        ("UPDATE submissions SET sealed_ms = 1", Mismatch.FILE_BEHIND),
        ("DELETE FROM answer_entries WHERE seq = 2", Mismatch.HOLE_IN_ENTRIES),
        ("DELETE FROM latest_answers WHERE item_id = 'q1'", Mismatch.FILE_DIFFERS),
        ("UPDATE answer_heads SET ack_upto = 1, last_seq = 1", Mismatch.HOLE_IN_ENTRIES),
    ],
)
async def test_what_was_changed_behind_the_servers_back_is_found(
    centre: OpenCentre, statement: str, found: Mismatch
) -> None:
    async with centre(run="A") as c:
        filing = Filing(c)
        await _hand_in(c, "A")
        await filing.file()
        assert found in await filing.about_changed("A", statement)


async def test_a_file_from_before_the_seal_is_behind(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        filing = Filing(c)
        await c.tell(c.candidate("A"), acts.answers(c, "A", 1))
        await filing.file()
        assert Mismatch.FILE_DIFFERS not in await filing.about("A")
        await c.tell(c.candidate("A"), acts.answers(c, "A", 2, first=2))
        await acts.begin_submission(c, "A")
        await c.tell(c.candidate("A"), acts.submission(c, "A", 2, {"q1": 1, "q2": 2}))
        assert await filing.about("A") == {Mismatch.FILE_BEHIND}


async def test_a_file_with_another_value_differs(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        filing = Filing(c)
        await _hand_in(c, "A")
        await filing.file()
        made = await filing.of("A")
        (attempt,) = made.attempts
        one, two = attempt.answers
        swapped = replace(attempt, answers=(replace(one, value=two.value), two))
        await filing.files.put(replace(made, attempts=(swapped,)))
        assert await filing.about("A") == {Mismatch.FILE_DIFFERS}
