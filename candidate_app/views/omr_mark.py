"""One circle of the answer panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from common.qt.theme.fonts import base_font
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.widgets.focus_ring import FocusRing
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.painting import CENTER, BoxLook, paint_box, painter_of

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

TARGET = 32
CIRCLE = 26
_PRESSES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OmrMark(QAbstractButton):
    """Marks an option; pressed again it clears. Its state comes from the view-model."""

    def __init__(self, option: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(str(option))
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        # The keyboard answers in the sheet; some hundred stops here would bury everything else.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._ring = FocusRing(self, radius=16, gap=1)
        follow_theme(self._restyle)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(TARGET), theme().px(TARGET))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESSES:
            self.click()
        else:
            event.ignore()

    @override
    def nextCheckState(self) -> None:
        """What is marked comes from the view-model, not from the click."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_of(self)
        size = theme().px(CIRCLE)
        left, top = (self.width() - size) // 2, (self.height() - size) // 2
        box = QRectF(left, top, size, size)
        chosen = self.isChecked()
        ring = Token.ACCENT if self.underMouse() else Token.MARK_RING
        look = BoxLook(theme().color(Token.ACCENT))
        if not chosen:
            look = BoxLook(theme().color(Token.SURFACE), theme().color(ring))
        paint_box(painter, box, size / 2, look)
        painter.setFont(base_font(theme().px(13), 700 if chosen else 400))
        painter.setPen(theme().color(Token.ON_ACCENT if chosen else Token.MUTED))
        painter.drawText(box, CENTER, self.text())
