"""One choice of the filter strip: icon, word, count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from common.qt.icons import paint_icon
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.focus_ring import FocusRing
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.painting import LEFT, BoxLook, paint_box, painter_of, square

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from common.qt.icons import Icon

SIDE = 10
ICON = 16
GAP = 6


class FilterButton(QPushButton):
    """32 high; the chosen one stands in a white box, zeros are grey."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon: Icon | None = None
        self._token = Token.MUTED
        self._count = 0
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._ring = FocusRing(self)
        follow_theme(self._restyle)

    def show_filter(self, words: str, icon: Icon | None, token: Token, count: int) -> None:
        """Show another word, icon or count."""
        self._icon, self._token, self._count = icon, token, count
        self.setText(words)
        self.setAccessibleName(f"{words} {count}")
        self._restyle()

    def _restyle(self) -> None:
        self.setFont(theme().font(TextStyle.BODY))
        self.updateGeometry()
        self.update()

    def _widths(self) -> tuple[int, int, int]:
        icon = theme().px(ICON + GAP) if self._icon is not None else 0
        words = QFontMetrics(theme().font(TextStyle.BODY_STRONG)).horizontalAdvance(self.text())
        bold = QFontMetrics(theme().font(TextStyle.BODY_STRONG))
        return icon, words, bold.horizontalAdvance(str(self._count))

    @override
    def sizeHint(self) -> QSize:
        icon, words, count = self._widths()
        return QSize(icon + words + count + theme().px(GAP + 2 * SIDE), theme().px(32))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_of(self)
        px = theme().px
        if self.isChecked() or self.underMouse():
            border = theme().color(Token.CONTROL_BORDER) if self.isChecked() else None
            look = BoxLook(theme().color(Token.SURFACE), border)
            paint_box(painter, self.rect(), px(6), look)
        icon, words, count = self._widths()
        quiet = self._count == 0 and not self.isChecked()
        left, middle = px(SIDE), self.height() / 2
        if self._icon is not None:
            tone = Token.MUTED if quiet else self._token
            paint_icon(painter, square(left, middle, px(ICON)), self._icon, theme().color(tone))
        strong = theme().font(TextStyle.BODY_STRONG)
        painter.setFont(strong if self.isChecked() else self.font())
        painter.setPen(theme().color(Token.MUTED if quiet else Token.TEXT))
        place = QRectF(left + icon, 0, words + 2, self.height())
        painter.drawText(place, LEFT, self.text())
        shift = painter.fontMetrics().horizontalAdvance(self.text()) + px(GAP)
        painter.setFont(strong)
        painter.drawText(
            QRectF(left + icon + shift, 0, count + 2, self.height()), LEFT, str(self._count)
        )
