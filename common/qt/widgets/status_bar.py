"""The foot of a console: what is fresh and what is chosen, and the keys at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.bar import Bar
from common.qt.widgets.label import Label
from common.qt.widgets.status_mark import StatusMark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from common.qt.icons import Icon


@dataclass(frozen=True, slots=True)
class StatusItem:
    """One fact: icon and words, muted unless something is wrong."""

    words: str
    icon: Icon | None = None
    token: Token = Token.MUTED


class StatusBar(Bar):
    """28 high with a hairline above it."""

    def __init__(self, side: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(28, side, Qt.Edge.TopEdge, parent=parent)
        self._items: list[StatusMark] = []
        self._keys = Label(TextStyle.SMALL, Token.MUTED, shortens=True)
        self._keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.row.setSpacing(24)
        self.row.addWidget(self._keys, 1)

    def set_items(self, items: Sequence[StatusItem]) -> None:
        """Show these facts from the left."""
        for mark in self._items[len(items) :]:
            mark.deleteLater()
        del self._items[len(items) :]
        while len(self._items) < len(items):
            mark = StatusMark(style=TextStyle.SMALL)
            self.row.insertWidget(len(self._items), mark)
            self._items.append(mark)
        for mark, item in zip(self._items, items, strict=True):
            mark.show_state(item.words, item.token, item.icon)

    def set_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show keys with what they do: (F1, 도움말)."""
        self._keys.setText("   ".join(f"{key} {words}" for key, words in keys))
