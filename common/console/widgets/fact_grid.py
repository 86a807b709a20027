"""A few facts side by side: a small name over a larger value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

Fact = tuple[str, str, Token]
"""Name, value, and the value's colour."""


class FactGrid(QWidget):
    """Facts in rows of equal columns.

    Args:
        columns: how many beside each other.
        parent: the owner.
    """

    def __init__(self, columns: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._cells: list[tuple[Label, Label]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(10)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these facts; their number stays the same while the widget lives."""
        while len(self._cells) < len(facts):
            self._add()
        for (name, value), (words, figure, tone) in zip(self._cells, facts, strict=True):
            name.setText(words)
            value.setText(figure)
            value.set_tone(tone)
            value.setAccessibleName(f"{words} {figure}")

    def _add(self) -> None:
        place = len(self._cells)
        name = Label(TextStyle.SMALL, Token.MUTED, shortens=True)
        value = Label(TextStyle.FACT, shortens=True)
        cell = QVBoxLayout()
        cell.setSpacing(2)
        cell.addWidget(name)
        cell.addWidget(value)
        self._grid.addLayout(cell, place // self._columns, place % self._columns)
        self._grid.setColumnStretch(place % self._columns, 1)
        self._cells.append((name, value))
