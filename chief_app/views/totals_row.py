"""The figures of the whole centre: large numbers, coloured only where somebody must look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from common.qt.i18n.text import text
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.bar import Bar
from common.qt.widgets.label import Label

if TYPE_CHECKING:
    from common.rules.room_counts import RoomCounts

NAMES: tuple[tuple[str, Token], ...] = (
    ("planned", Token.TEXT),
    ("present", Token.TEXT),
    ("absent", Token.TEXT),
    ("in_progress", Token.TEXT),
    ("submitted", Token.TEXT),
    ("missing", Token.OFFLINE),
    ("incidents_open", Token.SUSPECT),
    ("locked", Token.DANGER),
    ("unsent", Token.OFFLINE),
)


class TotalsRow(Bar):
    """84 high, nine figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(84, side=20, fill=Token.BACKGROUND, parent=parent)
        self._cells: dict[str, tuple[Label, Label]] = {}
        for name, _ in NAMES:
            title = Label(TextStyle.SMALL, Token.MUTED)
            figure = Label(TextStyle.TIME)
            figure.setObjectName(f"chief.total.{name}")
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addStretch(1)
            column.addWidget(title)
            column.addWidget(figure)
            column.addStretch(1)
            self.row.addLayout(column, 1)
            self._cells[name] = (title, figure)

    def show_counts(self, counts: RoomCounts) -> None:
        """Show the figures."""
        for name, token in NAMES:
            title, figure = self._cells[name]
            number: int = getattr(counts, name)
            title.setText(text(f"chief.total.{name}"))
            figure.setText(str(number))
            figure.set_tone(token if number else Token.TEXT)
            figure.setAccessibleName(f"{title.text()} {number}")
