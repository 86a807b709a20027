import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from common.qt.dialogs import ask, confirm, wait_for_dialog
from common.qt.widgets.button import Button
from common.qt.widgets.overlay_dialog import OverlayDialog
from common.qt.widgets.question_dialog import Question, QuestionDialog
from tests.helpers.cut_text import cut_texts
from tests.helpers.qt import click, press

QUESTION = Question("끝낼까요", "답안은 저장되어 있습니다.", yes="끝내기")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.addWidget(QLineEdit())
    made.resize(1000, 700)
    qtbot.addWidget(made)
    made.show()
    made.findChildren(QLineEdit)[0].setFocus()
    return made


async def opened(window: QWidget) -> OverlayDialog:
    for _ in range(200):
        found = [dialog for dialog in window.findChildren(OverlayDialog) if dialog.isVisible()]
        if found:
            return found[0]
        await asyncio.sleep(0.005)
    raise AssertionError


@pytest.mark.parametrize(("which", "answer"), [(0, False), (1, True)])
async def test_confirm_is_the_button_pressed(window: QWidget, which: int, answer: bool) -> None:
    waiting = asyncio.get_running_loop().create_task(confirm(window, QUESTION))
    dialog = await opened(window)
    click(dialog.findChildren(Button)[which])
    assert await waiting is answer


async def test_escape_is_the_safe_way(window: QWidget) -> None:
    waiting = asyncio.get_running_loop().create_task(ask(QuestionDialog(window, QUESTION)))
    dialog = await opened(window)
    assert dialog.first_focus is not None
    assert dialog.first_focus.hasFocus()
    press(dialog.first_focus, Qt.Key.Key_Escape)
    assert await waiting is None


async def test_the_focus_returns_to_where_it_was(window: QWidget) -> None:
    waiting = asyncio.get_running_loop().create_task(ask(QuestionDialog(window, QUESTION)))
    dialog = await opened(window)
    dialog.finish(True)
    await waiting
    assert window.findChildren(QLineEdit)[0].hasFocus()


async def test_tab_stays_inside(window: QWidget) -> None:
    waiting = asyncio.get_running_loop().create_task(ask(QuestionDialog(window, QUESTION)))
    dialog = await opened(window)
    buttons = dialog.findChildren(Button)
    visited = []
    for _ in range(4):
        focused = window.focusWidget()
        assert focused is not None
        visited.append(buttons.index(focused))  # type: ignore[arg-type]
        press(focused, Qt.Key.Key_Tab)
    assert visited == [0, 1, 0, 1]
    dialog.finish(None)
    await waiting


async def test_cancelling_the_task_closes_the_dialog(window: QWidget) -> None:
    waiting = asyncio.get_running_loop().create_task(ask(QuestionDialog(window, QUESTION)))
    dialog = await opened(window)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert dialog.is_done


async def test_the_top_stays_clear_and_the_scrim_follows_the_window(window: QWidget) -> None:
    dialog = QuestionDialog(window, QUESTION, top=56)
    dialog.open()
    assert (dialog.y(), dialog.height()) == (56, 644)
    window.resize(1200, 800)
    assert (dialog.width(), dialog.height()) == (1200, 744)
    dialog.finish(None)


async def test_only_the_first_answer_counts(window: QWidget) -> None:
    dialog = QuestionDialog(window, QUESTION)
    answers: list[object] = []
    dialog.finished.connect(answers.append)
    dialog.open()
    dialog.finish(True)
    dialog.finish(False)
    assert answers == [True]


async def test_a_dialog_of_qt_can_be_awaited(window: QWidget) -> None:
    dialog = QDialog(window)
    waiting = asyncio.get_running_loop().create_task(wait_for_dialog(dialog))
    await asyncio.sleep(0.01)
    dialog.accept()
    assert await waiting == QDialog.DialogCode.Accepted


async def test_a_long_question_is_not_cut(window: QWidget) -> None:
    dialog = QuestionDialog(
        window, Question("끝낼까요", "긴 문장이 여기에 있습니다. " * 12, yes="끝내기")
    )
    dialog.open()
    assert cut_texts(dialog) == []
    assert [button.height() for button in dialog.findChildren(Button)] == [44, 44]
    dialog.finish(None)
