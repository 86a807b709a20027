"""A box to tick, with its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget
from typing_extensions import override

from common.qt.icons import Icon, paint_icon
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.focus_ring import FocusRing
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.painting import LEFT, BoxLook, paint_box, painter_of, square

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

BOX = 20
GAP = 12


class CheckBox(QCheckBox):
    """A painted check box; the whole row is the target."""

    def __init__(
        self, words: str = "", style: TextStyle = TextStyle.LEAD, parent: QWidget | None = None
    ) -> None:
        super().__init__(words, parent)
        self._style = style
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._ring = FocusRing(self, radius=4)
        follow_theme(self._restyle)

    def _restyle(self) -> None:
        self.setFont(theme().font(self._style))
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + theme().px(BOX + GAP + 6), theme().px(40))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_of(self)
        size = theme().px(BOX)
        box = square(theme().px(2), self.height() / 2, size)
        radius = theme().px(4)
        if self.isChecked():
            paint_box(painter, box, radius, BoxLook(theme().color(Token.ACCENT)))
            inside = box.adjusted(2, 2, -2, -2)
            paint_icon(painter, inside, Icon.CHECK, theme().color(Token.ON_ACCENT))
        else:
            fill = Token.BACKGROUND if self.underMouse() else Token.SURFACE
            look = BoxLook(theme().color(fill), theme().color(Token.MARK_RING))
            paint_box(painter, box, radius, look)
        painter.setFont(self.font())
        painter.setPen(theme().color(Token.TEXT if self.isEnabled() else Token.DISABLED))
        left = theme().px(BOX + GAP) + 2
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), LEFT, self.text())
