import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from common.qt.theme.scheme import Scheme
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.keep_all import WORD_JOINER, keep_all
from common.qt.widgets.label import Label
from common.qt.widgets.paragraph import Paragraph
from tests.helpers.cut_text import cut_texts

LONG = "시험 창 밖에서 다른 프로그램이 열린 것이 감지되었습니다. 판단은 감독관이 합니다."


def lines_of(paragraph: Paragraph, width: int) -> list[str]:
    (layout,) = paragraph._layouts(width)
    words = layout.text()
    lines = (layout.lineAt(at) for at in range(layout.lineCount()))
    parts = (words[line.textStart() : line.textStart() + line.textLength()] for line in lines)
    return [part.replace(WORD_JOINER, "").strip() for part in parts]


def test_words_stay_whole() -> None:
    assert keep_all("시험 창 A1") == f"시{WORD_JOINER}험 창 A1"
    assert keep_all("PC를 봅니다").count(WORD_JOINER) == 3
    assert keep_all("") == ""


def test_lines_break_at_spaces_only(qtbot: QtBot) -> None:
    paragraph = Paragraph(words=LONG)
    qtbot.addWidget(paragraph)
    for width in range(150, 600, 13):
        lines = lines_of(paragraph, width)
        assert " ".join(lines) == LONG
        assert len(lines) > 1 or width > 400


def test_a_word_longer_than_the_line_still_breaks(qtbot: QtBot) -> None:
    paragraph = Paragraph(words="가" * 40)
    qtbot.addWidget(paragraph)
    assert len(lines_of(paragraph, 100)) > 3


def test_height_follows_width_by_whole_lines(qtbot: QtBot) -> None:
    paragraph = Paragraph(TextStyle.PARAGRAPH, words=LONG)
    qtbot.addWidget(paragraph)
    assert paragraph.heightForWidth(2000) == 28
    assert paragraph.heightForWidth(300) == 28 * len(lines_of(paragraph, 300))
    paragraph.setText("가\n\n나")
    assert paragraph.heightForWidth(2000) == 84


def test_the_joiners_are_no_boxes(qtbot: QtBot) -> None:
    paragraph = Paragraph(words="감독관")
    qtbot.addWidget(paragraph)
    (layout,) = paragraph._layouts(1000)
    plain = paragraph.fontMetrics().horizontalAdvance("감독관")
    assert layout.lineAt(0).naturalTextWidth() == pytest.approx(plain, abs=1.5)


def test_a_label_changes_tone_and_follows_the_scheme(qtbot: QtBot) -> None:
    label = Label(TextStyle.TIME, Token.MUTED, "00:52:40")
    qtbot.addWidget(label)
    label.show()

    def color() -> str:
        return label.palette().color(label.foregroundRole()).name().upper()

    assert color() == theme().tokens[Token.MUTED]
    label.set_tone(Token.WARN)
    assert color() == theme().tokens[Token.WARN]
    theme().use(Scheme.DARK)
    assert color() == theme().tokens[Token.WARN] == "#F0A030"


def test_a_label_is_never_narrower_than_its_text(qtbot: QtBot) -> None:
    page = QWidget()
    row = QHBoxLayout(page)
    label = Label(words=LONG)
    row.addWidget(label)
    qtbot.addWidget(page)
    page.resize(100, 40)
    page.show()
    assert cut_texts(page) == []
    assert page.width() > label.fontMetrics().horizontalAdvance(LONG)


def test_a_shortening_label_carries_the_whole_in_its_tooltip(qtbot: QtBot) -> None:
    label = Label(words=LONG, shortens=True)
    qtbot.addWidget(label)
    label.resize(100, 20)
    label.show()
    assert label.toolTip() == LONG
    label.resize(2000, 20)
    assert label.toolTip() == ""


def test_alignment_of_paragraphs(qtbot: QtBot) -> None:
    paragraph = Paragraph(words="가", align=Qt.AlignmentFlag.AlignRight)
    qtbot.addWidget(paragraph)
    (layout,) = paragraph._layouts(200)
    assert layout.lineAt(0).naturalTextRect().left() > 150
