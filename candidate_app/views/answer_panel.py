"""The answer panel at the right: every question with its marks, in step with the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from candidate_app.views.answer_row import AnswerRow
from common.qt.i18n.text import text
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.card import Card
from common.qt.widgets.follow import follow_language, follow_theme
from common.qt.widgets.hairline import Hairline
from common.qt.widgets.label import Label
from common.qt.widgets.painting import BoxLook, paint_box, painter_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtGui import QPaintEvent

    from candidate_app.view_models.exam_view_model import Mark, Question

WIDTH, WIDTH_WIDE = 232, 280
WIDTH_FIVE = 262


class AnswerPanel(Card):
    """`pressed` carries number and option; `entered` a number that was clicked."""

    pressed = Signal(int, int)
    entered = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=1, parent=parent)
        self._rows: list[AnswerRow] = []
        self._questions: tuple[Question, ...] = ()
        self._is_wide = False
        self._title, self._count = Label(TextStyle.BUTTON), Label(TextStyle.SECTION, Token.MUTED)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._legend = _Legend()
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(15, 0, 15, 0)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._count)
        for part in (self._head, Hairline(), self._scroll, Hairline(), self._legend):
            self.body.addWidget(part, 1 if part is self._scroll else 0)
        follow_theme(self._measure)
        follow_language(self._retitle)

    def set_wide(self, *, wide: bool) -> None:
        """Choose the measures of a wide window."""
        self._is_wide = wide
        for row in self._rows:
            row.set_wide(wide=wide)
        self._measure()

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Take another paper."""
        if self._questions == tuple(questions):
            return
        self._questions = tuple(questions)
        page = QWidget()
        page.setProperty("page", True)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(0)
        self._rows = []
        subject = None
        for question in questions:
            if question.subject != subject:
                subject = question.subject
                column.addWidget(_subject_label(subject))
            column.addWidget(self._row(question))
        column.addStretch(1)
        self._scroll.setWidget(page)
        self._measure()

    def show_marks(
        self, marks: Sequence[Mark], in_sight: Collection[int], *, shows_unsent: bool
    ) -> None:
        """Show what is marked; the rows of the page in sight carry a band."""
        answered = sum(mark.is_answered for mark in marks)
        self._count.setText(f"{answered} / {len(marks)}")
        for row, mark in zip(self._rows, marks, strict=False):
            row.show_mark(mark, in_sight=mark.number in in_sight, shows_unsent=shows_unsent)

    def follow_page(self, in_sight: Sequence[int]) -> None:
        """Scroll to the rows of the page in sight."""
        for row in self._rows:
            if row.number in (in_sight[:1] or ()) or row.number in (in_sight[-1:] or ()):
                self._scroll.ensureWidgetVisible(row, 0, row.height())

    def _row(self, question: Question) -> AnswerRow:
        row = AnswerRow(question.number, len(question.choices))
        row.set_wide(wide=self._is_wide)
        row.pressed.connect(self.pressed)
        row.entered.connect(self.entered)
        self._rows.append(row)
        return row

    def _retitle(self) -> None:
        self._title.setText(text("candidate.exam.panel"))

    def _measure(self) -> None:
        most = max((len(question.choices) for question in self._questions), default=4)
        narrow = WIDTH if most < 5 else WIDTH_FIVE
        self.setFixedWidth(theme().px(WIDTH_WIDE if self._is_wide else narrow))
        self._head.setFixedHeight(theme().px(44))


def _subject_label(subject: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(15, 0, 15, 0)
    row.addWidget(Label(TextStyle.BODY, Token.MUTED, subject, shortens=True))
    holder.setFixedHeight(theme().px(30))
    return holder


class _Legend(QWidget):
    """What the marks mean."""

    def __init__(self) -> None:
        super().__init__()
        follow_theme(self._restyle)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(15, 0, 15, 0)
        self._row.setSpacing(6)
        self._words = (Label(TextStyle.BODY, Token.MUTED), Label(TextStyle.BODY, Token.MUTED))
        for filled, label in zip((True, False), self._words, strict=True):
            self._row.addWidget(_Sample(filled=filled))
            self._row.addWidget(label)
            self._row.addSpacing(8)
        self._row.addStretch(1)
        follow_language(self._retitle)

    def _retitle(self) -> None:
        self._words[0].setText(text("candidate.exam.legend_marked"))
        self._words[1].setText(text("candidate.exam.legend_empty"))

    def _restyle(self) -> None:
        self.setFixedHeight(theme().px(36))


class _Sample(QWidget):
    """A small mark."""

    def __init__(self, *, filled: bool) -> None:
        super().__init__()
        self._filled = filled
        follow_theme(self._restyle)

    def _restyle(self) -> None:
        self.setFixedSize(theme().px(14), theme().px(14))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        fill = BoxLook(theme().color(Token.ACCENT))
        look = fill if self._filled else BoxLook(border=theme().color(Token.MARK_RING))
        paint_box(painter_of(self), QRectF(self.rect()), self.width() / 2, look)
