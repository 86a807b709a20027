"""A dead PC's journal: what is missing counts if it may, the rest is kept, and all only once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from common.core.errors import RefusedError
from common.crypto.errors import TamperedError
from common.crypto.journal_frames import FrameSealer
from common.crypto.journal_header import new_journal
from common.crypto.keyring import Keyring
from common.crypto.time_anchors import TimeAnchors
from common.protocol.candidates import CandidateChanged
from common.protocol.journal import Acknowledged, Given, JournalRecord, Numbered, encode_record
from server.managers.answer_manager.journal_import import ImportedJournal, JournalImport
from server.managers.answer_manager.late_changes import LateChanges
from server.managers.answer_manager.saves import Saves
from tests.server.managers import acts
from tests.server.managers.centre import KEYRING

if TYPE_CHECKING:
    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre

SECRET = bytes(range(32))


def given(*values: int, epoch: int = 1, first: int = 1) -> list[Given]:
    return [
        Given(epoch=epoch, seq=seq, item_id=f"q{seq}", value=(value,), offset_ms=seq)
        for seq, value in enumerate(values, first)
    ]


def journal(c: Centre, name: str, *records: JournalRecord, keyring: Keyring = KEYRING) -> bytes:
    new = new_journal(
        attempt_id=c.ids.get(name, name),
        device_id=c.candidate("A").device_id,
        seat_secret=SECRET,
        centre=keyring.wrapping_key,
    )
    sealer = FrameSealer(new.key, new.header)
    return new.header + b"".join(sealer.frame([encode_record(one)]) for one in records)


async def bring(c: Centre, data: bytes) -> ImportedJournal:
    saves = Saves(LateChanges(TimeAnchors(KEYRING)))
    importer = JournalImport(saves, KEYRING, c.clock)
    async with c.crew.publisher.writing() as work:
        return await importer.take(work, importer.open(data))


async def latest(c: Centre, name: str) -> dict[str, tuple[int, ...]]:
    async with c.reading() as stores:
        return {one.item_id: one.value for one in await stores.answers.latest(c.ids[name])}


async def test_what_the_server_never_had_counts_while_the_lease_allows_it(
    centre: OpenCentre,
) -> None:
    async with centre(run="A") as c:
        await c.tell(c.candidate("A"), acts.answers(c, "A", 1, 2))
        data = journal(c, "A", Numbered(epoch=1, base=0), *given(1, 2, 3, 4))
        done = await bring(c, data)
        assert (done.changes, done.durable, done.added, done.differing) == (4, 4, 2, 0)
        assert done.kept == ()
        assert await latest(c, "A") == {"q1": (1,), "q2": (2,), "q3": (3,), "q4": (4,)}
        again = await bring(c, data)
        assert (again.durable, again.added, again.kept) == (4, 0, ())


async def test_another_value_under_the_same_number_is_told_and_changes_nothing(
    centre: OpenCentre,
) -> None:
    async with centre(run="A") as c:
        await c.tell(c.candidate("A"), acts.answers(c, "A", 1, 2))
        done = await bring(c, journal(c, "A", Numbered(epoch=1, base=0), *given(1, 4)))
        assert (done.added, done.differing) == (0, 1)
        assert await latest(c, "A") == {"q1": (1,), "q2": (2,)}


async def test_changes_of_an_old_lease_are_kept_for_people(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await c.tell(c.candidate("A"), acts.answers(c, "A", 1))
        data = journal(c, "A", Numbered(epoch=1, base=0), *given(1, 2))
        async with c.crew.publisher.writing() as work:
            row = await work.candidates.get(c.ids["A"])
            moved = replace(row, device_id="new-pc", epoch=2, version=row.version + 1)
            await work.candidates.update(moved)
            place = await work.registrations.place(row.attempt_id)
            work.record(CandidateChanged(candidate=moved), place)
        done = await bring(c, data)
        assert [(k.cause, k.entry.epoch, k.entry.seq) for k in done.kept] == [("old_epoch", 1, 2)]
        assert (done.durable, done.added) == (1, 0)
        assert await latest(c, "A") == {"q1": (1,)}


async def test_after_the_seal_everything_new_is_kept(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        seat = c.candidate("A")
        await c.tell(seat, acts.answers(c, "A", 1))
        await acts.begin_submission(c, "A")
        await c.tell(seat, acts.submission(c, "A", 1, {"q1": 1}))
        done = await bring(c, journal(c, "A", Numbered(epoch=1, base=0), *given(1, 2, 3)))
        assert (done.added, [(k.cause, k.entry.seq) for k in done.kept]) == (
            0,
            [("sealed", 2), ("sealed", 3)],
        )
        assert await latest(c, "A") == {"q1": (1,)}


async def test_what_was_numbered_again_counts_once(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        records: tuple[JournalRecord, ...] = (
            Numbered(epoch=4, base=0),
            *given(9, epoch=4),
            Numbered(epoch=1, base=0, carried=(1,)),
            *given(9),
            Acknowledged(epoch=1, upto=0),
        )
        done = await bring(c, journal(c, "A", *records))
        assert (done.changes, done.added, done.kept) == (1, 1, ())


async def test_a_torn_end_is_left_out(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        data = journal(c, "A", Numbered(epoch=1, base=0), *given(1, 2))
        done = await bring(c, data[:-5])
        assert (done.changes, done.added) == (1, 1)
        assert done.torn > 0
        assert done.damaged == 0


async def test_journals_of_others_are_refused(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        foreign = journal(c, "A", *given(1), keyring=Keyring.in_memory())
        with pytest.raises(TamperedError):
            await bring(c, foreign)
        with pytest.raises(TamperedError):
            await bring(c, b"no journal at all")
        with pytest.raises(RefusedError):
            await bring(c, journal(c, "0" * 26, Numbered(epoch=1, base=0), *given(1)))
