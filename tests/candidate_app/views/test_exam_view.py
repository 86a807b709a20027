"""The exam page as a person uses it: keys, clicks, one model in two places, nothing moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from candidate_app.view_models.submit_view_model import SubmitStage
from candidate_app.views.answer_row import AnswerRow
from candidate_app.views.choice_row import ChoiceRow
from candidate_app.views.omr_mark import OmrMark
from candidate_app.views.paper_sheet import PaperSheet
from candidate_app.views.warning_note import WarningNote
from common.protocol.incidents import WarningChanged
from installers.dev import candidate_sample as sample
from tests.helpers.pictures import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from candidate_app.views.exam_window import ExamWindow
    from installers.dev.candidate_sample import SampleDesk
    from tests.candidate_app.views.conftest import Opened

    Open = Callable[..., Opened]


def child(window: ExamWindow, name: str) -> QAbstractButton:
    found = window.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def click(window: ExamWindow, name: str) -> None:
    QTest.mouseClick(child(window, name), Qt.MouseButton.LeftButton)


def checked(window: ExamWindow, kind: type[QAbstractButton]) -> list[str]:
    return sorted(each.objectName() for each in window.findChildren(kind) if each.isChecked())


def stage(desk: SampleDesk) -> SubmitStage:
    return desk.models.submit.picture.stage


def answer(desk: SampleDesk, number: int) -> tuple[int, ...]:
    return desk.seat.answers.get(f"item-{number}", ())


def sheet(window: ExamWindow) -> PaperSheet:
    found = window.findChild(PaperSheet)
    assert found is not None
    return found


def test_a_click_in_either_place_marks_in_both(open_window: Open) -> None:
    desk, window = open_window("exam")
    click(window, "exam.choice.2.4")
    click(window, "exam.omr.5.1")
    assert desk.seat.answers["item-2"] == (4,)
    assert desk.seat.answers["item-5"] == (1,)
    names = ["1.3", "2.4", "3.2", "4.2", "5.1"]
    assert checked(window, ChoiceRow) == [f"exam.choice.{name}" for name in names]
    assert checked(window, OmrMark) == [f"exam.omr.{name}" for name in names]
    click(window, "exam.omr.5.1")
    assert "exam.choice.5.1" not in checked(window, ChoiceRow)
    click(window, "exam.choice.2.4")
    assert "exam.choice.2.4" in checked(window, ChoiceRow), "a choice pressed again stays"


def test_the_keyboard_alone_answers(open_window: Open) -> None:
    desk, window = open_window("exam")
    window.activateWindow()
    sheet(window).setFocus()
    keys = Qt.Key
    QTest.keyClick(sheet(window), keys.Key_2)
    assert answer(desk, 1) == (2,)
    for key in (keys.Key_Down, keys.Key_4, keys.Key_Down, keys.Key_0):
        QTest.keyClick(QApplication.focusWidget() or sheet(window), key)
    assert answer(desk, 2) == (4,)
    assert answer(desk, 3) == ()
    assert desk.models.exam.picture.current == 3
    focused = QApplication.focusWidget()
    assert isinstance(focused, ChoiceRow)
    QTest.keyClick(focused, keys.Key_Space)
    assert answer(desk, 3) == (int(focused.objectName()[-1]),)


def test_no_key_hands_in(open_window: Open) -> None:
    desk, window = open_window("exam")
    others = [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Escape]
    for key in [*range(0x20, 0x7F), *range(Qt.Key.Key_F1, Qt.Key.Key_F9), *others]:
        for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier):
            QTest.keyClick(sheet(window), Qt.Key(key), modifier)
    assert stage(desk) is SubmitStage.CLOSED
    QTest.keyClick(sheet(window), Qt.Key.Key_F9)
    assert stage(desk) is SubmitStage.LIST


def test_size_keys_lay_the_paper_out_anew(open_window: Open) -> None:
    desk, window = open_window("exam")
    control = Qt.KeyboardModifier.ControlModifier
    row = child(window, "exam.choice.1.1")
    before = row.height()
    QTest.keyClick(sheet(window), Qt.Key.Key_Plus, control)
    QTest.keyClick(sheet(window), Qt.Key.Key_Plus, control)
    settle()
    assert desk.models.display.picture.zoom == 150
    assert row.height() == round(before * 1.5)
    QTest.keyClick(sheet(window), Qt.Key.Key_0, control)
    settle()
    assert row.height() == before


def test_pages_turn_and_the_question_in_sight_follows(open_window: Open) -> None:
    desk, window = open_window("exam_long")
    here = sheet(window).page
    click(window, "exam.next")
    assert sheet(window).page == here + 1
    assert desk.models.exam.picture.current == sheet(window).numbers()[0]
    QTest.keyClick(sheet(window), Qt.Key.Key_PageUp)
    assert sheet(window).page == here
    desk.models.exam.go_to(1)
    assert sheet(window).page == 1
    assert child(window, "exam.previous").isVisible()
    click(window, "exam.previous")
    assert sheet(window).page == 1


@pytest.mark.parametrize(("zoom", "columns"), [(100, 2), (125, 1), (150, 1), (200, 0)])
def test_every_size_has_its_layout_and_shows_every_question_once(
    open_window: Open, zoom: int, columns: int
) -> None:
    desk, window = open_window("exam_long", zoom=zoom)
    assert sheet(window).columns == columns
    seen: list[int] = []
    for page in range(1, sheet(window).pages + 1):
        first = sheet(window).first_on(page)
        assert first is not None
        desk.models.exam.go_to(first)
        seen += sheet(window).numbers()
    assert seen == list(range(1, 61))


def test_a_narrow_window_steps_down_to_one_column(open_window: Open) -> None:
    _desk, window = open_window("exam_long", size=(1024, 700))
    window.resize(1024, 700)
    settle()
    assert sheet(window).columns == 2
    window.setMinimumSize(0, 0)
    window.resize(860, 700)
    settle()
    assert sheet(window).columns <= 2


def places(window: ExamWindow) -> dict[str, tuple[int, int, int, int]]:
    found = {}
    for each in window.findChildren(QWidget):
        name = each.objectName()
        if name.startswith(("exam.choice", "exam.omr")) and each.isVisible():
            corner = each.mapTo(window, QPoint(0, 0))
            found[name] = (corner.x(), corner.y(), each.width(), each.height())
    return found


@pytest.mark.parametrize("words", ["종이를 치워 주세요.", "긴 글입니다. " * 60])
async def test_a_message_covers_the_edge_and_moves_nothing(open_window: Open, words: str) -> None:
    desk, window = open_window("exam")
    before = places(window)
    desk.apply(WarningChanged(warning=sample.warning(words)))
    settle()
    note = window.findChild(WarningNote)
    assert note is not None
    assert note.isVisible()
    assert note.height() >= 60
    assert note.x() == 16
    assert places(window) == before
    click(window, "warning.acknowledge")
    assert note.isHidden()
    assert places(window) == before


def test_a_cut_and_its_end_move_nothing(open_window: Open) -> None:
    desk, window = open_window("exam")
    before = places(window)
    desk.desk.state.link_changed(desk.clock.monotonic(), online=False, refused=False)
    desk.pass_time(12)
    settle()
    assert places(window) == before
    banner = window.findChild(QWidget, "exam.banner")
    assert banner is not None
    assert banner.isVisible()


def test_marks_that_wait_carry_a_plug_only_while_the_link_is_cut(open_window: Open) -> None:
    desk, window = open_window("exam")
    desk.models.exam.choose(2, 1)
    row = next(row for row in window.findChildren(AnswerRow) if row.number == 2)
    before = row.grab().toImage()
    desk.desk.state.link_changed(desk.clock.monotonic(), online=False, refused=False)
    desk.pass_time(12)
    assert row.grab().toImage() != before


async def test_a_paper_that_goes_leaves_an_empty_sheet(open_window: Open) -> None:
    desk, window = open_window("exam_long")
    desk.models.exam.go_to(60)
    await desk.desk.get_up()
    assert sheet(window).pages == 0
    assert sheet(window).numbers() == ()
