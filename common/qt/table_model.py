"""Rows of one type as a Qt table: updated by key, announced in contiguous runs, at most each 50 ms.

One dataChanged over first to last row would make the view look at every row between (measured:
three times the work), and one per update is more signals than anyone can see.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from common.qt.coalesce import INTERVAL_MS, Coalescer

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole
ROW_ROLE = int(_Role.UserRole)
SORT_ROLE = int(_Role.UserRole) + 1
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """How one column of a row type is shown.

    Args:
        title: the words of the header, asked anew after a change of language.
        text: what the cell shows.
        sort: what the column sorts by; the text when left out.
        accessible: what a screen reader says; the text when left out.
        tooltip: what a resting pointer shows; nothing when left out.
        align: where the text stands in its cell.
    """

    title: Callable[[], str]
    text: Callable[[Row], str]
    sort: Callable[[Row], Any] | None = None
    accessible: Callable[[Row], str] | None = None
    tooltip: Callable[[Row], str] | None = None
    align: Qt.AlignmentFlag = _LEFT


class RowTableModel(QAbstractTableModel, Generic[Row]):
    """A table of rows, each with its key. ``ROW_ROLE`` gives delegates the row itself."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], Hashable],
        parent: QObject | None = None,
        interval_ms: int = INTERVAL_MS,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._key = key
        self._rows: list[Row] = []
        self._places: dict[Hashable, int] = {}
        self._dirty: set[int] = set()
        self._coalescer = Coalescer(self._announce, interval_ms, self)

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows in order."""
        return tuple(self._rows)

    def row_at(self, place: int) -> Row:
        """The row at a place."""
        return self._rows[place]

    def place_of(self, key: Hashable) -> int | None:
        """Where the row of a key stands, None when there is none."""
        return self._places.get(key)

    def find(self, key: Hashable) -> Row | None:
        """The row of a key, None when there is none."""
        place = self._places.get(key)
        return None if place is None else self._rows[place]

    def replace_all(self, rows: Iterable[Row]) -> None:
        """Show these rows and no others."""
        self.beginResetModel()
        self._rows = list(rows)
        self._number()
        self._dirty.clear()
        self.endResetModel()

    def put(self, row: Row) -> None:
        """Show a row in place of the one with its key; a new key comes last."""
        place = self._places.get(self._key(row))
        if place is None:
            end = len(self._rows)
            self.beginInsertRows(_NOWHERE, end, end)
            self._rows.append(row)
            self._places[self._key(row)] = end
            self.endInsertRows()
        elif self._rows[place] != row:
            self._rows[place] = row
            self._dirty.add(place)
            self._coalescer.poke()

    def remove(self, key: Hashable) -> None:
        """Take the row of a key away, if there is one."""
        place = self._places.get(key)
        if place is None:
            return
        self.flush()
        self.beginRemoveRows(_NOWHERE, place, place)
        del self._rows[place]
        self._number()
        self.endRemoveRows()

    def flush(self) -> None:
        """Announce what waits, now."""
        self._coalescer.flush()

    def _number(self) -> None:
        self._places = {self._key(row): place for place, row in enumerate(self._rows)}

    def _announce(self) -> None:
        places, self._dirty = sorted(self._dirty), set()
        last_column = len(self._columns) - 1
        for first, last in runs(places):
            self.dataChanged.emit(self.index(first, 0), self.index(last, last_column))

    def _cell(self, row: Row, column: Column[Row], role: int) -> object:
        if role == _Role.DisplayRole:
            return column.text(row)
        if role == _Role.AccessibleTextRole:
            return (column.accessible or column.text)(row)
        if role == SORT_ROLE:
            return (column.sort or column.text)(row)
        if role == _Role.ToolTipRole and column.tooltip is not None:
            return column.tooltip(row)
        if role == _Role.TextAlignmentRole:
            return int(column.align)
        return row if role == ROW_ROLE else None

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        return self._cell(self._rows[index.row()], self._columns[index.column()], role)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return self._columns[section].title()
        return int(self._columns[section].align) if role == _Role.TextAlignmentRole else None


def runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Sorted places as (first, last) of each unbroken run."""
    if not places:
        return []
    breaks = [index for index, (a, b) in enumerate(pairwise(places), 1) if b != a + 1]
    starts = [0, *breaks]
    ends = [*(index - 1 for index in breaks), len(places) - 1]
    return [(places[start], places[end]) for start, end in zip(starts, ends, strict=True)]
