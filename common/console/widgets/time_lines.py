"""The lines of the time dialog: each seat or room, whether it is meant, and what would follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from common.console.texts.say import fault_texts
from common.qt.i18n.text import text
from common.qt.i18n.times import duration_text, minute_text
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.check_box import CheckBox
from common.qt.widgets.label import Label
from common.qt.widgets.scroll_page import ScrollPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from common.console.rows.time_plan import TimeLine

NAME_WIDTH = 200


class TimeLines(QWidget):
    """A box for all, then a line for each, which scroll. ``chosen`` is a person's act only."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, _Line] = {}
        self._all = CheckBox(text("console.time.all"), TextStyle.SECTION)
        self._all.setObjectName("console.time.all")
        self._page = ScrollPage()
        self._page.body.setSpacing(0)
        self._page.body.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(4))
        column.addWidget(self._all)
        column.addWidget(self._page, 1)
        self._all.clicked.connect(self._on_all)

    @property
    def keys(self) -> frozenset[str]:
        """What is ticked."""
        return frozenset(key for key, line in self._lines.items() if line.box.isChecked())

    def tick(self, keys: Iterable[str]) -> None:
        """Tick these and no others, without a signal."""
        wanted = frozenset(keys)
        for key, line in self._lines.items():
            line.box.setChecked(key in wanted)
        self._show_all()

    def show_lines(self, lines: Sequence[TimeLine]) -> None:
        """Show the newest plan; ticks stay."""
        if tuple(self._lines) != tuple(line.key for line in lines):
            self._renew(lines)
        for line in lines:
            self._lines[line.key].show_line(line)

    def _renew(self, lines: Sequence[TimeLine]) -> None:
        ticked = self.keys
        for old in self._lines.values():
            old.deleteLater()
        self._lines = {}
        layout = self._page.body
        while layout.count():
            layout.takeAt(0)
        for line in lines:
            widget = self._lines[line.key] = _Line(line)
            widget.box.setChecked(line.key in ticked)
            widget.box.clicked.connect(self._on_one)
            layout.addWidget(widget)
        layout.addStretch(1)

    def _on_all(self) -> None:
        for line in self._lines.values():
            line.box.setChecked(self._all.isChecked())
        self.chosen.emit()

    def _on_one(self) -> None:
        self._show_all()
        self.chosen.emit()

    def _show_all(self) -> None:
        boxes = [line.box.isChecked() for line in self._lines.values()]
        self._all.setChecked(bool(boxes) and all(boxes))


class _Line(QWidget):
    """Tick, seat and name, why not, and the end before and after."""

    def __init__(self, line: TimeLine) -> None:
        super().__init__()
        self.box = CheckBox(f"{line.seat} {line.name}".strip(), TextStyle.BODY)
        self.box.setObjectName(f"console.time.line.{line.seat}")
        self.box.setFixedWidth(theme().px(NAME_WIDTH))
        self._why = Label(TextStyle.SMALL, Token.WARN, shortens=True)
        self._end = Label(TextStyle.BODY, Token.MUTED)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme().px(8), 0)
        row.setSpacing(theme().px(8))
        row.addWidget(self.box)
        row.addWidget(self._why, 1)
        row.addWidget(self._end)
        self.setFixedHeight(theme().px(36))

    def show_line(self, line: TimeLine) -> None:
        """Show what would follow for it."""
        why = " ".join(fault_texts(line.faults))
        if line.excluded and not line.name:
            why = text("console.time.room_excluded", number=line.excluded, why=why)
        end = _end_text(line)
        self._why.set_tone(Token.WARN if why else Token.MUTED)
        why = why or _lost_text(line)
        self._why.setText(why)
        self._end.setText(end)
        self._end.set_tone(Token.TEXT if line.new_end_ms is not None else Token.MUTED)
        self.box.setAccessibleDescription(f"{end} {why}".strip())


def _lost_text(line: TimeLine) -> str:
    if line.lost is None:
        return ""
    key = "console.time.line_lost" if line.name else "console.time.room_lost"
    return text(key, time=duration_text(line.lost.lost_ms // 1000), number=line.away)


def _end_text(line: TimeLine) -> str:
    if line.end_ms is None:
        return text("console.time.not_started")
    if line.new_end_ms is None or line.new_end_ms == line.end_ms:
        return minute_text(line.end_ms)
    before, after = minute_text(line.end_ms), minute_text(line.new_end_ms)
    return text("console.time.ends", before=before, after=after)
