from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.cut_text import cut_texts


def test_it_finds_what_is_squeezed(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    row = QHBoxLayout(page)
    label, button = QLabel("한국어 문장 하나"), QPushButton("답안 제출하기")
    row.addWidget(label)
    row.addWidget(button)
    page.show()
    assert cut_texts(page) == []
    label.setFixedWidth(30)
    button.setFixedWidth(20)
    found = cut_texts(page)
    assert len(found) == 2
    assert "한국어 문장 하나" in found[0]


def test_it_finds_what_lies_outside(qtbot: QtBot) -> None:
    page = QWidget()
    page.resize(100, 50)
    qtbot.addWidget(page)
    label = QLabel("여기", page)
    label.adjustSize()
    label.move(90, 10)
    page.show()
    assert ["sticks out" in line for line in cut_texts(page)] == [True]


def test_it_finds_wrapped_text_without_room(qtbot: QtBot) -> None:
    page = QWidget()
    page.resize(100, 20)
    qtbot.addWidget(page)
    label = QLabel("여러 줄이 될 긴 문장이 여기에 있습니다", page)
    label.setWordWrap(True)
    label.setGeometry(0, 0, 60, 20)
    page.show()
    assert len(cut_texts(page)) == 1


def test_hidden_and_scrolled_texts_may_be_out_of_sight(qtbot: QtBot) -> None:
    page = QWidget()
    page.resize(100, 50)
    qtbot.addWidget(page)
    hidden = QLabel("숨은 글", page)
    hidden.setFixedWidth(5)
    hidden.hide()
    area = QScrollArea(page)
    area.setGeometry(0, 0, 50, 50)
    inside = QWidget()
    inside.resize(50, 500)
    label = QLabel("아래", inside)
    label.move(0, 450)
    area.setWidget(inside)
    page.show()
    hidden.hide()
    assert cut_texts(page) == []
