"""A seat that was killed comes back from its journal, with and without a server, in time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from common.client.journal_folder import JournalFolder
from common.client.settling import settled
from common.core.errors import ErrorCode
from common.crypto.errors import TamperedError
from common.crypto.journal_frames import read_journal
from common.crypto.journal_header import key_for_centre, split_journal
from common.crypto.keyring import Keyring
from common.protocol.journal import decode_record
from common.protocol.vocabulary import HoldKind, Progress, SubmissionKind
from common.rules.journal_fold import fold_journal
from tests.common.client.killed_pc import (
    Pc,
    content,
    known_holds,
    left_ms,
    lock,
    on_disk,
    pc_knows_place,
    ready,
    writing,
)
from tests.helpers import exam_rows
from tests.helpers.fake_centre import FakeCentre, until
from tests.helpers.fake_exam import DEVICE, KEYRING
from tests.helpers.recorded_disk import RecordedDisk, SlowDisk

if TYPE_CHECKING:
    from pathlib import Path

MINUTE_S = 60


async def test_killed_and_back_with_the_server(tmp_path: Path) -> None:
    async with FakeCentre(writing()) as centre:
        pc = Pc(tmp_path, centre.address)
        async with pc.run() as seat:
            await ready(seat)
            seat.give("q1", (1,))
            await settled(seat, 5)
            seat.position = 7
            centre.is_deaf = True
            seat.give("q2", (2,))
            seat.give("q1", (3,))
            await on_disk(seat)
            await until(lambda: pc_knows_place(pc, 7))
            pc.die()
        centre.is_deaf = False
        async with pc.run(again=True) as seat:
            assert (seat.answer("q1"), seat.answer("q2"), seat.position) == ((3,), (2,), 7)
            assert seat.unsent_items() == {"q1", "q2"}
            await ready(seat)
            await settled(seat, 5)
        assert centre.exam.latest() == {"q1": (3,), "q2": (2,)}
        assert centre.exam.clashes == []
        assert [hello.after_crash for hello in centre.hellos] == [False, True]
        assert "in  sign_in" not in "\n".join(centre.lines)


async def test_killed_and_back_without_the_server(tmp_path: Path) -> None:
    async with FakeCentre(writing()) as centre:
        pc = Pc(tmp_path, centre.address)
        async with pc.run() as seat:
            await ready(seat)
            seat.give("q1", (1,))
            await settled(seat, 5)
            await centre.tell(centre.exam.change(holds=(lock(),)))
            await until(lambda: seat.view is not None and seat.view.candidate.holds)
            await until(lambda: known_holds(pc) == 1)
            pc.die()
        left_before = left_ms(seat)
    pc.boot.at += 30.0
    started = asyncio.get_running_loop().time()
    async with pc.run(again=True) as seat:
        await ready(seat)
        assert asyncio.get_running_loop().time() - started < 5
        assert seat.view is not None
        assert [hold.kind for hold in seat.view.candidate.holds] == [HoldKind.LOCK]
        assert seat.answer("q1") == (1,)
        assert seat.unsent == 0
        assert not seat.is_provisional
        assert abs(left_before - 30_000 - left_ms(seat)) < 3000  # it ran on
        seat.give("q2", (2,))
        await on_disk(seat)
        assert seat.unsent == 1
        pc.die()
    async with pc.run(again=True) as seat:
        assert seat.answer("q2") == (2,)
        assert seat.unsent == 1


async def test_after_a_reboot_without_the_server_the_rest_is_provisional(tmp_path: Path) -> None:
    async with FakeCentre(writing()) as centre:
        pc = Pc(tmp_path, centre.address)
        async with pc.run() as seat:
            await ready(seat)
            seat.give("q1", (1,))
            await settled(seat, 5)
            left_before = left_ms(seat)
            pc.die()
        pc.boot.id, pc.boot.at = "boot-2", 12.0
    async with pc.run(again=True) as seat:
        await ready(seat)
        assert seat.is_provisional
        assert abs(left_before - left_ms(seat)) < 6000  # the journalled remainder
        seat.give("q2", (2,))
        await on_disk(seat)
        pc.die()
    pc.boot.at += 1
    async with FakeCentre(centre.exam) as again:
        pc.address = again.address
        async with pc.run(again=True) as seat:
            await settled(seat, 5)
            await until(lambda: not seat.is_provisional)
            drafts = [line for line in again.lines if line.startswith("in  save")]
            assert drafts
        assert centre.exam.latest() == {"q1": (1,), "q2": (2,)}
    assert [hello.after_crash for hello in again.hellos] == [True]


async def test_a_number_the_server_has_is_never_given_twice(tmp_path: Path) -> None:
    """The disk lied: the server has more of the earlier run than the journal."""
    async with FakeCentre(writing()) as centre:
        pc = Pc(tmp_path, centre.address)
        async with pc.run() as seat:
            await ready(seat)
            seat.give("q1", (1,))
            await settled(seat, 5)
            pc.die()
            seat.give("q1", (2,))
            seat.give("q3", (3,))
            await settled(seat, 5)
        centre.is_deaf = True
        async with pc.run(again=True) as seat:
            seat.give("q2", (2,))
            seat.give("q1", (3,))
            await on_disk(seat)
            centre.is_deaf = False
            await centre.hang_up()
            await settled(seat, 10)
            assert {item: seat.answer(item) for item in ("q1", "q2", "q3")} == {
                "q1": (3,),
                "q2": (2,),
                "q3": (3,),
            }
        assert centre.exam.clashes == []
        assert centre.exam.latest() == {"q1": (3,), "q2": (2,), "q3": (3,)}


async def test_the_centre_opens_the_journal_of_a_pc_that_is_dead_for_good(tmp_path: Path) -> None:
    async with FakeCentre(writing()) as centre:
        pc = Pc(tmp_path, centre.address)
        async with pc.run() as seat:
            await ready(seat)
            seat.give("q1", (1,))
            await settled(seat, 5)
            centre.is_deaf = True
            seat.give("q2", (2,))
            seat.give("q1", (3,))
            await on_disk(seat)
            pc.die()
    data = (pc.folder / "attempt-1.journal").read_bytes()
    header, _, _ = split_journal(data)
    reading = read_journal(data, key_for_centre(header, KEYRING))
    found = fold_journal(map(decode_record, reading.records))
    assert (header.attempt_id, header.device_id) == ("attempt-1", DEVICE)
    left = [(one.epoch, one.seq, one.item_id, one.value) for one in found.unacknowledged()]
    assert left == [(1, 2, "q2", (2,)), (1, 3, "q1", (3,))]
    assert b"item_id" not in data
    assert b"token" not in data
    with pytest.raises(TamperedError):
        key_for_centre(header, Keyring.in_memory())


async def test_a_full_disk_stops_no_answer(tmp_path: Path) -> None:
    async with FakeCentre(writing()) as centre:
        pc = Pc(tmp_path, centre.address)
        disk = RecordedDisk()
        pc.disk = disk
        async with pc.run() as seat:
            await ready(seat)
            disk.refuse = {"write"}
            seat.give("q1", (1,))
            await until(lambda: seat.is_failing)
            await settled(seat, 5)
            centre.is_deaf = True
            seat.give("q2", (2,))
            assert seat.unkept == 1  # never said to be kept
        assert centre.exam.latest() == {"q1": (1,)}


async def test_nothing_leaves_before_it_is_kept(tmp_path: Path) -> None:
    async with FakeCentre(writing()) as centre:
        pc = Pc(tmp_path, centre.address)
        disk = SlowDisk()
        pc.disk = disk
        async with pc.run() as seat:
            await ready(seat)
            await until((pc.folder / "attempt-1.journal").exists)
            await until(lambda: seat.unkept == 0)
            disk.may_sync.clear()
            seat.give("q1", (1,))
            beats = centre.beats
            await until(lambda: centre.beats > beats)
            assert (seat.unkept, centre.exam.latest()) == (1, {})
            assert not [line for line in centre.lines if "save" in line]
            disk.may_sync.set()
            await settled(seat, 5)
            assert len(content(pc).all_changes) == 1


async def test_after_the_receipt_was_checked_the_journal_goes(tmp_path: Path) -> None:
    async with FakeCentre(writing()) as centre:
        pc = Pc(tmp_path, centre.address)
        async with pc.run() as seat:
            await ready(seat)
            seat.give("q1", (1,))
            await settled(seat, 5)
            await seat.submit()
            await centre.tell(centre.exam.seal_now())
            await until(lambda: seat.is_sealed_as_given)
        assert JournalFolder(pc.folder, DEVICE).current() is None
        assert not list(pc.folder.glob("*.journal"))


async def test_a_receipt_that_differs_keeps_the_journal(tmp_path: Path) -> None:
    async with FakeCentre(writing()) as centre:
        pc = Pc(tmp_path, centre.address)
        async with pc.run() as seat:
            await ready(seat)
            seat.give("q1", (1,))
            await settled(seat, 5)
            event = centre.exam.seal_now()
            forged = replace(event.seal, answered=2)
            await centre.tell(replace(event, seal=forged))
            await until(lambda: seat.view is not None and seat.view.seal is not None)
            assert seat.is_sealed_as_given is False  # right root, but the centre did not sign that
        assert JournalFolder(pc.folder, DEVICE).current() is not None


async def test_what_the_clock_sealed_does_not_go_on_by_itself(tmp_path: Path) -> None:
    """The next candidate signs in here; what was not delivered stays for people."""
    async with FakeCentre(writing()) as centre:
        pc = Pc(tmp_path, centre.address)
        async with pc.run() as seat:
            await ready(seat)
            seat.give("q1", (1,))
            await settled(seat, 5)
            centre.refuse_saves.append(ErrorCode.DEADLINE_PASSED)
            seat.give("q2", (2,))
            await until(lambda: seat.stopped_by is not None)
            await centre.tell(centre.exam.change(progress=Progress.AUTO_SUBMITTED))
            await centre.tell(centre.exam.seal_now(SubmissionKind.AUTO))
            await until(lambda: seat.view is not None and seat.view.seal is not None)
            assert (seat.unsent, seat.is_sealed_as_given) == (1, False)
        journals = JournalFolder(pc.folder, DEVICE)
        assert journals.current() is None
        kept = journals.restore("attempt-1")
        assert kept is not None
        assert [one.item_id for one in kept.content.unacknowledged()] == ["q2"]


async def test_an_orderly_end_is_not_reported_as_a_crash(tmp_path: Path) -> None:
    async with FakeCentre(writing()) as centre:
        pc = Pc(tmp_path, centre.address)
        async with pc.run() as seat:
            await ready(seat)
        async with pc.run(again=True):
            await until(lambda: len(centre.hellos) == 2)
        assert [hello.after_crash for hello in centre.hellos] == [False, False]


async def test_a_damaged_journal_is_put_aside_and_what_is_before_is_kept(tmp_path: Path) -> None:
    async with FakeCentre(writing()) as centre:
        pc = Pc(tmp_path, centre.address)
        async with pc.run() as seat:
            await ready(seat)
            for number in range(1, 6):
                seat.give(f"q{number}", (1,))
                await settled(seat, 5)
            pc.die()
        path = pc.folder / "attempt-1.journal"
        data = bytearray(path.read_bytes())
        data[len(data) * 3 // 4] ^= 1
        path.write_bytes(bytes(data))
        async with pc.run(again=True) as seat:
            assert seat.answer("q1") == (1,)
            await until(lambda: seat.answer("q5") == (1,))  # by the server
            seat.give("q9", (2,))
            await settled(seat, 5)
        assert list(pc.folder.glob("*.damaged-1"))
        header, _, _ = split_journal((pc.folder / "attempt-1.journal").read_bytes())
        assert key_for_centre(header, KEYRING), "the centre opens the new one as well"
        assert centre.exam.clashes == []
        pc.die()
        async with pc.run(again=True) as seat:
            assert seat.answer("q9") == (2,)


async def test_at_the_deadline_the_seat_takes_no_more(tmp_path: Path) -> None:
    exam = writing()
    row = exam.candidate
    short = replace(row.allowance, allotted_ms=exam_rows.NOW - exam_rows.STARTED + 60_000)
    exam.candidate = replace(row, allowance=short)
    async with FakeCentre(exam) as centre:
        pc = Pc(tmp_path, centre.address)
        async with pc.run() as seat:
            await ready(seat)
            seat.give("q1", (1,))
            await settled(seat, 5)
            await on_disk(seat)
            pc.die()
    pc.boot.at += 2 * MINUTE_S
    async with pc.run(again=True) as seat:
        assert left_ms(seat) == 0
        seat.give("q1", (2,))
        assert (seat.answer("q1"), seat.unsent) == ((1,), 0)
