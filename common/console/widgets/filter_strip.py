"""The strip over the seats: a count for each state that is also a filter, and the search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from common.console.rows.seat_filter import SeatFilter
from common.console.widgets.filter_button import FilterButton
from common.qt.i18n.text import text
from common.qt.icons import Icon
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.bar import Bar
from common.qt.widgets.follow import follow_language, follow_theme
from common.qt.widgets.label import Label
from common.qt.widgets.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

_LOOKS: dict[SeatFilter, tuple[Icon | None, Token]] = {
    SeatFilter.ALL: (None, Token.TEXT),
    SeatFilter.ATTENTION: (Icon.WARN, Token.WARN),
    SeatFilter.LOCKED: (Icon.LOCK, Token.DANGER),
    SeatFilter.MISSING: (Icon.PLUG_OFF, Token.OFFLINE),
    SeatFilter.SUSPECTED: (Icon.EYE, Token.SUSPECT),
    SeatFilter.NOT_HERE: (Icon.ABSENT, Token.WARN),
    SeatFilter.UNVERIFIED: (Icon.ID_CARD, Token.WARN),
    SeatFilter.READY: (Icon.CHECK, Token.OK),
    SeatFilter.SUBMITTED: (Icon.CHECK, Token.OK),
    SeatFilter.ABSENT: (Icon.ABSENT, Token.MUTED),
}


class FilterStrip(Bar):
    """48 high. ``filter_chosen`` carries a SeatFilter, ``searched`` the text.

    Args:
        prefix: first part of the names of its controls.
        parent: the owner.
    """

    filter_chosen = Signal(object)
    searched = Signal(str)

    def __init__(self, prefix: str, parent: QWidget | None = None) -> None:
        super().__init__(48, 16, fill=Token.BACKGROUND, parent=parent)
        self._prefix = prefix
        self._buttons: list[FilterButton] = []
        self._filters: tuple[SeatFilter, ...] = ()
        self._outside = Label(TextStyle.SMALL, Token.WARN)
        self._search = SearchField()
        self._search.edit.setObjectName(f"{prefix}.search")
        self.row.setSpacing(4)
        self.row.addSpacing(8)
        self.row.addWidget(self._outside)
        self.row.addStretch(1)
        self.row.addWidget(self._search)
        self._search.searched.connect(self.searched)
        follow_theme(self._measure)
        follow_language(self._retranslate)

    def show_counts(self, counts: Sequence[tuple[SeatFilter, int]], chosen: SeatFilter) -> None:
        """Show these filters with their counts."""
        self._filters = tuple(name for name, _ in counts)
        for button in self._buttons[len(counts) :]:
            button.deleteLater()
        del self._buttons[len(counts) :]
        while len(self._buttons) < len(counts):
            self._add()
        for button, (name, count) in zip(self._buttons, counts, strict=True):
            icon, token = _LOOKS[name]
            button.setObjectName(f"{self._prefix}.filter.{name.value}")
            button.show_filter(text(f"console.filter.{name.value}"), icon, token, count)
            button.setChecked(name is chosen)

    def show_outside(self, count: int) -> None:
        """Say how many seats are shown though the filter does not fit them."""
        self._outside.setText(text("console.filter.outside", count=count) if count else "")

    def focus_search(self) -> None:
        """Give the keyboard to the search."""
        self._search.edit.setFocus()
        self._search.edit.selectAll()

    def _add(self) -> None:
        button = FilterButton(self)
        place = len(self._buttons)
        button.clicked.connect(lambda: self._on_clicked(place))
        self.row.insertWidget(place, button)
        self._buttons.append(button)

    def _on_clicked(self, place: int) -> None:
        if place < len(self._filters):
            self.filter_chosen.emit(self._filters[place])

    def _measure(self) -> None:
        self._search.setFixedWidth(theme().px(232))

    def _retranslate(self) -> None:
        self._search.set_name(text("console.filter.search"))
