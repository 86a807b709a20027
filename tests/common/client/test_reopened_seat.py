"""A seat whose candidate handed in by mistake and goes on: alive, cut off, or started again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.client.connection import LinkState
from common.protocol.candidates import (
    AdvanceProgress,
    BeginSubmission,
    CandidateChanged,
    ProposeReopening,
)
from common.protocol.session import Welcome
from common.protocol.time import DecideProposal
from common.protocol.time_rows import ProposalKind, ProposalState
from common.protocol.vocabulary import Progress
from server.admin.caller import performed
from server.admin.operations.answers import VERIFY, Reconcile
from server.stores.records.reconciliation import Mismatch
from tests.common.client.killed_pc import Pc, on_disk, ready
from tests.common.client.notes import open_seat
from tests.common.client.test_moved_seat import row, seat_at, soon
from tests.common.client.test_seat import saved, writing
from tests.helpers.centre import running
from tests.helpers.exam_day import CHAIN, exam_day
from tests.helpers.fake_centre import FakeCentre, until

if TYPE_CHECKING:
    from pathlib import Path

    from common.client.seat import Seat
    from common.protocol.rows import CandidateRow
    from common.protocol.time_rows import ProposalRow
    from server.admin.operations.answers import Verification
    from tests.helpers.centre import Centre
    from tests.helpers.exam_day import ExamDay
    from tests.helpers.headless_staff import HeadlessStaff


async def _in_exam(day: ExamDay, seat: Seat) -> list[str]:
    await soon(lambda: row(seat).device_id is not None)
    await day.verify(seat.attempt_id)
    await day.brief()
    for step in CHAIN:
        seen = row(seat).version
        message = AdvanceProgress(attempt_id=seat.attempt_id, to=step, version=seen)
        await seat.session.command(message)
        await soon(lambda: row(seat).version > seen)  # noqa: B023  awaited in the same turn
    await day.start()
    await soon(lambda: seat.paper is not None)
    assert seat.paper is not None
    return [item.item_id for item in seat.paper.items()]


async def _hand_in(seat: Seat) -> str:
    await soon(lambda: seat.unsent == 0)
    begin = BeginSubmission(attempt_id=seat.attempt_id, version=row(seat).version)
    await seat.session.command(begin)
    await seat.submit()
    await soon(lambda: seat.is_sealed_as_given and row(seat).progress is Progress.SUBMITTED)
    assert seat.view is not None
    assert seat.view.seal is not None
    return seat.view.seal.root


async def _reopen(day: ExamDay, attempt_id: str) -> None:
    """The proctor of the room proposes it, the chief approves, the proctor sees it."""
    await _propose(day.proctors["R1"], attempt_id)
    chief = day.chief
    await chief.until("the proposal", lambda: _proposal(chief, attempt_id))
    proposal = _proposal(chief, attempt_id)
    assert proposal is not None
    assert (proposal.kind, proposal.asked) == (ProposalKind.REOPEN, "by mistake")
    await chief.do(
        DecideProposal(
            proposal_id=proposal.proposal_id, approved=True, version=proposal.version, reason="yes"
        )
    )

    def decided() -> bool:
        row = _proposal(day.proctors["R1"], attempt_id)
        return row is not None and row.state is ProposalState.APPROVED

    await day.proctors["R1"].until("the decision", decided)


async def _propose(proctor: HeadlessStaff, attempt_id: str) -> None:
    def over() -> CandidateRow | None:
        known = proctor.view.candidates.find(attempt_id)
        return known if known is not None and known.progress is Progress.SUBMITTED else None

    known = await proctor.until("the hand-in", over)
    assert known is not None
    await proctor.do(
        ProposeReopening(attempt_id=attempt_id, version=known.version, reason="by mistake")
    )


def _proposal(staff: HeadlessStaff, attempt_id: str) -> ProposalRow | None:
    rows = (one for one in staff.view.proposals.rows() if one.attempt_id == attempt_id)
    return next(rows, None)


async def _verified(centre: Centre) -> Verification:
    return await performed(centre.data, VERIFY, Reconcile(period=1))


def _about(verification: Verification, attempt_id: str) -> set[Mismatch]:
    """What does not add up, but for the copy on the share, which is written once a minute."""
    files = {Mismatch.FILE_MISSING, Mismatch.FILE_BEHIND}
    (period,) = verification.periods
    return {one.what for one in period.differences if one.attempt_id == attempt_id} - files


async def test_handed_in_reopened_changed_handed_in_again(tmp_path: Path) -> None:
    async with running(tmp_path) as centre, exam_day(centre) as day:
        await day.open()
        async with seat_at(centre, "pc-a") as seat:
            items = await _in_exam(day, seat)
            for item in items[:3]:
                seat.give(item, (1,))
            before = row(seat)
            first = await _hand_in(seat)
            assert _about(await _verified(centre), seat.attempt_id) == set()
            await _reopen(day, seat.attempt_id)
            await soon(lambda: row(seat).progress is Progress.IN_PROGRESS)
            assert row(seat).deadline_ms == before.deadline_ms
            assert seat.view is not None
            await soon(lambda: seat.view is not None and seat.view.seal is None)
            assert [seat.answer(item) for item in items[:4]] == [(1,), (1,), (1,), ()]
            seat.give(items[0], (2,))
            seat.give(items[3], (4,))
            second = await _hand_in(seat)
            assert second != first
            verification = await _verified(centre)
            assert _about(verification, seat.attempt_id) == set()
            assert verification.periods[0].seals == 2


async def test_a_pc_that_was_off_meanwhile_comes_to_the_same_answers(tmp_path: Path) -> None:
    async with running(tmp_path) as centre, exam_day(centre) as day:
        await day.open()
        async with seat_at(centre, "pc-a") as seat:
            items = await _in_exam(day, seat)
            seat.give(items[0], (3,))
            await _hand_in(seat)
            attempt_id = seat.attempt_id
        await _reopen(day, attempt_id)
        async with seat_at(centre, "pc-a") as seat:
            assert row(seat).progress is Progress.IN_PROGRESS
            assert seat.answer(items[0]) == (3,)
            seat.give(items[1], (2,))
            await _hand_in(seat)
            assert _about(await _verified(centre), attempt_id) == set()


async def test_a_seat_that_was_cut_off_meanwhile_asks_what_the_server_holds() -> None:
    async with FakeCentre(writing()) as centre, open_seat(centre.address) as (seat, notes):
        exam = centre.exam
        seat.give("q1", (1,))
        await saved(seat)
        await centre.tell(exam.seal_now())
        await centre.tell(exam.change(progress=Progress.SUBMITTED))
        await until(lambda: seat.is_sealed_as_given)
        exam.seal = None
        exam.change(progress=Progress.IN_PROGRESS, epoch=2)  # an event that the seat missed
        await centre.hang_up()
        await until(lambda: isinstance(notes.messages[-1], Welcome | CandidateChanged))
        await until(lambda: seat.view is not None and seat.view.candidate.epoch == 2)
        await until(lambda: seat.session.link is LinkState.ONLINE)
        assert seat.answer("q1") == (1,)
        assert seat.is_sealed_as_given is None
        seat.give("q1", (2,))
        await saved(seat)
        assert exam.latest() == {"q1": (2,)}
        assert (2, 1) in exam.entries


async def test_a_program_killed_after_the_reopening_goes_on_by_itself(tmp_path: Path) -> None:
    async with FakeCentre(writing()) as centre:
        exam, pc = centre.exam, Pc(tmp_path, centre.address)
        async with pc.run() as seat:
            await ready(seat)
            seat.give("q1", (1,))
            await saved(seat)
            await centre.tell(exam.seal_now())
            await centre.tell(exam.change(progress=Progress.SUBMITTED))
            await until(lambda: seat.is_sealed_as_given)
            exam.seal = None
            await centre.tell(exam.change(progress=Progress.IN_PROGRESS, epoch=2))
            await until(lambda: seat.stopped_by is None and len(centre.hellos) == 2)
            await until(lambda: seat.view is not None and seat.view.candidate.epoch == 2)
            seat.give("q2", (2,))
            await saved(seat)
            await on_disk(seat)
            pc.die()
        async with pc.run(again=True) as seat:
            assert seat.answer("q1") == (1,)
            assert seat.answer("q2") == (2,)
            seat.give("q1", (3,))
            await saved(seat)
            assert exam.latest() == {"q1": (3,), "q2": (2,)}
            assert exam.clashes == []
