"""Sentences with an icon each: what to do now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.icon_mark import IconMark
from common.qt.widgets.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from common.qt.icons import Icon


class NextSteps(QWidget):
    """As many rows as there are sentences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 0)
        self._column.setSpacing(13)

    def show_steps(self, steps: Sequence[tuple[Icon, str]]) -> None:
        """Show other sentences."""
        while len(self._rows) < len(steps):
            row = _Row()
            self._rows.append(row)
            self._column.addWidget(row)
        for at, row in enumerate(self._rows):
            row.setVisible(at < len(steps))
            if at < len(steps):
                row.show_step(*steps[at])


class _Row(QWidget):
    """One sentence."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Paragraph(TextStyle.LEAD)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 0, 0, 0)
        self._row.setSpacing(12)
        self._icon: IconMark | None = None
        self._row.addWidget(self._words, 1)

    def show_step(self, icon: Icon, words: str) -> None:
        """Show another sentence."""
        if self._icon is None:
            self._icon = IconMark(icon, Token.MUTED, 18)
            self._row.insertWidget(0, self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._icon.show_icon(icon, Token.MUTED)
        self._words.setText(words)
