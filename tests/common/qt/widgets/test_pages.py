import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from common.qt.i18n.language import Language
from common.qt.i18n.switch import languages
from common.qt.theme.scheme import Scheme
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.widgets.card import Card
from common.qt.widgets.card_page import CardPage
from common.qt.widgets.paragraph import Paragraph
from common.qt.widgets.photo import Photo
from common.qt.widgets.question_dialog import Question, QuestionDialog
from common.qt.widgets.scroll_page import ScrollPage
from common.qt.widgets.view import View
from tests.helpers.cut_text import cut_texts
from tests.helpers.pictures import settle
from tests.helpers.qt import press


class SampleView(View):
    def __init__(self) -> None:
        super().__init__()
        self.calls: list[str] = []
        self.begin()

    @override
    def retranslate(self) -> None:
        self.calls.append("retranslate")

    @override
    def restyle(self) -> None:
        self.calls.append("restyle")

    @override
    def refresh(self) -> None:
        self.calls.append("refresh")


def test_a_view_writes_itself_anew_when_language_or_theme_change(qtbot: QtBot) -> None:
    view = SampleView()
    qtbot.addWidget(view)
    assert view.calls == ["restyle", "retranslate", "refresh"]
    view.calls.clear()
    languages().speak(Language.EN)
    assert view.calls == ["retranslate", "refresh"]
    view.calls.clear()
    theme().use(Scheme.DARK)
    assert view.calls == ["restyle"]


def test_a_card_is_as_high_as_its_wrapped_text(qtbot: QtBot) -> None:
    card = Card(40)
    card.body.addWidget(Paragraph(words="긴 문장이 여기에 있습니다. " * 30))
    page = CardPage(card, 760)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    assert cut_texts(page) == []
    assert card.width() == 760
    assert abs(card.geometry().center().x() - page.rect().center().x()) <= 1


def test_the_end_of_a_page_is_told_when_it_is_seen(qtbot: QtBot) -> None:
    page = ScrollPage()
    for number in range(40):
        page.body.addWidget(QLabel(f"줄 {number}"))
    qtbot.addWidget(page)
    page.resize(300, 200)
    page.show()
    settle()
    assert page._fade.isVisible()
    with qtbot.waitSignal(page.end_reached):
        page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    assert page.is_at_end
    assert not page._fade.isVisible()


def test_a_short_page_is_at_its_end_at_once(qtbot: QtBot) -> None:
    page = ScrollPage()
    page.body.addWidget(QLabel("한 줄"))
    qtbot.addWidget(page)
    page.resize(300, 200)
    with qtbot.waitSignal(page.end_reached):
        page.show()


def test_a_photo_fills_its_box_and_is_not_stretched(qtbot: QtBot) -> None:
    picture = QPixmap(200, 100)
    picture.fill(QColor("#FF0000"))
    photo = Photo(34, 42)
    qtbot.addWidget(photo)
    silhouette = photo.grab().toImage()
    photo.show_picture(picture, "송하린")
    shown = photo.grab().toImage()
    assert shown.pixelColor(17, 21).name() == "#ff0000"
    assert shown.pixelColor(17, 2).name() == "#ff0000"
    assert photo.accessibleName() == "송하린"
    photo.show_picture(None, "송하린")
    assert photo.grab().toImage() == silhouette


def test_shortcuts_of_the_window_sleep_under_a_dialog(qtbot: QtBot) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.addWidget(QLabel("시험"))
    heard: list[int] = []
    QShortcut(QKeySequence("F9"), window, lambda: heard.append(1))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.setFocus()
    press(window, Qt.Key.Key_F9)
    assert heard == [1]
    dialog = QuestionDialog(window, Question("끝낼까요", "…", yes="끝내기"))
    dialog.open()
    assert dialog.first_focus is not None
    press(dialog.first_focus, Qt.Key.Key_F9)
    assert heard == [1]
    dialog.finish(None)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.HIGH_CONTRAST])
def test_borders_are_whole_pixels_of_the_exact_colour(qtbot: QtBot, scheme: Scheme) -> None:
    theme().use(scheme)
    card = Card()
    qtbot.addWidget(card)
    card.resize(100, 60)
    image = card.grab().toImage()
    line = theme().tokens.line
    column = [image.pixelColor(50, y).name().upper() for y in range(line + 1)]
    assert column[:line] == [theme().tokens[Token.BORDER]] * line
    assert column[line] == theme().tokens[Token.SURFACE]
