"""What became of one command: three steps, and below them why it failed until that was seen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from common.console.link.command_lines import CommandLine, CommandStage
from common.console.texts.say import fault_text, say
from common.core.errors import Fault
from common.qt.i18n.text import text
from common.qt.i18n.times import clock_text, duration_text
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonKind, ButtonSize
from common.qt.widgets.command_steps import CommandProgress, CommandSteps
from common.qt.widgets.paragraph import Paragraph

_PROGRESS = {
    CommandStage.SENT: CommandProgress.SENT,
    CommandStage.WAITS_FOR_SEAT: CommandProgress.SENT,
    CommandStage.DELIVERED: CommandProgress.DELIVERED,
    CommandStage.DONE: CommandProgress.DONE,
    CommandStage.FAILED: CommandProgress.FAILED,
    CommandStage.EXPIRED: CommandProgress.EXPIRED,
    CommandStage.REFUSED: CommandProgress.REFUSED,
    CommandStage.NO_ANSWER: CommandProgress.NO_ANSWER,
}


class CommandItem(QWidget):
    """``put_away`` carries the id once a failure was seen."""

    put_away = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = ""
        self._steps = CommandSteps()
        self._why = Paragraph(TextStyle.SMALL, Token.DANGER)
        self._seen = Button(kind=ButtonKind.LINK, size=ButtonSize.CARD)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self._why, 1)
        foot.addWidget(self._seen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._steps)
        column.addWidget(self._foot)
        self._seen.activated.connect(self._on_seen)

    def show_line(self, line: CommandLine) -> None:
        """Show a command."""
        self._id = line.id
        fact = clock_text(line.at_ms)
        if line.waits_s is not None:
            age = duration_text(line.waits_s)
            fact = text("console.command.waits", time=fact, age=age)
        self._steps.show_command(say(line.title), fact, _PROGRESS[line.stage])
        self._why.setText(_why(line))
        self._seen.setText(text("console.command.seen"))
        self._foot.setVisible(line.is_over)

    def _on_seen(self) -> None:
        self.put_away.emit(self._id)


def _why(line: CommandLine) -> str:
    if line.why is None:
        return ""
    return fault_text(line.why) if isinstance(line.why, Fault) else say(line.why)
