"""A seat and a scripted centre: leases that move, seals, refusals, paper; read as dialogues."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from common.client.connection import LinkState
from common.client.settling import settled
from common.core.errors import ErrorCode, RefusedError
from common.protocol.vocabulary import Progress, SubmissionKind
from tests.common.client.notes import open_seat
from tests.helpers import exam_rows
from tests.helpers.fake_centre import FakeCentre, until
from tests.helpers.fake_exam import DEVICE, ITEMS, FakeExam

if TYPE_CHECKING:
    from common.client.seat import Seat


def writing() -> FakeExam:
    """An exam that this seat has the lease of."""
    return FakeExam(exam_rows.writing(device_id=DEVICE, epoch=1))


def saves(centre: FakeCentre) -> list[str]:
    return [line.removeprefix("in  ") for line in centre.lines if line.startswith("in  save")]


async def saved(seat: Seat) -> None:
    await until(lambda: seat.unsent == 0)


async def test_answers_are_acknowledged_and_sealed() -> None:
    async with FakeCentre(writing()) as centre, open_seat(centre.address) as (seat, notes):
        seat.give("q1", (1,))
        seat.give("q2", (3,))
        seat.give("q1", (2,))
        assert seat.unsent == 3
        assert seat.unsent_items() == {"q1", "q2"}
        await settled(seat, 5)
        assert centre.exam.latest() == {"q1": (2,), "q2": (3,)}
        assert seat.is_sealed_as_given is None
        await seat.submit()
        await centre.tell(centre.exam.seal_now())
        await until(lambda: seat.is_sealed_as_given)
        assert notes.lines[-1] == "sealed submitted"


async def test_the_root_that_is_submitted_is_the_servers() -> None:
    async with FakeCentre(writing()) as centre, open_seat(centre.address) as (seat, _):
        seat.give("q1", (1,))
        await saved(seat)
        await seat.submit()
        (submission,) = centre.exam.taken
        assert getattr(submission, "root", "") == centre.exam.root()
        await centre.tell(centre.exam.seal_now(SubmissionKind.AUTO))
        await until(lambda: seat.is_sealed_as_given)
        seat.give("q1", (2,))  # too late: the seal does not cover it
        assert seat.is_sealed_as_given is False


async def test_the_first_lease_comes_after_the_welcome() -> None:
    """The server gives it when it handles the arrival; what was given until then waits."""
    async with FakeCentre(FakeExam()) as centre, open_seat(centre.address) as (seat, _):
        seat.give("q1", (1,))
        await until(lambda: centre.beats)
        assert saves(centre) == []
        await centre.tell(centre.exam.change(device_id=DEVICE, epoch=1))
        await saved(seat)
        assert saves(centre) == ["save 1 1"]


async def test_an_earlier_run_of_this_program_is_continued() -> None:
    async with FakeCentre(writing()) as centre:
        async with open_seat(centre.address) as (seat, _):
            seat.give("q1", (1,))
            await saved(seat)
        async with open_seat(centre.address) as (seat, _):
            assert seat.answer("q1") == (1,)
            seat.give("q2", (2,))
            await saved(seat)
        assert centre.exam.entries == {(1, 1): ("q1", (1,)), (1, 2): ("q2", (2,))}


async def test_a_reconnect_sends_what_is_missing_before_the_submission() -> None:
    async with FakeCentre(writing()) as centre, open_seat(centre.address) as (seat, _):
        seat.give("q1", (1,))
        await saved(seat)
        centre.swallow_saves = centre.swallow_commands = 1
        seat.give("q2", (2,))
        submission = asyncio.gather(seat.submit())
        await until(lambda: centre.swallow_commands == 0)
        del centre.lines[:]
        await centre.hang_up()
        await submission
        assert centre.lines[:6] == [
            "in  hello resume 0",
            "out welcome resumed 0",
            "in  save 1 2",
            "out recorded 1 2",
            "in  submit 1 2",
            "out accepted",
        ]


async def test_a_busy_server_gets_the_answer_after_a_pause() -> None:
    async with FakeCentre(writing()) as centre, open_seat(centre.address) as (seat, notes):
        centre.refuse_saves.extend([ErrorCode.UNAVAILABLE, ErrorCode.RATE_LIMITED])
        seat.give("q1", (1,))
        await saved(seat)
        assert saves(centre) == ["save 1 1"] * 3
        assert not [line for line in notes.lines if line.startswith("rejected")]


async def test_a_lost_acknowledgement_is_asked_for_again() -> None:
    async with FakeCentre(writing()) as centre, open_seat(centre.address) as (seat, _):
        centre.swallow_saves = 1
        seat.give("q1", (1,))
        await saved(seat)
        assert saves(centre) == ["save 1 1"] * 2
        assert len(centre.hellos) == 1


async def test_a_second_machine_writes_only_after_the_release() -> None:
    exam = FakeExam(exam_rows.writing(device_id="other", epoch=1, waiting_device_id=DEVICE))
    exam.entries = {(1, 1): ("q1", (1,))}
    async with FakeCentre(exam) as centre, open_seat(centre.address) as (seat, notes):
        assert seat.answer("q1") == (1,)
        exam.entries[1, 2] = ("q1", (2,))  # the first machine writes on
        await centre.tell(exam.change(device_id=DEVICE, waiting_device_id=None, epoch=2))
        await until(lambda: notes.lines[-1] == "welcome snapshot 1")
        assert seat.answer("q1") == (2,), "what the other one wrote last"
        seat.give("q2", (3,))
        await saved(seat)
        assert exam.entries[2, 1] == ("q2", (3,))
        await seat.submit()
        assert getattr(exam.taken[-1], "root", "") == exam.root()


async def test_a_seat_whose_lease_went_away_writes_nothing_more() -> None:
    async with FakeCentre(writing()) as centre, open_seat(centre.address) as (seat, notes):
        await centre.tell(centre.exam.change(device_id="other", epoch=2))
        await until(lambda: len(notes.messages) == 2)
        seat.give("q1", (1,))
        await until(lambda: centre.beats > 2)
        assert saves(centre) == []
        assert centre.exam.entries == {}


async def test_a_refusal_that_overtakes_the_row_stops_the_seat() -> None:
    async with FakeCentre(writing()) as centre, open_seat(centre.address) as (seat, notes):
        row = centre.exam.change(device_id="other", epoch=2)
        seat.give("q1", (1,))
        await until(lambda: seat.stopped_by is ErrorCode.STALE_EPOCH)
        seat.give("q2", (1,))
        await centre.tell(row)
        await until(lambda: len(notes.messages) == 3)
        assert saves(centre) == ["save 1 1"]
        assert [message.entries[0].item_id for message in centre.exam.late] == ["q1"]


async def test_what_was_not_sent_before_the_move_is_handed_over_aside() -> None:
    async with FakeCentre(writing()) as centre, open_seat(centre.address) as (seat, notes):
        centre.swallow_saves = 1
        seat.give("q1", (1,))
        await until(lambda: centre.swallow_saves == 0)
        centre.resumes = False
        centre.exam.change(device_id="other", epoch=2)
        await centre.hang_up()
        await until(lambda: centre.exam.late)
        await until(lambda: seat.stopped_by is ErrorCode.STALE_EPOCH)
        assert saves(centre)[1:] == ["save 1 1"]
        assert centre.exam.entries == {}
        assert "rejected stale_epoch" in notes.lines, "the screen says that the seat has moved"


@pytest.mark.parametrize("by_event", [True, False])
async def test_a_lease_that_comes_back_does_not_undo_what_the_other_machine_did(
    by_event: bool,
) -> None:
    async with FakeCentre(writing()) as centre, open_seat(centre.address) as (seat, notes):
        exam = centre.exam
        centre.swallow_saves = 2
        seat.give("q1", (1,))
        seat.give("q2", (1,))
        await until(lambda: centre.swallow_saves == 0)
        exam.change(device_id="other", epoch=2)
        exam.entries[2, 1] = ("q2", (4,))
        row = exam.change(device_id=DEVICE, epoch=3)
        if by_event:
            await centre.tell(row)
        else:
            await centre.hang_up()
        await saved(seat)
        assert exam.entries == {(2, 1): ("q2", (4,)), (3, 1): ("q1", (1,))}
        assert seat.answer("q2") == (4,)
        late = [draft.item_id for message in exam.late for draft in message.entries]
        assert "q2" in late, "for people to look at"
        assert seat.stopped_by is None
        assert "rejected stale_epoch" not in notes.lines, "nothing for the screen"


async def test_a_resume_into_another_lease_asks_what_the_server_holds() -> None:
    """Nothing may go out under the old number until the row has come."""
    async with FakeCentre(writing()) as centre, open_seat(centre.address) as (seat, notes):
        centre.mutes_replay = True
        centre.exam.change(device_id="other", epoch=2)
        await centre.hang_up()
        await until(lambda: "welcome snapshot 1" in notes.lines)
        seat.give("q1", (1,))
        enough = centre.beats + 2
        await until(lambda: centre.beats > enough)
        assert saves(centre) == []


async def test_a_snapshot_does_not_hide_what_is_still_to_be_sent() -> None:
    async with FakeCentre(writing()) as centre, open_seat(centre.address) as (seat, notes):
        seat.give("q1", (1,))
        seat.give("q2", (1,))
        await saved(seat)
        centre.refuse_saves.append(ErrorCode.UNAVAILABLE)
        seat.give("q1", (2,))
        await until(lambda: not centre.refuse_saves)
        centre.swallow_saves = 1
        centre.resumes = False
        await centre.hang_up()
        await until(lambda: notes.lines[-1] == "welcome snapshot 0" and len(notes.messages) > 1)
        assert seat.answer("q1") == (2,)
        assert seat.answer("q2") == (1,)
        await saved(seat)
        assert centre.exam.latest()["q1"] == (2,)


async def test_after_the_seal_nothing_is_sent_until_the_attempt_is_reopened() -> None:
    async with FakeCentre(writing()) as centre, open_seat(centre.address) as (seat, _):
        exam = centre.exam
        await centre.tell(exam.seal_now(SubmissionKind.AUTO))
        centre.refuse_saves.append(ErrorCode.ALREADY_SEALED)
        seat.give("q1", (1,))
        await until(lambda: seat.stopped_by is ErrorCode.ALREADY_SEALED)
        await settled(seat, 5)  # returns: nothing more will be taken
        await centre.tell(exam.change(progress=Progress.AUTO_SUBMITTED))
        await centre.hang_up()
        await until(lambda: len(centre.hellos) == 2 and seat.session.link is LinkState.ONLINE)
        enough = centre.beats + 2
        await until(lambda: centre.beats > enough)
        assert saves(centre) == ["save 1 1"]
        await centre.tell(exam.change(progress=Progress.IN_PROGRESS))
        await saved(seat)
        assert exam.latest() == {"q1": (1,)}


async def test_a_server_from_a_backup_gets_back_what_it_had_acknowledged() -> None:
    async with FakeCentre(writing()) as centre, open_seat(centre.address) as (seat, _):
        for number in range(4):
            seat.give(ITEMS[number], (1,))
        await saved(seat)
        before = dict(centre.exam.entries)
        centre.exam.lose(epoch=1, after=1)
        await centre.hang_up()
        await until(lambda: centre.exam.entries == before)
        await saved(seat)


async def test_answers_are_waited_for_with_an_end() -> None:
    async with FakeCentre(writing()) as centre, open_seat(centre.address) as (seat, _):
        centre.swallow_saves = 10_000
        seat.give("q1", (1,))
        with pytest.raises(RefusedError) as refused:
            await settled(seat, 0.1)
        assert refused.value.values == {"count": "1"}


async def test_the_paper_is_fetched_once_and_opened_with_its_key() -> None:
    async with FakeCentre(writing()) as centre, open_seat(centre.address) as (seat, _):
        await until(lambda: seat.paper is not None)
        assert seat.paper is not None
        assert [item.item_id for item in seat.paper.items()] == list(ITEMS)
        await centre.hang_up()
        await until(lambda: len(centre.hellos) == 2 and seat.session.link is LinkState.ONLINE)
        enough = centre.beats + 3
        await until(lambda: centre.beats > enough)
        assert centre.packages_served == 1


async def test_a_paper_that_is_not_the_centres_is_fetched_again() -> None:
    async with FakeCentre(writing()) as centre:
        genuine, centre.paper_blob = centre.paper_blob, b"something else"
        async with open_seat(centre.address) as (seat, _):
            await until(lambda: centre.packages_served > 1)
            assert seat.paper is None
            centre.paper_blob = genuine
            await until(lambda: seat.paper is not None)
