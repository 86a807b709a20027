"""The seats of the room as a list, under the strip of filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from common.console.link.link_status import LinkPhase
from common.console.rows.seat_filter import SeatFilter
from common.console.widgets.filter_strip import FilterStrip
from common.console.widgets.seat_list import SeatList
from common.console.widgets.seat_list_header import SeatListHeader
from common.console.widgets.seat_measures import least_width
from common.console.widgets.seat_table_model import SeatTableModel
from common.qt.i18n.text import text
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from proctor_app.view_models.seats_view_model import SeatsViewModel

SORT_EVERY_MS = 1_000


class SeatsView(View):
    """List with header; ``strip`` is laid out by the room's page over list and side panel.

    Rows change in place at once; their order changes at most once a second, and not while
    somebody is about to point at one.
    """

    def __init__(self, view_model: SeatsViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self.strip = FilterStrip("proctor")
        self._model = SeatTableModel(self)
        self._header = SeatListHeader(self._model)
        self.list = SeatList(self._model)
        self.list.setObjectName("proctor.seats")
        self._may_sort = True
        self._sorting = QTimer(self)
        self._sorting.setInterval(SORT_EVERY_MS)
        self._sorting.timeout.connect(self._on_sort)
        self._sorting.start()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self.list, 1)
        self.strip.filter_chosen.connect(self._on_filter)
        self.strip.searched.connect(self._on_search)
        self.list.seat_chosen.connect(view_model.choose)
        view_model.changed.connect(self.refresh)
        self.begin()

    @override
    def retranslate(self) -> None:
        self.list.setAccessibleName(text("proctor.seats.name"))

    @override
    def restyle(self) -> None:
        self.setMinimumWidth(least_width())

    @override
    def refresh(self) -> None:
        picture = self._view_model.picture
        self.strip.show_counts(picture.counts, picture.chosen_filter)
        self.strip.show_outside(picture.ordering.outside)
        may_move = self._may_sort and not self.list.is_busy
        self._model.show_seats(picture.ordering, may_move=may_move)
        self._may_sort = self._may_sort and not may_move
        self.list.choose(picture.chosen)
        self.list.set_stale(picture.link.phase is LinkPhase.LOST)

    def _on_sort(self) -> None:
        self._may_sort = True
        if not self.list.is_busy:
            self.refresh()

    def _on_filter(self, chosen: object) -> None:
        if isinstance(chosen, SeatFilter):
            self._may_sort = True
            self._view_model.choose_filter(chosen)

    def _on_search(self, wanted: str) -> None:
        self._may_sort = True
        self._view_model.search(wanted)
