"""Names and values in rows with hairlines between: 성명 · 송하린."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.hairline import Hairline
from common.qt.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence


class FactList(QWidget):
    """Rows of one height; the names make a column.

    Args:
        row_height: at 100 %.
        name_width: of the column of names at 100 %.
        parent: the owner.
    """

    def __init__(
        self, row_height: int = 50, name_width: int = 92, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._row_height = row_height
        self._name_width = name_width
        self._rows: list[_FactRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        follow_theme(self._restyle)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show names with values."""
        for row in self._rows[len(facts) :]:
            row.deleteLater()
        del self._rows[len(facts) :]
        while len(self._rows) < len(facts):
            row = _FactRow(self, has_line=bool(self._rows))
            self._column.addWidget(row)
            self._rows.append(row)
        for row, (name, value) in zip(self._rows, facts, strict=True):
            row.show_fact(name, value)
        self._restyle()

    def _restyle(self) -> None:
        for row in self._rows:
            row.set_measures(theme().px(self._row_height), theme().px(self._name_width))


class _FactRow(QWidget):
    """One name with its value."""

    def __init__(self, parent: QWidget, *, has_line: bool) -> None:
        super().__init__(parent)
        self._name = Label(TextStyle.LABEL, Token.MUTED)
        self._value = Label(TextStyle.FACT, shortens=True)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._name)
        row.addWidget(self._value, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if has_line:
            column.addWidget(Hairline())
        column.addLayout(row, 1)

    def show_fact(self, name: str, value: str) -> None:
        """Show another fact."""
        self._name.setText(name)
        self._value.setText(value)
        self._value.setAccessibleName(f"{name} {value}")

    def set_measures(self, height: int, name_width: int) -> None:
        """Set height and the width of the name's column in pixels."""
        self.setFixedHeight(height)
        self._name.setMinimumWidth(name_width)
