"""A table whose rows can be put in another order without losing selection and scroll place."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QModelIndex

from common.qt.table_model import RowTableModel

if TYPE_CHECKING:
    from collections.abc import Sequence

Row = TypeVar("Row")


class ArrangedTableModel(RowTableModel[Row]):
    """Keeps what the view remembers of a row (selection, current row) with the row."""

    def arrange(self, rows: Sequence[Row]) -> None:
        """Show exactly these rows in this order."""
        wanted = {self._key(row) for row in rows}
        for row in reversed(self.rows):
            if self._key(row) not in wanted:
                self.remove(self._key(row))
        for row in rows:
            self.put(row)
        if [self._key(row) for row in rows] != [self._key(row) for row in self._rows]:
            self._reorder(rows)

    def refresh(self, rows: Sequence[Row]) -> None:
        """Show newer rows in the places where their keys stand; unknown keys are left out."""
        for row in rows:
            if self.place_of(self._key(row)) is not None:
                self.put(row)

    def _reorder(self, rows: Sequence[Row]) -> None:
        self.flush()
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self._key(self._rows[index.row()]) for index in before]
        self._rows = list(rows)
        self._number()
        after = [
            self.index(self._places[key], old.column()) if key in self._places else QModelIndex()
            for key, old in zip(keys, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
