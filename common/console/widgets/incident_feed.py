"""The incidents of a room or of all rooms, what waits first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from common.console.widgets.incident_card import IncidentCard
from common.qt.i18n.text import text
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.follow import follow_language
from common.qt.widgets.label import Label
from common.qt.widgets.panel_head import PanelHead
from common.qt.widgets.scroll_page import ScrollPage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from common.console.rows.feed import FeedItem

SHOWN = 50
"""The feed is for what is going on; older items are in the reports."""


class IncidentFeed(QWidget):
    """Head with the open count, then the items; cards stay with their incident while it lives.

    Args:
        name: first part of the names of its controls.
        judges: whether verdicts are given here.
        parent: the owner.
    """

    opened = Signal(str)
    judged = Signal(str, object)

    def __init__(self, name: str, *, judges: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._judges = judges
        self._cards: dict[str, IncidentCard] = {}
        self._head = PanelHead()
        self._empty = Label(TextStyle.BODY, Token.MUTED)
        self._empty.setContentsMargins(16, 14, 16, 14)
        self._page = ScrollPage()
        self._page.setObjectName(name)
        self._page.body.setContentsMargins(0, 0, 0, 0)
        self._page.body.addWidget(self._empty)
        self._page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._page, 1)
        follow_language(self._retranslate)

    def show_items(
        self,
        items: Sequence[FeedItem],
        count: int,
        blocked: Mapping[str, str],
        rooms: Mapping[str, str] | None = None,
    ) -> None:
        """Show these items.

        Args:
            items: what waits first.
            count: how many wait for a verdict.
            blocked: of keys, why no verdict can be given now.
            rooms: names of rooms by id, where there are several.
        """
        shown = items[:SHOWN]
        self._head.set_count(count)
        self._empty.setVisible(not shown)
        self._drop({item.key for item in shown})
        for place, item in enumerate(shown):
            card = self._cards.get(item.key) or self._add(item.key)
            card.name_controls(f"{self._name}[{place}]")
            place_name = (rooms or {}).get(item.room_id, "")
            card.show_item(item, blocked.get(item.key, ""), place_name)
            if self._page.body.indexOf(card) != place:
                self._page.body.insertWidget(place, card)

    def _drop(self, keys: set[str]) -> None:
        for key in [key for key in self._cards if key not in keys]:
            card = self._cards.pop(key)
            self._page.body.removeWidget(card)
            card.hide()
            card.deleteLater()

    def _add(self, key: str) -> IncidentCard:
        card = IncidentCard(judges=self._judges)
        card.opened.connect(self.opened)
        card.judged.connect(self.judged)
        self._cards[key] = card
        return card

    def _retranslate(self) -> None:
        self._head.set_title(text("console.feed.title"))
        self._empty.setText(text("console.feed.empty"))
