"""The seats of the list with the heads of their two groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from common.console.widgets.arranged_model import ArrangedTableModel
from common.console.widgets.seat_lines import (
    Group,
    GroupLine,
    SeatLine,
    line_key,
    seat_columns,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QObject

    from common.console.rows.seat_order import SeatOrdering

_NO_FLAGS = Qt.ItemFlag.NoItemFlags


class SeatTableModel(ArrangedTableModel[SeatLine]):
    """Ten columns; a head can neither be chosen nor reached by the arrow keys."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(seat_columns(), line_key, parent)

    def show_seats(self, ordering: SeatOrdering, *, may_move: bool) -> None:
        """Show these seats; while rows may not move, only what stands there is brought up to date.

        Seats that come or go (a filter, a new room) move the rows in any case.
        """
        lines = _lines(ordering)
        seats = _seats(lines)
        if may_move or {line_key(seat) for seat in seats} != {
            line_key(seat) for seat in _seats(self.rows)
        }:
            self.arrange(lines)
        else:
            self.refresh(seats)

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.row_at(index.row()), GroupLine):
            return _NO_FLAGS
        return super().flags(index)


def _seats(lines: Iterable[SeatLine]) -> list[SeatLine]:
    return [line for line in lines if not isinstance(line, GroupLine)]


def _lines(ordering: SeatOrdering) -> list[SeatLine]:
    lines: list[SeatLine] = []
    if ordering.upper:
        lines += [GroupLine(Group.ATTENTION, len(ordering.upper)), *ordering.upper]
    if ordering.lower:
        lines += [GroupLine(Group.CALM, len(ordering.lower)), *ordering.lower]
    return lines
