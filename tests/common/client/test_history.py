"""What a seat writes down reaches the file at once, and is read back whole."""

from pathlib import Path

from common.client.history import HistoryKind, HistoryWriter, read_history
from common.protocol.answers import AnswerDraft
from tests.common.client.notes import open_seat
from tests.helpers import exam_rows
from tests.helpers.fake_centre import FakeCentre, until
from tests.helpers.fake_exam import ATTEMPT, DEVICE, FakeExam

DRAFT = AnswerDraft(seq=1, item_id="q1", value=(1, 2), offset_ms=5)


def test_lines_are_there_while_the_file_is_still_open(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "seat.jsonl"
    with HistoryWriter(file) as history:
        history.invoked("A", 1, DRAFT)
        history.acknowledged("A", 1, 1)
        history.submitted("A", "7F3A-91C2-0D5E")
        lines = read_history(file)
    history.invoked("A", 1, DRAFT)  # after the close: nothing, and no error
    assert read_history(file) == lines
    assert [line.kind for line in lines] == list(HistoryKind)
    assert (lines[0].item_id, lines[0].value, lines[2].receipt) == ("q1", (1, 2), "7F3A-91C2-0D5E")


async def test_a_seat_writes_every_change_before_it_goes_out(tmp_path: Path) -> None:
    exam = FakeExam(exam_rows.writing(device_id=DEVICE, epoch=1))
    file = tmp_path / "seat.jsonl"
    with HistoryWriter(file) as history:
        async with (
            FakeCentre(exam) as centre,
            open_seat(centre.address, history=history) as (
                seat,
                _,
            ),
        ):
            seat.give("q1", (1,))
            assert read_history(file)[-1].kind is HistoryKind.INVOKE
            await until(lambda: seat.unsent == 0)
            await centre.tell(exam.seal_now())
            await until(lambda: seat.is_sealed_as_given)
            await centre.hang_up()
            await until(lambda: len(centre.hellos) == 2)
    told = [(line.kind, line.epoch, line.seq) for line in read_history(file)]
    assert (HistoryKind.INVOKE, 1, 1) in told
    assert (HistoryKind.ACKNOWLEDGED, 1, 1) in told
    receipts = [line.receipt for line in read_history(file) if line.receipt]
    assert exam.seal is not None
    assert receipts == [exam.seal.receipt], "once, also after a reconnect"
    assert {line.attempt_id for line in read_history(file)} == {ATTEMPT}


async def test_a_seal_that_came_while_nobody_looked_is_noted(tmp_path: Path) -> None:
    exam = FakeExam(exam_rows.writing(device_id=DEVICE, epoch=1))
    exam.seal_now()
    file = tmp_path / "seat.jsonl"
    with HistoryWriter(file) as history:
        async with FakeCentre(exam) as centre, open_seat(centre.address, history=history):
            pass
    assert exam.seal is not None
    assert [line.receipt for line in read_history(file) if line.receipt] == [exam.seal.receipt]
