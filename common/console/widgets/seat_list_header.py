"""The titles above the seat list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from common.console.widgets import seat_measures as at
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.follow import follow_language, follow_theme
from common.qt.widgets.painting import LEFT, RIGHT

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QPaintEvent


class SeatListHeader(QWidget):
    """Writes the model's header texts where the delegate writes the cells."""

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow_theme(self._restyle)
        follow_language(self.update)

    def _restyle(self) -> None:
        self.setFixedHeight(theme().px(at.HEADER))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color(Token.BACKGROUND))
        line = theme().tokens.line
        foot = QRectF(0, self.height() - line, self.width(), line)
        painter.fillRect(foot, theme().color(Token.BORDER))
        painter.setFont(theme().font(TextStyle.SMALL))
        painter.setPen(theme().color(Token.MUTED))
        row = QRectF(self.rect())
        for column in range(self._model.columnCount()):
            title = str(self._model.headerData(column, Qt.Orientation.Horizontal))
            align = RIGHT if column in at.RIGHT_ALIGNED else LEFT
            painter.drawText(at.cell(row, column), align, title)
