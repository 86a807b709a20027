"""One simulated candidate and a scripted centre: what it does at each turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from common.client.history import read_history
from common.core.clock import SystemClock
from common.core.errors import ErrorCode, RefusedError
from common.core.tasks import TaskScope
from common.protocol.answers import SubmitAnswers
from common.protocol.candidates import AdvanceProgress, BeginSubmission
from common.protocol.incidents import AcknowledgeWarning, WarningChanged
from common.protocol.rows import WarningRow
from common.protocol.vocabulary import HoldKind, Identity, Progress, SubmissionKind
from common.simulation.behaviour import Behaviour, SimulatedPerson
from common.simulation.candidate import SimulatedCandidate
from tests.helpers import exam_rows
from tests.helpers.fake_centre import FakeCentre, until
from tests.helpers.fake_exam import DEVICE, ITEMS, FakeExam

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from common.protocol.base import Message

CLOCK = SystemClock(speed=100.0)


def simulated(centre: FakeCentre, folder: Path, **behaviour: object) -> SimulatedCandidate:
    quick = Behaviour(**{"pace_s": 0.1, "changes": 3, **behaviour})  # type: ignore[arg-type]
    person = SimulatedPerson(exam_number="E-1", birth_date="010203", device=DEVICE, behaviour=quick)
    return SimulatedCandidate(centre.address, person, CLOCK, folder / "seat.jsonl", "7")


def obliging(exam: FakeExam, message: Message) -> Sequence[Message]:
    """Do what the candidate asks for, as a server would."""
    match message:
        case AdvanceProgress(to=to):
            return [exam.change(progress=to)]
        case BeginSubmission():
            return [exam.change(progress=Progress.SUBMITTING)]
        case SubmitAnswers(root=root) if root == exam.root():
            return [exam.seal_now(), exam.change(progress=Progress.SUBMITTED)]
        case _:
            return []


async def test_it_answers_everything_and_hands_in(tmp_path: Path) -> None:
    exam = FakeExam(exam_rows.writing(device_id=DEVICE, epoch=1))
    async with FakeCentre(exam) as centre:
        centre.on_command = lambda message: obliging(exam, message)
        await simulated(centre, tmp_path).run()
        assert centre.lines[0] == "in  sign_in E-1"
    assert set(exam.latest()) == set(ITEMS)
    assert len(exam.entries) == len(ITEMS) + 3
    assert exam.seal is not None
    assert read_history(tmp_path / "seat.jsonl")[-1].receipt == exam.seal.receipt


async def test_it_walks_the_steps_and_waits_for_the_check_of_its_identity(tmp_path: Path) -> None:
    row = exam_rows.arrived(
        device_id=DEVICE, progress=Progress.REGISTERED, identity=Identity.UNVERIFIED
    )
    exam = FakeExam(row)
    async with FakeCentre(exam) as centre:
        centre.on_command = lambda message: obliging(exam, message)
        scope = TaskScope("test")
        scope.start(simulated(centre, tmp_path).run(), name="candidate")
        await until(lambda: exam.candidate.progress is Progress.PRACTISED)
        await centre.tell(exam.change(identity=Identity.VERIFIED))
        await until(lambda: exam.candidate.progress is Progress.READY)
        steps = [message.to for message in exam.taken if isinstance(message, AdvanceProgress)]
        await scope.stop()
    assert steps == [Progress.CONFIRMED, Progress.BRIEFED, Progress.PRACTISED, Progress.READY]


async def test_a_refused_step_is_tried_again_only_when_something_has_changed(
    tmp_path: Path,
) -> None:
    exam = FakeExam(exam_rows.arrived(device_id=DEVICE, progress=Progress.REGISTERED))
    async with FakeCentre(exam) as centre:
        centre.on_command = lambda message: obliging(exam, message)
        centre.refuse_commands.extend([ErrorCode.GUARD_FAILED] * 1000)
        scope = TaskScope("test")
        scope.start(simulated(centre, tmp_path).run(), name="candidate")
        await until(lambda: len(centre.refuse_commands) < 1000)
        enough = centre.beats + 5
        await until(lambda: centre.beats > enough)
        assert len(centre.refuse_commands) == 999
        centre.refuse_commands.clear()
        await centre.tell(exam.change())
        await until(lambda: exam.candidate.progress is Progress.READY)
        await scope.stop()


async def test_it_reads_a_warning_and_waits_while_it_is_held(tmp_path: Path) -> None:
    lock = exam_rows.hold(HoldKind.LOCK)
    exam = FakeExam(exam_rows.writing(device_id=DEVICE, epoch=1, holds=(lock,)))
    warning = WarningRow(
        warning_id="warning-1",
        registration_id="registration-1",
        attempt_id="attempt-1",
        room_id="room-1",
        number=1,
        text="Please look at your own screen.",
        incident_id=None,
        issued_ms=1,
        issued_by=exam_rows.PROCTOR,
        version=1,
    )
    async with FakeCentre(exam) as centre:
        centre.on_command = lambda message: obliging(exam, message)
        scope = TaskScope("test")
        run = scope.begin(simulated(centre, tmp_path).run(), name="candidate")
        await until(lambda: centre.beats)
        await centre.tell(exam.record(WarningChanged(warning=warning)))
        await until(lambda: exam.taken)
        assert exam.taken[0] == AcknowledgeWarning(warning_id="warning-1")
        assert exam.entries == {}
        await centre.tell(exam.change(holds=()))
        await run
        await scope.stop()
    assert set(exam.latest()) == set(ITEMS)


@pytest.mark.parametrize("held", [False, True])
async def test_it_ends_when_others_seal(tmp_path: Path, held: bool) -> None:
    holds = (exam_rows.hold(HoldKind.LOCK),) if held else ()
    exam = FakeExam(exam_rows.writing(device_id=DEVICE, epoch=1, holds=holds))
    async with FakeCentre(exam) as centre:
        scope = TaskScope("test")
        run = scope.begin(simulated(centre, tmp_path, submits=False).run(), name="candidate")
        await until(lambda: held or len(exam.latest()) == len(ITEMS))
        await until(lambda: centre.beats)
        await centre.tell(exam.seal_now(SubmissionKind.AUTO))
        await centre.tell(exam.change(progress=Progress.AUTO_SUBMITTED))
        await run
        await scope.stop()


async def test_a_busy_centre_is_asked_again(tmp_path: Path) -> None:
    exam = FakeExam(exam_rows.writing(device_id=DEVICE, epoch=1))
    async with FakeCentre(exam) as centre:
        centre.on_command = lambda message: obliging(exam, message)
        centre.refuse_sign_ins.extend(
            [(429, RefusedError(ErrorCode.RATE_LIMITED).fault()), (503, None)]
        )
        centre.refuse_commands.extend([ErrorCode.UNAVAILABLE, ErrorCode.RATE_LIMITED])
        centre.refuse_saves.extend([ErrorCode.UNAVAILABLE] * 2)
        await simulated(centre, tmp_path).run()
    assert exam.seal is not None


async def test_a_refused_sign_in_ends_the_run(tmp_path: Path) -> None:
    async with FakeCentre(FakeExam()) as centre:
        centre.refuse_sign_ins.append((401, RefusedError(ErrorCode.WRONG_CREDENTIALS).fault()))
        with pytest.raises(RefusedError) as refused:
            await simulated(centre, tmp_path).run()
        assert refused.value.code is ErrorCode.WRONG_CREDENTIALS


async def test_a_sign_in_that_ends_in_the_middle_ends_the_run(tmp_path: Path) -> None:
    exam = FakeExam(exam_rows.writing(device_id=DEVICE, epoch=1))
    async with FakeCentre(exam) as centre:
        scope = TaskScope("test")
        run = scope.begin(simulated(centre, tmp_path, pace_s=1000.0).run(), name="candidate")
        await until(lambda: centre.beats)
        await centre.hang_up(1008)
        with pytest.raises(ExceptionGroup):
            await run
        await scope.stop()
