import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from common.qt.icons import Icon
from common.qt.theme.contrast import contrast
from common.qt.theme.scheme import Scheme
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonKind, ButtonSize, ButtonState, colors_of
from common.qt.widgets.icon_button import IconButton
from common.qt.widgets.reason_line import ReasonLine
from tests.helpers.qt import click, press


@pytest.fixture
def button(qtbot: QtBot) -> Button:
    made = Button("답안 제출", icon=Icon.SEND)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys_press_it(qtbot: QtBot, button: Button, key: Qt.Key) -> None:
    with qtbot.waitSignal(button.activated):
        press(button, key)


def test_the_pointer_presses_it(qtbot: QtBot, button: Button) -> None:
    with qtbot.waitSignal(button.activated):
        click(button)


def test_blocked_it_keeps_the_focus_and_tells_why(qtbot: QtBot, button: Button) -> None:
    button.set_blocked("시간이 남았습니다")
    with qtbot.assertNotEmitted(button.clicked):
        click(button)
        press(button, Qt.Key.Key_Space)
        press(button, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(button.activated):
        button.click()  # what a screen reader does
    assert button.isEnabled()
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert button.accessibleDescription() == "시간이 남았습니다"
    assert button.toolTip() == "시간이 남았습니다"
    button.set_blocked(None)
    with qtbot.waitSignal(button.activated):
        click(button)
    assert button.accessibleDescription() == ""


def test_help_comes_back_after_the_reason(button: Button) -> None:
    button.set_help("F9")
    button.set_blocked("아직")
    button.set_blocked(None)
    assert button.toolTip() == "F9"


@pytest.mark.parametrize(
    ("size", "height"),
    [
        (ButtonSize.CARD, 28),
        (ButtonSize.CONSOLE, 32),
        (ButtonSize.S, 36),
        (ButtonSize.M, 44),
        (ButtonSize.L, 52),
        (ButtonSize.XL, 56),
    ],
)
def test_heights(qtbot: QtBot, size: ButtonSize, height: int) -> None:
    button = Button("가", size=size)
    qtbot.addWidget(button)
    assert button.sizeHint().height() == height
    theme().set_scale(1.25)
    assert button.sizeHint().height() == round(height * 1.25)


def test_a_short_word_has_a_wide_button(qtbot: QtBot) -> None:
    button = Button("가", size=ButtonSize.M)
    qtbot.addWidget(button)
    assert button.sizeHint().width() == 96


def test_what_stands_beside_the_word_makes_room(button: Button) -> None:
    before = button.sizeHint().width()
    button.set_count("36", Token.WARN)
    counted = button.sizeHint().width()
    button.set_key_hint("Esc")
    assert before < counted < button.sizeHint().width()
    button.set_count("", Token.WARN)
    button.set_key_hint("")
    assert button.sizeHint().width() == before


def test_the_reason_line_follows(qtbot: QtBot, button: Button) -> None:
    line = ReasonLine(button)
    qtbot.addWidget(line)
    button.set_blocked("아직")
    assert line.text() == "아직"
    button.set_blocked(None)
    assert line.text() == ""


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST])
@pytest.mark.parametrize("kind", list(ButtonKind))
def test_words_can_be_read_in_every_state(qtbot: QtBot, scheme: Scheme, kind: ButtonKind) -> None:
    theme().use(scheme)
    for state in (
        ButtonState(),
        ButtonState(hovered=True),
        ButtonState(held=True),
        ButtonState(checked=True),
    ):
        colors = colors_of(kind, state)
        ground = colors.fill or theme().tokens[Token.BACKGROUND]
        assert contrast(colors.words, ground) >= 4.3, state


def test_an_icon_button_has_a_name(qtbot: QtBot) -> None:
    button = IconButton(Icon.CLOSE, "닫기")
    qtbot.addWidget(button)
    assert button.accessibleName() == "닫기"
    assert button.toolTip() == "닫기"
    assert (button.sizeHint().width(), button.sizeHint().height()) == (32, 32)


def test_the_ring_is_for_the_keyboard(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    first, second = Button("가"), Button("나")
    column.addWidget(first)
    column.addWidget(second)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    second.setFocus(Qt.FocusReason.MouseFocusReason)
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not first._ring.is_shown
    press(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert second._ring.is_shown
    click(second)
    assert not second._ring.is_shown
