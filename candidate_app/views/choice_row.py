"""One choice of a question: the whole row is the target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from candidate_app.views.rich_text import RichText
from common.qt.theme.fonts import base_font
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.widgets.focus_ring import FocusRing
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.painting import CENTER, BoxLook, paint_box, painter_of, square

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent

ROW = 40
CIRCLE = 26
CIRCLE_LEFT = 8
TEXT_LEFT = 46
TEXT_SIDE = 12
LINE = 28
_PRESSES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChoiceRow(QAbstractButton):
    """A circle with a number, then the words. Sizes are the paper's: at 100 %, times the zoom."""

    focused = Signal()

    def __init__(self, option: int, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._option = option
        self._factor = 1.0
        self._rich = RichText(words)
        self.setText(self._rich.plain)
        self.setAccessibleName(f"{option}, {self._rich.plain}")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._ring = FocusRing(self, radius=6, gap=3)
        follow_theme(self._restyle)

    def set_factor(self, factor: float) -> None:
        """Choose the zoom of the paper."""
        self._factor = factor
        self._restyle()

    def one_line_width(self) -> int:
        """Return how wide the row is when its words stand on one line."""
        return self._rich.natural_width(self.font()) + self._z(TEXT_LEFT + TEXT_SIDE)

    def height_for(self, width: int) -> int:
        """Return the height for a width; words that do not fit make further lines."""
        room = width - self._z(TEXT_LEFT + TEXT_SIDE)
        words = self._rich.lay_out(self.font(), room, self._z(LINE))
        return max(self._z(ROW), words + self._z(ROW - LINE))

    def _z(self, measure: float) -> int:
        return round(measure * self._factor)

    def _restyle(self) -> None:
        self.setFont(base_font(self._z(17), 400))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        # The sheet decides the width; words never need more room than the row has.
        return QSize(self._z(ROW), self._z(ROW))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESSES:
            self.click()
        else:
            event.ignore()  # arrows and digits belong to the exam

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    @override
    def nextCheckState(self) -> None:
        """What is marked comes from the view-model, not from the click."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_of(self)
        tokens = theme().tokens
        if self.isChecked():
            line = 3 if tokens.is_high_contrast else 1.2
            border = theme().paint(tokens.fill(Token.ACCENT))
            look = BoxLook(theme().color(Token.SELECTED), border, line)
            paint_box(painter, self.rect(), self._z(6), look)
        elif self.underMouse() and not tokens.is_high_contrast:
            hover = theme().paint(tokens.over_surface(Token.ACCENT, 0.05))
            paint_box(painter, self.rect(), self._z(6), BoxLook(hover))
        self._paint_circle(painter)
        painter.setPen(theme().color(Token.TEXT))
        room = self.width() - self._z(TEXT_LEFT + TEXT_SIDE)
        height = self._rich.lay_out(self.font(), room, self._z(LINE))
        self._rich.draw(painter, self._z(TEXT_LEFT), (self.height() - height) / 2)

    def _paint_circle(self, painter: QPainter) -> None:
        size = self._z(CIRCLE)
        box = square(self._z(CIRCLE_LEFT), self.height() / 2, size)
        chosen = self.isChecked()
        accent, ring = theme().color(Token.ACCENT), theme().color(Token.MARK_RING)
        line = max(theme().tokens.line, round(self._factor))
        look = BoxLook(accent) if chosen else BoxLook(border=ring, line=line)
        paint_box(painter, box, size / 2, look)
        painter.setFont(base_font(self._z(14), 700 if chosen else 500))
        painter.setPen(theme().color(Token.ON_ACCENT if chosen else Token.MUTED))
        painter.drawText(QRectF(box), CENTER, str(self._option))
