"""A surface that runs across the window: head, foot, tool strip, bottom bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.widgets.follow import follow_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Bar(QWidget):
    """A horizontal bar of fixed height with a hairline at its inner edge.

    Args:
        height: with the hairline, at 100 %.
        side: padding left and right at 100 %.
        edge: where the hairline is, top or bottom edge; None draws none.
        fill: the colour of the bar.
        parent: the owner.
    """

    def __init__(
        self,
        height: int,
        side: int = 16,
        edge: Qt.Edge | None = Qt.Edge.BottomEdge,
        fill: Token = Token.SURFACE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._height = height
        self._side = side
        self._edge = edge
        self._fill = fill
        self.row = QHBoxLayout(self)
        self.row.setSpacing(0)
        follow_theme(self._restyle)

    def set_measures(self, height: int, side: int) -> None:
        """Change height and padding, for example at another window width."""
        self._height, self._side = height, side
        self._restyle()

    def _restyle(self) -> None:
        self.setFixedHeight(theme().px(self._height))
        side = theme().px(self._side)
        line = theme().tokens.line if self._edge is not None else 0
        top = line if self._edge is Qt.Edge.TopEdge else 0
        self.row.setContentsMargins(side, top, side, line - top)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color(self._fill))
        line = theme().tokens.line
        if self._edge is Qt.Edge.TopEdge:
            painter.fillRect(0, 0, self.width(), line, theme().color(Token.BORDER))
        elif self._edge is Qt.Edge.BottomEdge:
            foot = self.height() - line
            painter.fillRect(0, foot, self.width(), line, theme().color(Token.BORDER))
