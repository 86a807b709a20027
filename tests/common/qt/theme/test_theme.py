import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from common.qt.theme.scheme import Flavour, Scheme
from common.qt.theme.theme import Theme, theme
from common.qt.theme.tokens import Token, tokens_of
from common.qt.theme.type_scale import TextStyle


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST])
def test_a_scheme_dresses_everything_at_once(qtbot: QtBot, scheme: Scheme) -> None:
    theme().use(Scheme.DARK if scheme is Scheme.LIGHT else Scheme.LIGHT)
    with qtbot.waitSignal(theme().changed):
        theme().use(scheme)
    tokens = tokens_of(scheme, Flavour.CONSOLE)
    palette = QApplication.palette()
    assert theme().tokens == tokens
    assert palette.color(QPalette.ColorRole.Window).name().upper() == tokens[Token.BACKGROUND]
    assert palette.color(QPalette.ColorRole.Base).name().upper() == tokens[Token.SURFACE]
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert tokens[Token.MARK_RING] in application.styleSheet()


def test_the_signal_comes_when_all_is_in_place(qtbot: QtBot) -> None:
    seen: list[str] = []
    theme().changed.connect(
        lambda: seen.append(QApplication.palette().color(QPalette.ColorRole.Window).name())
    )
    theme().use(Scheme.DARK)
    assert seen == ["#14171c"]


def test_system_follows_the_desktop(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    theme().use(Scheme.SYSTEM)
    assert theme().tokens.scheme is Scheme.LIGHT
    monkeypatch.setattr(Theme, "resolved", lambda _self: Scheme.DARK)
    with qtbot.waitSignal(theme().changed):
        QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme().tokens.scheme is Scheme.DARK


def test_a_wish_is_stronger_than_the_desktop(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    theme().use(Scheme.LIGHT)
    monkeypatch.setattr(Theme, "resolved", lambda _self: Scheme.DARK)
    with qtbot.assertNotEmitted(theme().changed):
        QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme().tokens.scheme is Scheme.LIGHT


def test_the_chrome_factor_scales_measures_and_writing(qtbot: QtBot) -> None:
    assert (theme().px(44), theme().font(TextStyle.TIME).pixelSize()) == (44, 28)
    theme().set_scale(1.25)
    assert (theme().px(44), theme().font(TextStyle.TIME).pixelSize()) == (55, 35)


def test_digits_have_one_width(qtbot: QtBot) -> None:
    for style in TextStyle:
        metrics = QFontMetrics(theme().font(style))
        widths = {metrics.horizontalAdvance(digit * 10) for digit in "0123456789"}
        assert len(widths) == 1, style


def test_digits_keep_one_width_under_the_style_sheet(qtbot: QtBot) -> None:
    edit = QLineEdit()
    qtbot.addWidget(edit)
    edit.setFont(theme().font(TextStyle.FIELD))
    edit.show()
    assert edit.font().isFeatureSet(edit.font().featureTags()[0])
    assert edit.font().pixelSize() == 22


def test_no_style_is_written_twice() -> None:
    assert len({style.value[2] for style in TextStyle}) == len(TextStyle)


def test_lines_of_running_text() -> None:
    assert TextStyle.QUESTION.line == 28
    assert TextStyle.BODY.line == 19
