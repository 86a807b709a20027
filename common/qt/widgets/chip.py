"""A word in a tinted, outlined or filled box: 경고 2, +10분, 잠금."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from common.qt.icons import Icon, paint_icon
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.painting import LEFT, BoxLook, paint_box, painter_of, square

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class ChipLook(Enum):
    """How much area a chip takes."""

    TINT = "tint"
    OUTLINE = "outline"
    FILLED = "filled"
    PLAIN = "plain"


class Chip(QLabel):
    """A short word with a meaning by colour, and perhaps an icon.

    Args:
        words: the word.
        token: the colour by meaning.
        look: tinted, outlined, filled or bare.
        icon: shown before the word.
        parent: the owner.
    """

    def __init__(
        self,
        words: str = "",
        token: Token = Token.MUTED,
        look: ChipLook = ChipLook.TINT,
        icon: Icon | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self._token = token
        self._look = look
        self._icon = icon
        self._style = TextStyle.CHIP
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        follow_theme(self._restyle)

    def show_state(self, words: str, token: Token, icon: Icon | None = None) -> None:
        """Change word, colour and icon together."""
        self._token, self._icon = token, icon
        self.setText(words)
        self._restyle()

    def set_look(self, look: ChipLook) -> None:
        """Change how much area is taken."""
        self._look = look
        self._restyle()

    def _restyle(self) -> None:
        self.setFont(theme().font(self._style))
        self.updateGeometry()
        self.update()

    def _colors(self) -> tuple[str, BoxLook]:
        tokens = theme().tokens
        color = tokens[self._token]
        if self._look is ChipLook.FILLED:
            return tokens.on_fill(), BoxLook(theme().paint(color))
        if self._look is ChipLook.OUTLINE:
            return color, BoxLook(border=theme().paint(tokens.tint_border(self._token)))
        if self._look is ChipLook.PLAIN:
            return color, BoxLook()
        border = theme().paint(color) if tokens.is_high_contrast else None
        return color, BoxLook(theme().tint(self._token), border)

    def _side(self) -> int:
        return 0 if self._look is ChipLook.PLAIN else theme().px(8)

    def _icon_room(self) -> int:
        return theme().px(16 + 5) if self._icon is not None else 0

    @override
    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + self._icon_room() + 2 * self._side() + 1, theme().px(24))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_of(self)
        color, look = self._colors()
        paint_box(painter, self.rect(), theme().px(4), look)
        ink = theme().paint(color)
        left = self._side()
        if self._icon is not None:
            box = square(left, self.height() / 2, theme().px(16))
            paint_icon(painter, box, self._icon, ink)
            left += self._icon_room()
        painter.setFont(self.font())
        painter.setPen(ink)
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), LEFT, self.text())
