"""The question sheet, the only large white area: columns of questions on the page in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from candidate_app.views.column_fill import SheetPage, fill, page_of, share
from candidate_app.views.question_block import QuestionBlock
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.widgets.card import Card

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from candidate_app.view_models.exam_view_model import Mark, Question

GAP = 32
"""At least so much between two questions, the hairline in its middle."""
MOST_EXTRA = 26
COLUMN_GAP = 35
LEAST_COLUMN = 300


class PaperSheet(Card):
    """Lays the questions out for size, zoom and layout; shows the page of the current one.

    `turned` comes when the pages were laid out anew or another one is in sight.
    """

    chosen = Signal(int, int)
    entered = Signal(int)
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=2, parent=parent)
        self._blocks: list[QuestionBlock] = []
        self._pages: tuple[SheetPage, ...] = ()
        self._page = 0
        self._factor, self._columns = 1.0, 2
        self._padding_side, self._padding_top = 18, 18
        self._scroll = _Scroll()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sheet = _Sheet()
        self._scroll.setWidget(self._sheet)
        self.body.addWidget(self._scroll)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme().changed.connect(self.lay_out)

    @property
    def page(self) -> int:
        """Number of the page in sight, from 1."""
        return self._page + 1

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    @property
    def columns(self) -> int:
        """How many columns are shown after stepping down for want of width; 0 is one question."""
        return self._shown_columns()

    def numbers(self) -> tuple[int, ...]:
        """The numbers of the questions in sight."""
        return self._numbers_on(self._page)

    def first_on(self, page: int) -> int | None:
        """Return the first question of a page counted from 1."""
        numbers = self._numbers_on(page - 1) if 1 <= page <= self.pages else ()
        return numbers[0] if numbers else None

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Take another paper."""
        if [block.question for block in self._blocks] == list(questions):
            return
        for block in self._blocks:
            block.hide()
            block.deleteLater()
        self._blocks = [self._block(question) for question in questions]
        self._pages, self._page = (), 0
        self.lay_out()

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show what is marked."""
        for block, mark in zip(self._blocks, marks, strict=False):
            block.show_mark(mark)

    def set_layout(self, factor: float, columns: int, side: int) -> None:
        """Choose zoom, columns (0: one question a page) and the padding at 100 %."""
        if (factor, columns, side) != (self._factor, self._columns, self._padding_side):
            self._factor, self._columns, self._padding_side = factor, columns, side
            for block in self._blocks:
                block.set_factor(factor)
            self.lay_out()

    def turn_to(self, number: int) -> None:
        """Bring a question into sight."""
        places = [block.question.number for block in self._blocks]
        if number not in places:
            return
        page = page_of(self._pages, places.index(number))
        if page != self._page:
            self._page = page
            self._place()
        block = self._blocks[places.index(number)]
        corner = block.mapTo(self._sheet, QPoint(0, 0))
        self._scroll.ensureVisible(corner.x(), corner.y(), 0, 8)
        self._scroll.ensureVisible(
            corner.x(), min(corner.y() + block.height(), corner.y() + self._room()), 0, 0
        )

    def focus_question(self, number: int) -> None:
        """Give the keyboard to a question."""
        for block in self._blocks:
            row = block.take_focus() if block.question.number == number else None
            if row is not None:
                row.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def lay_out(self) -> None:
        """Measure all questions and fill the pages anew; the current page is found again."""
        first = next(iter(self.numbers()), None)
        width = self._column_width()
        heights = [block.arrange(width) for block in self._blocks]
        for block, height in zip(self._blocks, heights, strict=True):
            block.resize(width, height)
        self._pages = fill(heights, self._room(), self._shown_columns(), round(GAP * self._factor))
        places = [block.question.number for block in self._blocks]
        self._page = page_of(self._pages, places.index(first)) if first in places else 0
        self._place()

    def _place(self) -> None:
        page = self._pages[self._page] if self._pages else ()
        shown = {place for column in page for place in column}
        for place, block in enumerate(self._blocks):
            block.setVisible(place in shown)
        step = self._column_width() + theme().px(COLUMN_GAP)
        tallest = 0
        lines: list[tuple[int, int, int]] = []
        for at, column in enumerate(page):
            left = theme().px(self._padding_side) + at * step
            tallest = max(tallest, self._place_column(column, left, lines))
        height = max(tallest + theme().px(self._padding_top), self._scroll.viewport().height())
        self._sheet.resize(self._scroll.viewport().width(), height)
        self._sheet.draw_lines(lines, self._middle_lines(), theme().px(self._padding_top))
        self.turned.emit()

    def _place_column(
        self, column: tuple[int, ...], left: int, lines: list[tuple[int, int, int]]
    ) -> int:
        gap = round(GAP * self._factor)
        used = sum(self._blocks[place].height() for place in column)
        free = self._room() - used - gap * (len(column) - 1)
        gap += share(free, max(1, len(column) - 1), MOST_EXTRA)
        top = theme().px(self._padding_top)
        for place in column:
            block = self._blocks[place]
            block.move(left, top)
            top += block.height()
            if place != column[-1]:
                lines.append((left, top + gap // 2, block.width()))
                top += gap
        return top

    def _middle_lines(self) -> list[int]:
        width, side = self._column_width(), theme().px(self._padding_side)
        gap = theme().px(COLUMN_GAP)
        return [side + at * (width + gap) - gap // 2 - 1 for at in range(1, self._shown_columns())]

    def _numbers_on(self, page: int) -> tuple[int, ...]:
        if not 0 <= page < len(self._pages):
            return ()
        return tuple(
            self._blocks[place].question.number for column in self._pages[page] for place in column
        )

    def _room(self) -> int:
        return self._scroll.viewport().height() - 2 * theme().px(self._padding_top)

    def _column_width(self) -> int:
        columns = max(1, self._shown_columns())
        room = self._scroll.viewport().width() - 2 * theme().px(self._padding_side)
        return max(1, (room - (columns - 1) * theme().px(COLUMN_GAP)) // columns)

    def _shown_columns(self) -> int:
        """Step down from two columns where each would be too narrow to read."""
        if self._columns < 2:
            return self._columns
        room = self._scroll.viewport().width() - 2 * theme().px(self._padding_side)
        width = (room - theme().px(COLUMN_GAP)) // 2
        return self._columns if width >= LEAST_COLUMN * self._factor else 1

    def _block(self, question: Question) -> QuestionBlock:
        block = QuestionBlock(question, "exam.choice", self._sheet)
        block.set_factor(self._factor)
        block.chosen.connect(self.chosen)
        block.entered.connect(self.entered)
        return block

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()


class _Scroll(QScrollArea):
    """Leaves all keys to the exam: arrows go from question to question."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class _Sheet(QWidget):
    """What scrolls when one question is taller than a column; draws the lines between."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("page", True)
        self._lines: list[tuple[int, int, int]] = []
        self._middles: list[int] = []
        self._top = 0

    def draw_lines(self, lines: list[tuple[int, int, int]], middles: list[int], top: int) -> None:
        """Draw these lines from now on: (left, y, width) and x of those between columns."""
        self._lines, self._middles, self._top = lines, middles, top
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        line, color = theme().tokens.line, theme().color(Token.BORDER)
        for left, y, width in self._lines:
            painter.fillRect(left, y, width, line, color)
        for x in self._middles:
            painter.fillRect(x, self._top, line, self.height() - 2 * self._top, color)
