"""Pages as a person goes through them: keyboard, buttons, dialogs, what is off when it is off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from candidate_app.view_models.submit_view_model import SubmitStage
from candidate_app.views.display_dialog import DisplayDialog
from candidate_app.views.submit_confirm_dialog import SubmitConfirmDialog
from candidate_app.views.submit_review_dialog import SubmitReviewDialog
from common.protocol.candidates import AdvanceProgress
from common.protocol.vocabulary import HoldKind, Identity, Progress
from common.qt.i18n.language import Language
from common.qt.theme.theme import theme
from common.qt.widgets.button import Button
from common.qt.widgets.card_page import CardPage
from installers.dev import candidate_sample as sample
from tests.candidate_app.helpers import turn, until
from tests.helpers.pictures import LARGE, settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from candidate_app.views.exam_window import ExamWindow
    from installers.dev.candidate_sample import SampleDesk
    from tests.candidate_app.views.conftest import Opened

    Open = Callable[..., Opened]
_KEYS = Qt.Key


def button(window: QWidget, name: str) -> Button:
    found = [each for each in window.findChildren(Button, name) if each.isVisible()]
    assert found, name
    return found[0]


def press(window: QWidget, name: str) -> None:
    QTest.mouseClick(button(window, name), Qt.MouseButton.LeftButton)


def edit(window: QWidget, name: str) -> QLineEdit:
    found = window.findChild(QLineEdit, name)
    assert found is not None
    return found


def stage(desk: SampleDesk) -> SubmitStage:
    return desk.models.submit.picture.stage


async def test_signing_in_by_keyboard_alone(open_window: Open) -> None:
    desk, window = open_window("sign_in")
    number, birth = edit(window, "sign_in.exam_number"), edit(window, "sign_in.birth")
    window.activateWindow()
    number.setFocus()
    QTest.keyClicks(number, "2604-2272")
    assert number.text() == "2604-2272"
    assert QApplication.focusWidget() is birth
    QTest.keyClicks(birth, "030521")
    assert "0" not in birth.displayText()[:-1]
    QTest.keyClick(birth, _KEYS.Key_Return)
    await until(lambda: desk.entries == [("2604-2272", "030521")])
    await until(lambda: button(window, "steps.confirm"))


async def test_the_pad_leaves_the_keyboard_where_it_writes(open_window: Open) -> None:
    desk, window = open_window("sign_in")
    window.activateWindow()
    edit(window, "sign_in.exam_number").setFocus()
    for digit in "26042272" + "03":
        press(window, f"sign_in.pad.{digit}")
    assert QApplication.focusWidget() is edit(window, "sign_in.birth")
    press(window, "sign_in.pad.erase")
    assert desk.models.sign_in.picture.birth == "0"
    assert button(window, "sign_in.submit").is_blocked
    press(window, "sign_in.submit")
    await turn()
    assert desk.entries == []


async def test_a_step_is_sent_by_its_button(open_window: Open) -> None:
    desk, window = open_window("facts")
    press(window, "steps.confirm")
    await until(lambda: desk.seat.session.sent)
    assert isinstance(desk.seat.session.sent[0], AdvanceProgress)


async def test_ready_says_what_it_waits_for_and_opens_by_itself(open_window: Open) -> None:
    desk, window = open_window("ready")
    press(window, "steps.ready")
    await turn()
    assert desk.seat.session.sent == []
    why = window.findChild(QLabel, "steps.waits_for")
    assert why is not None
    assert "감독관이 확인하고 있습니다" in why.text()
    desk.become(identity=Identity.VERIFIED)
    press(window, "steps.ready")
    await until(lambda: desk.seat.session.sent)
    assert why.text() in {"", "서버에 알리고 있습니다."}


async def test_practice_marks_nothing_of_the_exam(open_window: Open) -> None:
    desk, window = open_window("practice")
    assert button(window, "steps.practised").text() == "연습 마치기"
    press(window, "practice.again")
    assert button(window, "steps.practised").text() == "연습 건너뛰기"
    assert desk.seat.answers == {}


async def test_handing_in_through_both_dialogs(open_window: Open) -> None:
    desk, window = open_window("exam")
    press(window, "exam.submit")
    first = window.findChild(SubmitReviewDialog)
    assert first is not None
    press(first, "submit.proceed")
    await until(lambda: desk.seat.session.sent)
    second = window.findChild(SubmitConfirmDialog)
    assert second is not None
    assert button(second, "submit.confirm").is_blocked
    QTest.keyClicks(edit(second, "submit.code"), "2272")
    press(second, "submit.confirm")
    await until(lambda: desk.seat.submissions == 1)
    title = window.findChild(QLabel, "receipt.title")
    assert title is not None
    assert title.isVisible()


async def test_a_tile_leads_to_its_question(open_window: Open) -> None:
    desk, window = open_window("review_long")
    tile = window.findChild(QWidget, "submit.tile.58")
    assert tile is not None
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert desk.models.exam.picture.current == 58
    assert stage(desk) is SubmitStage.CLOSED


async def test_escape_is_the_safe_way_in_both_dialogs(open_window: Open) -> None:
    desk, window = open_window("review")
    dialog = window.findChild(SubmitReviewDialog)
    assert dialog is not None
    QTest.keyClick(dialog, _KEYS.Key_Escape)
    assert stage(desk) is SubmitStage.CLOSED
    desk.become(progress=Progress.SUBMITTING)
    confirm = window.findChild(SubmitConfirmDialog)
    assert confirm is not None
    QTest.keyClick(edit(confirm, "submit.code"), _KEYS.Key_Escape)
    assert stage(desk) is SubmitStage.CLOSED
    await until(lambda: desk.seat.session.sent)


def test_keys_of_the_exam_are_off_under_a_hold(open_window: Open) -> None:
    desk, window = open_window("exam")
    desk.become(holds=(sample.hold(HoldKind.LOCK),))
    settle()
    page = window.findChild(QWidget, "hold.page")
    assert page is not None
    assert page.isVisible()
    before = dict(desk.seat.answers)
    for key in (
        _KEYS.Key_1,
        _KEYS.Key_0,
        _KEYS.Key_Down,
        _KEYS.Key_F9,
        _KEYS.Key_F10,
        _KEYS.Key_Tab,
    ):
        QTest.keyClick(page, key)
    assert desk.seat.answers == before
    assert stage(desk) is SubmitStage.CLOSED
    assert window.findChild(DisplayDialog) is None


def test_no_page_says_the_word(open_window: Open) -> None:
    for name in ("hold_lock", "exam_warned", "receipt", "hold_relogin", "notice"):
        _desk, window = open_window(name)
        assert not [each.text() for each in window.findChildren(QLabel) if "부정" in each.text()]


def test_settings_change_the_window_at_once(open_window: Open) -> None:
    desk, window = open_window("sign_in")
    QTest.keyClick(window, _KEYS.Key_F10)
    dialog = window.findChild(DisplayDialog)
    assert dialog is not None
    desk.models.display.speak(Language.EN)
    assert button(window, "sign_in.submit").text() == "Sign in"
    press(dialog, "display.close")
    assert dialog.is_done


def test_the_window_closes_only_when_it_may(open_window: Open) -> None:
    _desk, window = open_window("sign_in")
    window.refuse_close()
    assert not window.close()
    window.allow_close()
    assert window.close()


def shown_page(window: ExamWindow) -> str:
    page = window._stack.currentWidget()
    return page.objectName() if page is not None else ""


def test_each_page_has_its_bars(open_window: Open) -> None:
    for name, page, bar, foot in (
        ("sign_in", "sign_in.page", False, True),
        ("facts", "steps.page", False, False),
        ("exam", "exam.page_view", True, False),
        ("hold_lock", "hold.page", True, False),
        ("receipt", "receipt.page", False, True),
        ("time_over", "plain.page", False, True),
    ):
        _desk, window = open_window(name)
        assert shown_page(window) == page
        assert (window._top.isVisible(), window._foot.isVisible()) == (bar, foot)


@pytest.mark.parametrize("name", ["sign_in", "facts", "notice", "ready", "receipt", "hold_lock"])
def test_cards_stand_in_the_middle_also_where_everything_is_larger(
    open_window: Open, name: str
) -> None:
    _desk, window = open_window(name, size=LARGE, zoom=200)
    cards = [each for each in window.findChildren(CardPage) if each.isVisible()]
    assert len(cards) == 1
    card = cards[0].card
    middle = card.mapTo(window, QPoint(card.width() // 2, 0)).x()
    assert abs(middle - window.width() // 2) <= 1
    assert theme().scale == 1.25
    theme().set_scale(1.0)
