"""The number of the seat, large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from common.qt.i18n.text import text
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.label import Label
from common.qt.widgets.painting import BoxLook, paint_box, painter_of
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

SIDE, HEIGHT = 180, 252


class SeatTile(View):
    """A tinted box with one number of 80/700."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = Label(TextStyle.LEAD, Token.MUTED)
        self._number = Label(TextStyle.SEAT_NUMBER, Token.ACCENT)
        column = QVBoxLayout(self)
        column.setSpacing(4)
        column.addStretch(1)
        column.addWidget(self._word, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._number, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.begin()

    def show_seat(self, seat: str) -> None:
        """Show another seat; a long one is written smaller."""
        self._number.set_style(TextStyle.SEAT_NUMBER if len(seat) <= 3 else TextStyle.TIME)
        self._number.setText(seat)

    @override
    def retranslate(self) -> None:
        """Set the fixed text."""
        self._word.setText(text("candidate.facts.seat"))

    @override
    def restyle(self) -> None:
        """Keep the measures."""
        self.setFixedSize(theme().px(SIDE), theme().px(HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        border = theme().color(Token.BORDER) if theme().tokens.is_high_contrast else None
        look = BoxLook(theme().tint(Token.ACCENT), border)
        paint_box(painter_of(self), self.rect(), theme().px(4), look)
