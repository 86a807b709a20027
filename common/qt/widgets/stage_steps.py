"""The stages of a room in one line: done, now, to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from common.qt.i18n.text import text
from common.qt.icons import Icon, paint_icon
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.painting import LEFT, BoxLook, paint_box, painter_of, square

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter, QPaintEvent

GAP = 22
PILL_SIDE = 12
ICON = 13


class StageSteps(QWidget):
    """Words with carets between; the stage of now in a pill.

    Where room is short the stages farthest from now are left out, first the done ones; the
    tooltip and the screen reader have them all.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._now = 0
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        follow_theme(self._restyle)

    def set_stages(self, words: Sequence[str], now: int) -> None:
        """Show the stages and which of them is now, from 0."""
        self._words, self._now = tuple(words), now
        if 0 <= now < len(words):
            spoken = text("common.stage.spoken", place=now + 1, total=len(words), name=words[now])
            self.setAccessibleName(spoken)
            self.setToolTip(" › ".join(words))
        self.updateGeometry()
        self.update()

    def shown(self) -> range:
        """Which stages fit into the width, always with the one of now."""
        first, last = 0, len(self._words)
        while last - first > 1 and self._width_of(range(first, last)) > self.width():
            if first < self._now:
                first += 1
            else:
                last -= 1
        return range(first, last)

    def _restyle(self) -> None:
        self.setFixedHeight(theme().px(32))
        self.updateGeometry()
        self.update()

    def _item_width(self, at: int) -> int:
        style = TextStyle.BODY_STRONG if at == self._now else TextStyle.BODY
        words = QFontMetrics(theme().font(style)).horizontalAdvance(self._words[at])
        icon = theme().px(ICON + 4) if at <= self._now else 0
        return words + icon + (2 * theme().px(PILL_SIDE) if at == self._now else 0)

    def _width_of(self, places: range) -> int:
        gaps = theme().px(GAP) * max(0, len(places) - 1)
        return sum(self._item_width(at) for at in places) + gaps + 2

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width_of(range(len(self._words))), theme().px(32))

    @override
    def minimumSizeHint(self) -> QSize:
        now = self._item_width(self._now) if self._now < len(self._words) else 0
        return QSize(now + 2, theme().px(32))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_of(self)
        left = 0.0
        gap = theme().px(GAP)
        for at in self.shown():
            width = self._item_width(at)
            self._paint_item(painter, QRectF(left, 0, width, self.height()), at)
            left += width
            if at != self.shown()[-1]:
                size = theme().px(10)
                caret = square(left + (gap - size) / 2, self.height() / 2, size)
                paint_icon(painter, caret, Icon.NEXT, theme().color(Token.MARK_RING))
            left += gap

    def _paint_item(self, painter: QPainter, box: QRectF, at: int) -> None:
        now = at == self._now
        left, middle, size = box.left(), self.height() / 2, theme().px(ICON)
        tone = Token.ACCENT if now else Token.TEXT if at < self._now else Token.MUTED
        ink = theme().color(tone)
        if now:
            border = ink if theme().tokens.is_high_contrast else None
            pill = QRectF(left, middle - theme().px(14), box.width(), theme().px(28))
            look = BoxLook(theme().tint(Token.ACCENT), border)
            paint_box(painter, pill, pill.height() / 2, look)
            left += theme().px(PILL_SIDE)
        if at <= self._now:
            icon = Icon.PLAY if now else Icon.CHECK
            paint_icon(painter, square(left, middle, size), icon, ink)
            left += theme().px(ICON + 4)
        painter.setFont(theme().font(TextStyle.BODY_STRONG if now else TextStyle.BODY))
        painter.setPen(ink)
        painter.drawText(QRectF(left, 0, box.width(), self.height()), LEFT, self._words[at])
