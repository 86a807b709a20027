"""An icon by itself, perhaps on a round tint. A word beside it says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from common.qt.icons import Icon, paint_icon
from common.qt.theme.theme import theme
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.painting import BoxLook, paint_box, painter_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from common.qt.theme.tokens import Token


class IconMark(QWidget):
    """A drawn icon; silent for a screen reader.

    Args:
        icon: what it shows.
        token: the colour by meaning.
        size: of the icon at 100 %.
        disc: diameter of the round tint behind it at 100 %; 0 for none.
        parent: the owner.
    """

    def __init__(
        self, icon: Icon, token: Token, size: int = 18, disc: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._token = icon, token
        self._size, self._disc = size, disc
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        follow_theme(self._restyle)

    def show_icon(self, icon: Icon, token: Token) -> None:
        """Show another icon or colour."""
        if (icon, token) != (self._icon, self._token):
            self._icon, self._token = icon, token
            self.update()

    def _restyle(self) -> None:
        side = theme().px(max(self._size, self._disc))
        self.setFixedSize(side, side)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_of(self)
        color = theme().color(self._token)
        if self._disc:
            border = color if theme().tokens.is_high_contrast else None
            look = BoxLook(theme().tint(self._token), border)
            paint_box(painter, self.rect(), self.width() / 2, look)
        size = theme().px(self._size)
        left = round((self.width() - size) / 2)
        top = round((self.height() - size) / 2)
        paint_icon(painter, QRectF(left, top, size, size), self._icon, color)
