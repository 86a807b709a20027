"""A surface with a hairline around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.painting import BoxLook, paint_box, painter_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Card(QWidget):
    """A white box with rounded corners; its layout is vertical.

    Args:
        padding: room inside at 100 %.
        radius: corners at 100 %.
        tint: a status that colours area and border.
        parent: the owner.
    """

    def __init__(
        self,
        padding: int = 16,
        radius: int = 8,
        tint: Token | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._padding = padding
        self._radius = radius
        self._tint = tint
        self.body = QVBoxLayout(self)
        self.body.setSpacing(0)
        follow_theme(self._restyle)

    def set_tint(self, tint: Token | None) -> None:
        """Change the status that colours area and border."""
        self._tint = tint
        self.update()

    def _restyle(self) -> None:
        room = theme().px(self._padding)
        self.body.setContentsMargins(room, room, room, room)
        self.update()

    def _look(self) -> BoxLook:
        if self._tint is None:
            return BoxLook(theme().color(Token.SURFACE), theme().color(Token.BORDER))
        border = theme().paint(theme().tokens.tint_border(self._tint))
        return BoxLook(theme().tint(self._tint), border)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_box(painter_of(self), self.rect(), theme().px(self._radius), self._look())
