"""A page that scrolls vertically; its cut edge fades, and it tells when the end was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

FADE = 44


class ScrollPage(QScrollArea):
    """Fill ``body``. ``end_reached`` comes each time the last line is in sight."""

    end_reached = Signal()

    def __init__(self, ground: Token = Token.SURFACE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        page.setProperty("page", True)
        self.body = QVBoxLayout(page)
        self.body.setContentsMargins(0, 0, 16, 0)
        self.body.setSpacing(0)
        self.setWidget(page)
        self._fade = _Fade(self, ground)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._on_scrolled)
        bar.rangeChanged.connect(self._on_scrolled)

    @property
    def is_at_end(self) -> bool:
        """Whether the last line is in sight."""
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum() - 1

    def _on_scrolled(self) -> None:
        # High contrast knows no half-tones; its scroll bar says enough.
        self._fade.setVisible(not self.is_at_end and not theme().tokens.is_high_contrast)
        if self.is_at_end:
            self.end_reached.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        height = theme().px(FADE)
        room = self.viewport().geometry()
        self._fade.setGeometry(room.left(), room.bottom() - height + 1, room.width(), height)
        self._fade.raise_()
        self._on_scrolled()


class _Fade(QWidget):
    """Lets the ground show through more and more."""

    def __init__(self, parent: QWidget, ground: Token) -> None:
        super().__init__(parent)
        self._ground = ground
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        solid = QColor(theme().color(self._ground))
        clear = QColor(solid)
        clear.setAlpha(0)
        gradient = QLinearGradient(0, 0, 0, self.height())
        gradient.setColorAt(0, clear)
        gradient.setColorAt(1, solid)
        QPainter(self).fillRect(QRectF(self.rect()), QBrush(gradient))
