"""One question in the list of what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from common.qt.i18n.text import text
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.focus_ring import FocusRing
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.painting import CENTER, BoxLook, paint_box, painter_of

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

WIDTH, HEIGHT = 64, 44
_PRESSES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReviewTile(QAbstractButton):
    """Answered: a quiet number. Not answered: tinted, with its word."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_open = False
        self.setText(str(number))
        self.setObjectName(f"submit.tile.{number}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._ring = FocusRing(self)
        follow_theme(self._restyle)

    def show_open(self, *, is_open: bool) -> None:
        """Say whether the question has no answer."""
        self._is_open = is_open
        word = text("candidate.submit.open" if is_open else "candidate.submit.answered")
        self.setAccessibleName(f"{self.text()}, {word}")
        self.update()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(WIDTH), theme().px(HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(40), theme().px(HEIGHT))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESSES:
            self.click()
        else:
            event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_of(self)
        tokens = theme().tokens
        fill = Token.BACKGROUND if self.underMouse() else Token.SURFACE
        look = BoxLook(theme().color(fill), theme().color(Token.BORDER))
        if self._is_open:
            border = theme().color(Token.WARN)
            look = BoxLook(theme().tint(Token.WARN), border, max(1.5, tokens.line))
        paint_box(painter, self.rect(), theme().px(6), look)
        if not self._is_open:
            painter.setFont(theme().font(TextStyle.LEAD))
            painter.setPen(theme().color(Token.MUTED))
            painter.drawText(self.rect(), CENTER, self.text())
            return
        half = self.height() / 2
        painter.setFont(theme().font(TextStyle.FACT))
        painter.setPen(theme().color(Token.TEXT))
        painter.drawText(QRectF(0, 3, self.width(), half), CENTER, self.text())
        painter.setFont(theme().font(TextStyle.SMALL_STRONG))
        painter.setPen(theme().color(Token.WARN))
        word = text("candidate.submit.open")
        painter.drawText(QRectF(0, half - 1, self.width(), half - 2), CENTER, word)
