"""The seats as a list: two groups, one painter, the selection kept while rows move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget
from typing_extensions import override

from common.console.rows.seat_item import SeatItem
from common.console.widgets.seat_delegate import SeatDelegate
from common.qt.i18n.switch import languages
from common.qt.table_model import ROW_ROLE
from common.qt.theme.theme import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

    from common.console.widgets.seat_table_model import SeatTableModel


CALM_AFTER_MS = 3_000
"""So long after the last move of pointer or keys the order may change again."""
_MOVES = frozenset({QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})
_BY_KEYS = frozenset({Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason})


class SeatList(QListView):
    """``seat_chosen`` is a person's act: an attempt id, or "" for nothing."""

    seat_chosen = Signal(str)
    seat_opened = Signal(str)

    def __init__(self, model: SeatTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = model
        self._painter = SeatDelegate(self)
        self._moved = QElapsedTimer()
        self._is_acting = False
        self.setModel(model)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(theme().px(33))
        self.activated.connect(self._on_activated)
        languages().changed.connect(self._redraw)
        theme().changed.connect(self._relay)

    @property
    def is_busy(self) -> bool:
        """Whether somebody is about to point at a row: rows must stay where they are."""
        return self._moved.isValid() and self._moved.elapsed() < CALM_AFTER_MS

    def choose(self, attempt_id: str) -> None:
        """Select a seat, without a signal; "" selects nothing."""
        place = self._lines.place_of(attempt_id)
        index = QModelIndex() if place is None else self._lines.index(place, 0)
        chosen = self.selectionModel()
        if index != self.currentIndex() or chosen.isSelected(index) != index.isValid():
            chosen.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._redraw()

    def set_stale(self, stale: bool) -> None:
        """What is shown is old: bars go grey."""
        if self._painter.set_stale(stale):
            self._redraw()

    def _redraw(self) -> None:
        self.viewport().update()

    def _relay(self) -> None:
        self.scheduleDelayedItemsLayout()
        self._redraw()

    def _on_activated(self, index: QModelIndex) -> None:
        line = index.data(ROW_ROLE)
        if isinstance(line, SeatItem):
            self.seat_opened.emit(line.attempt_id)

    @override
    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        if not self._is_acting:
            return  # rows came and went; what is chosen is decided by a person only
        line = current.data(ROW_ROLE) if current.isValid() else None
        self.seat_chosen.emit(line.attempt_id if isinstance(line, SeatItem) else "")

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._moved.start()
        elif event.type() is QEvent.Type.Leave:
            self._moved.invalidate()
        return super().viewportEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._moved.start()
        self._painter.shows_focus = True
        self._is_acting = True
        super().keyPressEvent(event)
        self._is_acting = False

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._painter.shows_focus = event.reason() in _BY_KEYS
        super().focusInEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._painter.shows_focus = False
        self._is_acting = True
        super().mousePressEvent(event)
        self._is_acting = False
