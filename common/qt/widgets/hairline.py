"""A line of one pixel (two in high contrast) between parts of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.widgets.follow import follow_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

from PySide6.QtGui import QPainter


class Hairline(QWidget):
    """A horizontal or vertical hairline; ``length`` fixes it at 100 % scale."""

    def __init__(
        self,
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
        length: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._orientation = orientation
        self._length = length
        fixed, grows = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        across = orientation is Qt.Orientation.Horizontal
        self.setSizePolicy(*((grows, fixed) if across else (fixed, grows)))
        follow_theme(self._restyle)

    def _restyle(self) -> None:
        line = theme().tokens.line
        if self._orientation is Qt.Orientation.Horizontal:
            self.setFixedHeight(line)
            if self._length is not None:
                self.setFixedWidth(theme().px(self._length))
        else:
            self.setFixedWidth(line)
            if self._length is not None:
                self.setFixedHeight(theme().px(self._length))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color(Token.BORDER))
