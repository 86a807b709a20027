"""What became of one command: three steps, and below them why it failed until that was seen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from common.console.link.command_log import Outcome, SentCommand
from common.console.texts.say import fault_text, say
from common.qt.i18n.text import text
from common.qt.i18n.times import clock_text
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonKind, ButtonSize
from common.qt.widgets.command_steps import CommandProgress, CommandSteps
from common.qt.widgets.paragraph import Paragraph

_PROGRESS = {
    Outcome.WAITING: CommandProgress.SENT,
    Outcome.ACCEPTED: CommandProgress.DONE,
    Outcome.REJECTED: CommandProgress.REFUSED,
    Outcome.NO_ANSWER: CommandProgress.NO_ANSWER,
}
FAILED = frozenset({Outcome.REJECTED, Outcome.NO_ANSWER})


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

    def show_command(self, entry: SentCommand, *, acknowledged: bool | None = None) -> None:
        """Show a command.

        Args:
            entry: the command.
            acknowledged: whether the candidate confirmed it; None where nobody has to.
        """
        self._id = entry.id
        progress = _PROGRESS[entry.outcome]
        if entry.outcome is Outcome.ACCEPTED and acknowledged is False:
            progress = CommandProgress.DELIVERED
        self._steps.show_command(say(entry.title), clock_text(entry.sent_ms), progress)
        self._why.setText(_why(entry))
        self._seen.setText(text("console.command.seen"))
        self._foot.setVisible(entry.outcome in FAILED)

    def _on_seen(self) -> None:
        self.put_away.emit(self._id)


def _why(entry: SentCommand) -> str:
    if entry.fault is not None:
        return fault_text(entry.fault)
    return text("console.command.unknown") if entry.outcome is Outcome.NO_ANSWER else ""
