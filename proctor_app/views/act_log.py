"""What was warned and what was sent for the candidate, the newest of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from common.console.texts.say import say_all
from common.console.widgets.command_item import CommandItem
from common.qt.i18n.text import text
from common.qt.i18n.times import clock_text
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.label import Label

if TYPE_CHECKING:
    from proctor_app.view_models.candidate_view_model import CandidatePicture

SHOWN_COMMANDS = 4
SHOWN_WARNINGS = 3


class ActLog(QWidget):
    """``put_away`` carries the id of a command whose failure was seen."""

    put_away = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._warned = Label(TextStyle.SECTION)
        self._sent = Label(TextStyle.SECTION)
        self._warnings = [Label(TextStyle.SMALL, shortens=True) for _ in range(SHOWN_WARNINGS)]
        self._commands = [CommandItem() for _ in range(SHOWN_COMMANDS)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._sent, *self._commands, self._warned, *self._warnings):
            column.addWidget(part)
        for head in (self._sent, self._warned):
            head.setContentsMargins(0, 6, 0, 0)
        for item in self._commands:
            item.put_away.connect(self.put_away)

    def show_log(self, picture: CandidatePicture) -> None:
        """Show the newest; heads only where there is something."""
        self._warned.setText(text("console.panel.warnings"))
        self._sent.setText(text("console.panel.commands"))
        self._warned.setVisible(bool(picture.warnings))
        self._sent.setVisible(bool(picture.commands))
        for place, label in enumerate(self._warnings):
            label.setVisible(place < len(picture.warnings))
            if place < len(picture.warnings):
                row = picture.warnings[place]
                label.setText(say_all([_state(row.number, row.acknowledged_ms), row.text]))
        for place, item in enumerate(self._commands):
            item.setVisible(place < len(picture.commands))
            if place < len(picture.commands):
                item.show_line(picture.commands[place])


def _state(number: int, acknowledged_ms: int | None) -> str:
    if acknowledged_ms is None:
        return text("console.panel.warning_unread", number=number)
    return text("console.panel.warning_read", number=number, time=clock_text(acknowledged_ms))
