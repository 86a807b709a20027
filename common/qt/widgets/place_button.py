"""The room or the centre at the left end of the stage bar; opens a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from common.qt.icons import Icon, paint_icon
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.focus_ring import FocusRing
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.painting import LEFT, painter_of, square

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class PlaceButton(QPushButton):
    """Two lines: 20/700 over 12; a caret when a menu is behind it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subtitle = ""
        self._has_menu = True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._ring = FocusRing(self)
        follow_theme(self._restyle)

    def set_place(self, title: str, subtitle: str, *, has_menu: bool = True) -> None:
        """Show another place."""
        self.setText(title)
        self._subtitle = subtitle
        self._has_menu = has_menu
        self.setAccessibleDescription(subtitle)
        pointing, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.setCursor(pointing if has_menu else arrow)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if has_menu else Qt.FocusPolicy.NoFocus)
        self._restyle()

    def _restyle(self) -> None:
        self.setFont(theme().font(TextStyle.HEADING))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        title = QFontMetrics(self.font()).horizontalAdvance(self.text())
        caret = theme().px(22) if self._has_menu else 0
        under = QFontMetrics(theme().font(TextStyle.SMALL)).horizontalAdvance(self._subtitle)
        return QSize(max(title + caret, under) + 2, theme().px(50))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_of(self)
        half = theme().px(30)
        painter.setFont(self.font())
        painter.setPen(theme().color(Token.TEXT))
        painter.drawText(QRectF(0, 0, self.width(), half), LEFT, self.text())
        if self._has_menu:
            left = painter.fontMetrics().horizontalAdvance(self.text()) + theme().px(8)
            caret = square(left, half / 2, theme().px(13))
            paint_icon(painter, caret, Icon.DOWN, theme().color(Token.MUTED))
        painter.setFont(theme().font(TextStyle.SMALL))
        painter.setPen(theme().color(Token.MUTED))
        rest = QRectF(0, half - theme().px(2), self.width(), theme().px(20))
        painter.drawText(rest, LEFT, self._subtitle)
