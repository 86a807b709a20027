"""Third step: try how questions are answered; nothing is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from candidate_app.view_models.exam_view_model import Question
from candidate_app.view_models.practice_view_model import CHOICES, QUESTIONS, PracticeViewModel
from candidate_app.views.question_block import QuestionBlock
from common.qt.i18n.switch import languages
from common.qt.i18n.text import text
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.button import Button
from common.qt.widgets.card import Card
from common.qt.widgets.card_page import CardPage
from common.qt.widgets.chip import Chip
from common.qt.widgets.hairline import Hairline
from common.qt.widgets.label import Label
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class PracticePage(View):
    """Two questions of everyday life, as the exam shows its own."""

    def __init__(self, view_model: PracticeViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("steps.practice")
        self._view_model = view_model
        self._title, self._lead = Label(TextStyle.TITLE), Label(TextStyle.LEAD, Token.MUTED)
        self._chip = Chip(token=Token.WARN)
        self._again = Button()
        self._again.setObjectName("practice.again")
        self._again.activated.connect(view_model.start_again)
        self._questions = _Questions(view_model)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        head.addWidget(self._again)
        card = Card(padding=36)
        card.body.addLayout(head)
        card.body.addSpacing(4)
        card.body.addWidget(self._lead)
        card.body.addSpacing(14)
        card.body.addWidget(Hairline())
        card.body.addSpacing(20)
        card.body.addWidget(self._questions, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(CardPage(card, 1040, 512))
        view_model.changed.connect(self.refresh)
        self.begin()

    @override
    def retranslate(self) -> None:
        """Set the fixed texts."""
        self._title.setText(text("candidate.practice.title"))
        self._lead.setText(text("candidate.practice.lead"))
        self._chip.show_state(text("candidate.practice.chip"), Token.WARN)
        self._again.setText(text("candidate.practice.again"))

    @override
    def refresh(self) -> None:
        """Show the marks."""
        self._questions.show_marks()


class _Questions(QWidget):
    """The blocks, made anew when the language changes."""

    def __init__(self, view_model: PracticeViewModel) -> None:
        super().__init__()
        self._view_model = view_model
        self._blocks: list[QuestionBlock] = []
        languages().changed.connect(self._build)
        self._build()

    def show_marks(self) -> None:
        """Show what is marked."""
        for block, mark in zip(self._blocks, self._view_model.picture.marks, strict=True):
            block.show_mark(mark)

    def _build(self) -> None:
        for block in self._blocks:
            block.hide()
            block.deleteLater()
        self._blocks = []
        for number in range(1, QUESTIONS + 1):
            block = QuestionBlock(_question(number), "practice.choice", self)
            block.chosen.connect(self._view_model.choose)
            block.show()
            self._blocks.append(block)
        self.show_marks()
        self._arrange()

    def _arrange(self) -> None:
        top = 0
        for block in self._blocks:
            height = block.arrange(self.width())
            block.setGeometry(0, top, self.width(), height)
            top += height + 28

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def _question(number: int) -> Question:
    choices = tuple(
        text(f"candidate.practice.q{number}_{option}") for option in range(1, CHOICES + 1)
    )
    return Question(number, "", text(f"candidate.practice.q{number}"), choices)
