"""One question of the paper: number, stem, choices; never split over two columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from candidate_app.views.choice_row import ChoiceRow
from candidate_app.views.rich_text import RichText
from common.qt.i18n.text import text
from common.qt.theme.fonts import base_font
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.widgets.follow import follow_language, follow_theme
from common.qt.widgets.painting import LEFT, painter_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from candidate_app.view_models.exam_view_model import Mark, Question

STEM_LEFT = 40
LINE = 28
UNDER_STEM = 6
ROW_GAP = 4
ROW_GAP_CONTRAST = 9
CHOICES_LEFT = 32
TWO_FROM = 380
FIVE = 5


class QuestionBlock(QWidget):
    """Shows one question; `chosen` carries its number and the option pressed.

    Args:
        prefix: of the names of the choice rows: `<prefix>.<number>.<option>`.
    """

    chosen = Signal(int, int)
    entered = Signal(int)

    def __init__(self, question: Question, prefix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self._factor = 1.0
        self._stem = RichText(question.stem)
        self.rows = [
            self._row(option, words, prefix) for option, words in enumerate(question.choices, 1)
        ]
        follow_theme(self.update)
        follow_language(self._describe)

    def show_mark(self, mark: Mark) -> None:
        """Show what is marked."""
        for option, row in enumerate(self.rows, 1):
            row.setChecked(option in mark.chosen)

    def set_factor(self, factor: float) -> None:
        """Choose the zoom of the paper."""
        self._factor = factor
        for row in self.rows:
            row.set_factor(factor)

    def take_focus(self) -> ChoiceRow | None:
        """Return the row that gets the keyboard: the chosen one, else the first."""
        chosen = next((row for row in self.rows if row.isChecked()), None)
        return chosen or next(iter(self.rows), None)

    def arrange(self, width: int) -> int:
        """Place everything for a width and return the height it takes."""
        font = base_font(self._z(17), 500)
        stem = self._stem.lay_out(font, width - self._z(STEM_LEFT), self._z(LINE))
        left, room = self._z(CHOICES_LEFT), width - self._z(CHOICES_LEFT)
        columns = self._columns(width, room)
        gap = self._z(ROW_GAP_CONTRAST if theme().tokens.is_high_contrast else ROW_GAP)
        each = (room - (columns - 1) * self._z(8)) // columns
        top = stem + self._z(UNDER_STEM)
        for start in range(0, len(self.rows), columns):
            line = self.rows[start : start + columns]
            height = max(row.height_for(each) for row in line)
            for at, row in enumerate(line):
                row.setGeometry(left + at * (each + self._z(8)), top, each, height)
            top += height + gap
        return top - gap

    def _columns(self, width: int, room: int) -> int:
        half = (room - self._z(8)) // 2
        fits = all(row.one_line_width() <= half for row in self.rows)
        return 2 if fits and len(self.rows) < FIVE and width >= self._z(TWO_FROM) else 1

    def _row(self, option: int, words: str, prefix: str) -> ChoiceRow:
        row = ChoiceRow(option, words, self)
        number = self.question.number
        row.setObjectName(f"{prefix}.{number}.{option}")
        row.clicked.connect(lambda: self.chosen.emit(number, option))
        row.focused.connect(lambda: self.entered.emit(number))
        return row

    def _z(self, measure: float) -> int:
        return round(measure * self._factor)

    def _describe(self) -> None:
        number, stem = self.question.number, self._stem.plain
        self.setAccessibleName(text("candidate.exam.question_spoken", number=number, stem=stem))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_of(self)
        painter.setPen(theme().color(Token.TEXT))
        painter.setFont(base_font(self._z(20), 700))
        number = QRectF(0, 0, self._z(STEM_LEFT), self._z(LINE))
        painter.drawText(number, LEFT, str(self.question.number))
        font = base_font(self._z(17), 500)
        self._stem.lay_out(font, self.width() - self._z(STEM_LEFT), self._z(LINE))
        self._stem.draw(painter, self._z(STEM_LEFT), 0)
