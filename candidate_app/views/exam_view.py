"""The exam page: tools, context row, sheet, answer panel, bottom bar; and its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from candidate_app.view_models.context_view_model import Context
from candidate_app.view_models.display_view_model import WIDE, Columns
from candidate_app.views.answer_panel import AnswerPanel
from candidate_app.views.context_row import ContextRow
from candidate_app.views.exam_bottom_bar import ExamBottomBar
from candidate_app.views.exam_keys import ExamKeys
from candidate_app.views.paper_sheet import PaperSheet
from candidate_app.views.tool_strip import ToolStrip
from common.qt.theme.theme import theme
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent

    from candidate_app.view_models.candidate_view_models import CandidateViewModels

SIDE, SIDE_WIDE = 16, 24
BESIDE, BESIDE_WIDE = 12, 16
PADDING, PADDING_WIDE = 18, 28


class ExamView(View):
    """Sheet and panel show one model; whatever is in sight follows the current question.

    `laid_out` comes when the place for messages may have changed.
    """

    laid_out = Signal()

    def __init__(self, models: CandidateViewModels, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exam.page_view")
        self._exam, self._display, self._context = models.exam, models.display, models.context
        self._tools = ToolStrip(models.exam, models.display)
        self._row = ContextRow(models.context)
        self._sheet, self._panel = PaperSheet(), AnswerPanel()
        self._bottom = ExamBottomBar(models.exam, models.status, models.submit)
        self._keys = ExamKeys(models, self._turn)
        self._shown_current = 0
        self._body = QHBoxLayout()
        self._fill()
        self._connect()
        self.begin()

    def message_room(self, window: QWidget) -> QRect:
        """Return where a message lies over context row and sheet, in the window's measures."""
        corner = self._row.mapTo(window, QPoint(0, 0))
        return QRect(corner.x(), corner.y(), self._sheet.width(), self._sheet.height())

    def _fill(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self._row)
        left.addWidget(self._sheet, 1)
        right = QVBoxLayout()
        right.setContentsMargins(0, 4, 0, 0)
        right.addWidget(self._panel)
        self._body.addLayout(left, 1)
        self._body.addLayout(right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tools)
        column.addLayout(self._body, 1)
        column.addWidget(self._bottom)

    def _connect(self) -> None:
        self._sheet.chosen.connect(self._exam.choose)
        self._sheet.entered.connect(self._exam.go_to)
        self._sheet.turned.connect(self._on_turned)
        self._panel.pressed.connect(self._exam.toggle)
        self._panel.entered.connect(self._exam.go_to)
        self._bottom.turned.connect(self._turn)
        self._keys.moved.connect(self._sheet.focus_question)
        self._exam.changed.connect(self.refresh)
        self._display.changed.connect(self._lay_out)
        self._context.changed.connect(self._show_marks)

    def _turn(self, by: int) -> None:
        """Go some pages on or back."""
        number = self._sheet.first_on(self._sheet.page + by)
        if number is not None:
            self._exam.go_to(number)

    def _on_turned(self) -> None:
        numbers, columns = self._sheet.numbers(), self._sheet.columns
        questions = self._exam.picture.questions
        subject = next((q.subject for q in questions if q.number in numbers), "")
        self._row.show_place(subject, numbers)
        self._bottom.show_page(self._sheet.page, self._sheet.pages, single=columns == 0)
        self._tools.show_columns(Columns(columns))
        self._show_marks()
        self._panel.follow_page(numbers)
        self.laid_out.emit()

    def _show_marks(self) -> None:
        marks = self._exam.picture.marks
        troubled = self._context.picture.context in (
            Context.OFFLINE,
            Context.SLOW,
            Context.NOT_KEPT,
        )
        self._sheet.show_marks(marks)
        self._panel.show_marks(marks, self._sheet.numbers(), shows_unsent=troubled)

    def _lay_out(self) -> None:
        """Choose measures for window, zoom and layout."""
        picture, wide = self._display.picture, self.width() >= WIDE
        side = SIDE_WIDE if wide else SIDE
        self._body.setContentsMargins(theme().px(side), 4, theme().px(side), 8)
        self._tools.set_side(side)
        self._row.set_wide(wide=wide)
        self._panel.set_wide(wide=wide)
        beside = theme().px(BESIDE_WIDE if wide else BESIDE)
        self._body.setSpacing(beside)
        self._bottom.set_wide(wide=wide, panel=self._panel.width() + beside)
        columns = picture.columns_for(self.width())
        padding = PADDING_WIDE if wide else PADDING
        self._sheet.set_layout(picture.factor, int(columns), padding)
        self._sheet.turn_to(self._exam.picture.current)

    @override
    def refresh(self) -> None:
        """Show the paper and what is marked."""
        picture = self._exam.picture
        self._sheet.show_questions(picture.questions)
        self._panel.show_questions(picture.questions)
        if picture.current != self._shown_current:
            self._shown_current = picture.current
            self._sheet.turn_to(picture.current)
        self._show_marks()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lay_out()
        self._sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            super().keyPressEvent(event)
