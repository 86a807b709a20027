"""What is done before the start, and what is not yet: icon, word, detail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from common.qt.icons import Icon
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.hairline import Hairline
from common.qt.widgets.icon_mark import IconMark
from common.qt.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

ROW = 46


class DoneList(QWidget):
    """Rows of 46 with hairlines between."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_DoneRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_done(self, facts: Sequence[tuple[bool, str, str]]) -> None:
        """Show facts as (done, word, detail); their number does not change."""
        while len(self._rows) < len(facts):
            if self._rows:
                self._column.addWidget(Hairline())
            row = _DoneRow()
            self._rows.append(row)
            self._column.addWidget(row)
        for row, (done, word, detail) in zip(self._rows, facts, strict=True):
            row.show_fact(word, detail, done=done)


class _DoneRow(QWidget):
    """One fact."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconMark(Icon.CHECK, Token.OK, 18)
        self._word = Label(TextStyle.BUTTON)
        self._detail = Label(TextStyle.BODY, Token.MUTED, shortens=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self._word)
        row.addStretch(1)
        row.addWidget(self._detail)
        follow_theme(self._restyle)

    def show_fact(self, word: str, detail: str, *, done: bool) -> None:
        """Show another fact."""
        self._icon.show_icon(
            Icon.CHECK if done else Icon.HOURGLASS, Token.OK if done else Token.WARN
        )
        self._word.setText(word)
        self._detail.setText(detail)
        self._word.setAccessibleName(f"{word}, {detail}")

    def _restyle(self) -> None:
        self.setFixedHeight(theme().px(ROW))
