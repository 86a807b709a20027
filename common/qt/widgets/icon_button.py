"""A button that is only an icon; its name is in the tooltip and for the screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from common.qt.icons import Icon, paint_icon
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.widgets.button import RADIUS, Button
from common.qt.widgets.button_look import ButtonKind
from common.qt.widgets.painting import BoxLook, paint_box, painter_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class IconButton(Button):
    """A quiet square button.

    Args:
        icon: what it shows.
        name: what it does, in words; never shown but as tooltip.
        side: width and height at 100 %.
        parent: the owner.
    """

    def __init__(
        self, icon: Icon, name: str = "", side: int = 32, parent: QWidget | None = None
    ) -> None:
        super().__init__("", ButtonKind.QUIET, parent=parent)
        self._side = side
        self._icon = icon
        self._tone = Token.MUTED
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Change the words of tooltip and screen reader."""
        self.setAccessibleName(name)
        self.set_help(name)

    def show_icon(self, icon: Icon, tone: Token = Token.MUTED) -> None:
        """Change what is shown."""
        self._icon, self._tone = icon, tone
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(self._side), theme().px(self._side))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_of(self)
        tokens = theme().tokens
        if self.underMouse() and not self.is_blocked:
            fill = theme().paint(tokens.pressed() if self.isDown() else tokens[Token.BACKGROUND])
            paint_box(painter, self.rect(), theme().px(RADIUS), BoxLook(fill))
        size = theme().px(18)
        left = round((self.width() - size) / 2)
        box = QRectF(left, round((self.height() - size) / 2), size, size)
        tone = Token.DISABLED if self.is_blocked else self._tone
        paint_icon(painter, box, self._icon, theme().color(tone))
