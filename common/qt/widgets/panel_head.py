"""The head of a panel: what it is, how many, one fact at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.bar import Bar
from common.qt.widgets.count_pill import CountPill
from common.qt.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class PanelHead(Bar):
    """44 high with a hairline under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(44, side=16, parent=parent)
        self._title = Label(TextStyle.SECTION)
        self._count = CountPill()
        self._fact = Label(TextStyle.SMALL, Token.MUTED)
        self.row.addWidget(self._title)
        self.row.addSpacing(10)
        self.row.addWidget(self._count)
        self.row.addStretch(1)
        self.row.addWidget(self._fact)

    def set_title(self, words: str) -> None:
        """What the panel is."""
        self._title.setText(words)
        self.setAccessibleName(words)

    def set_count(self, count: int) -> None:
        """How many there are; 0 hides the pill."""
        self._count.set_count(count)

    def set_fact(self, words: str) -> None:
        """The one fact at the right."""
        self._fact.setText(words)
