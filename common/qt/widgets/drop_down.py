"""A list that opens under its field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget
from typing_extensions import override

from common.qt.icons import Icon, paint_icon
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.focus_ring import FocusRing
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.painting import LEFT, BoxLook, paint_box, painter_of, square

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPaintEvent


class DropDown(QComboBox):
    """A painted combo box; give it values with words by ``set_options``."""

    def __init__(self, height: int = 36, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._ring = FocusRing(self)
        follow_theme(self._restyle)

    def set_options(self, options: Iterable[tuple[object, str]]) -> None:
        """Show values with their words; the choice stays if it is still there, no signal."""
        before = self.currentData()
        self.blockSignals(True)
        self.clear()
        for value, words in options:
            self.addItem(words, value)
        self.setCurrentIndex(max(0, self.findData(before)))
        self.blockSignals(False)

    def _restyle(self) -> None:
        self.setFont(theme().font(TextStyle.BODY))
        self.setFixedHeight(theme().px(self._height))

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        words = (metrics.horizontalAdvance(self.itemText(at)) for at in range(self.count()))
        return QSize(max(words, default=0) + theme().px(48), theme().px(self._height))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_of(self)
        usable = self.isEnabled()
        fill = Token.BACKGROUND if self.underMouse() or not usable else Token.SURFACE
        look = BoxLook(theme().color(fill), theme().color(Token.CONTROL_BORDER))
        paint_box(painter, self.rect(), theme().px(6), look)
        ink = theme().color(Token.TEXT if usable else Token.DISABLED)
        painter.setFont(self.font())
        painter.setPen(ink)
        side = theme().px(10)
        room = QRectF(side, 0, self.width() - theme().px(40), self.height())
        painter.drawText(room, LEFT, self.currentText())
        size = theme().px(14)
        box = square(self.width() - side - size, self.height() / 2, size)
        paint_icon(painter, box, Icon.DOWN, ink)
