"""A page with one card in the middle, between the head and the foot of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from common.qt.theme.theme import theme
from common.qt.widgets.centering import center
from common.qt.widgets.follow import follow_theme

if TYPE_CHECKING:
    from common.qt.widgets.card import Card


class CardPage(QWidget):
    """Centres a card and keeps it at its width; ``above`` and ``below`` take what belongs to it.

    Args:
        card: the card in the middle.
        width: of the card at 100 %, 760 to 1040.
        height: of the card at 100 %, None to let the content decide.
        parent: the owner.
    """

    def __init__(
        self, card: Card, width: int, height: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.card = card
        self._card_width = width
        self._card_height = height
        self.above = QVBoxLayout()
        self.below = QVBoxLayout()
        center(self, card, self.above, self.below)
        follow_theme(self._restyle)

    def _restyle(self) -> None:
        self.card.setFixedWidth(theme().px(self._card_width))
        if self._card_height is not None:
            self.card.setMinimumHeight(theme().px(self._card_height))
