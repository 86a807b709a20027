"""One question in the answer panel: number, marks, and whether something is still to be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from candidate_app.view_models.exam_view_model import Mark
from candidate_app.views.omr_mark import OmrMark
from common.qt.i18n.text import text
from common.qt.icons import Icon, paint_icon
from common.qt.theme.fonts import base_font
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.painting import RIGHT, painter_of, square

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

NUMBER = 44
SENT = 20
ROW, ROW_WIDE = 34, 36


class AnswerRow(QWidget):
    """`pressed` carries the option of a mark; `entered` comes when the number is clicked."""

    pressed = Signal(int, int)
    entered = Signal(int)

    def __init__(self, number: int, options: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = number
        self._mark = Mark(number)
        self._is_in_sight = False
        self._is_wide = False
        self._shows_unsent = False
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self.marks = [self._omr(option) for option in range(1, options + 1)]
        for mark in self.marks:
            self._row.addWidget(mark, 1, Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow_theme(self._restyle)

    def show_mark(self, mark: Mark, *, in_sight: bool, shows_unsent: bool) -> None:
        """Show what is marked, and whether the question is on the page in sight."""
        shown = (mark, in_sight, shows_unsent)
        if shown == (self._mark, self._is_in_sight, self._shows_unsent):
            return
        self._mark, self._is_in_sight, self._shows_unsent = shown
        for option, button in enumerate(self.marks, 1):
            button.setChecked(option in mark.chosen)
        self.update()

    def set_wide(self, *, wide: bool) -> None:
        """Choose the measures of a wide window."""
        if wide != self._is_wide:
            self._is_wide = wide
            self._restyle()

    def _omr(self, option: int) -> OmrMark:
        mark = OmrMark(option, self)
        number = self.number
        mark.setObjectName(f"exam.omr.{number}.{option}")
        spoken = text("candidate.exam.mark_spoken", number=number, option=option)
        mark.setAccessibleName(spoken)
        mark.clicked.connect(lambda: self.pressed.emit(number, option))
        return mark

    def _restyle(self) -> None:
        px = theme().px
        self.setFixedHeight(px(ROW_WIDE if self._is_wide else ROW))
        self._row.setContentsMargins(px(NUMBER + 10), 0, px(SENT), 0)
        self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.entered.emit(self.number)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_of(self)
        px, tokens = theme().px, theme().tokens
        if self._is_in_sight:
            if not tokens.is_high_contrast:
                band = theme().paint(tokens.over_surface(Token.ACCENT, 0.07))
                painter.fillRect(self.rect(), band)
            bar = px(5 if tokens.is_high_contrast else 3)
            painter.fillRect(0, 0, bar, self.height(), theme().color(Token.ACCENT))
        painter.setFont(base_font(px(15), 400 if self._mark.is_answered else 700))
        painter.setPen(theme().color(Token.TEXT))
        painter.drawText(QRectF(0, 0, px(NUMBER - 4), self.height()), RIGHT, str(self.number))
        if self._mark.unsent and self._shows_unsent:
            box = square(self.width() - px(SENT - 2), self.height() / 2, px(14))
            paint_icon(painter, box, Icon.PLUG_OFF, theme().color(Token.OFFLINE))
