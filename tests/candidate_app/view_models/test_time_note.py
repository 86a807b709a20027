"""The candidate is told how much time, of which kind, and why; once."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from candidate_app.view_models.context_view_model import Context
from common.protocol.time import TimeNoted
from common.protocol.time_rows import TimeNoteRow
from common.protocol.vocabulary import TimePart
from installers.dev.candidate_sample import SampleDesk


@pytest.fixture
def desk(qapp: object) -> SampleDesk:
    made = SampleDesk()
    made.sit()
    made.start_exam()
    return made


def _note(desk: SampleDesk, minutes: int = 5, **fields: object) -> TimeNoteRow:
    view = desk.desk.view
    assert view is not None
    row = TimeNoteRow(
        time_act_id="time-act-1",
        attempt_id=view.candidate.attempt_id,
        part=TimePart.INCIDENT,
        delta_ms=minutes * 60_000,
        reason="방송·음향 문제",
        at_ms=desk.desk.now_ms() or 0,
    )
    return replace(row, **fields)


def _tell(desk: SampleDesk, note: TimeNoteRow) -> None:
    view = desk.desk.view
    assert view is not None
    view.apply(TimeNoted(note=note))
    desk.desk.seat_changed()


def _said(desk: SampleDesk) -> str:
    picture = desk.models.context.picture
    if picture.context is not Context.NOTICE or picture.notice is None:
        return ""
    return picture.notice.words()


def test_time_is_told_with_kind_and_reason_for_a_minute(desk: SampleDesk) -> None:
    _tell(desk, _note(desk))
    assert _said(desk) == "시험 시간을 5분 00초 더 드립니다 (사고): 방송·음향 문제"
    desk.pass_time(59)
    assert _said(desk)
    desk.pass_time(1)
    assert _said(desk) == ""


def test_each_kind_has_its_words(desk: SampleDesk) -> None:
    said = []
    for number, part in enumerate(TimePart):
        _tell(desk, _note(desk, time_act_id=f"act-{number}", part=part))
        said.append(_said(desk))
    assert ["계획" in said[0], "사고" in said[1], "보상" in said[2]] == [True] * 3
    _tell(desk, _note(desk, -3, time_act_id="act-9"))
    assert _said(desk) == "시험 시간이 3분 00초 줄었습니다: 방송·음향 문제"


def test_what_is_taken_back_is_told_too(desk: SampleDesk) -> None:
    note = _note(desk)
    _tell(desk, note)
    desk.pass_time(200)
    _tell(desk, replace(note, undone=True, version=2))
    assert _said(desk) == "더 드린 시간 5분 00초가 취소되었습니다."


def test_an_old_note_is_not_news(desk: SampleDesk) -> None:
    _tell(desk, _note(desk, at_ms=(desk.desk.now_ms() or 0) - 61_000))
    assert _said(desk) == ""
