"""A command that failed: what it was, why, and one button that says it was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from common.console.link.command_log import Outcome
from common.console.texts.say import fault_text, say
from common.qt.i18n.text import text
from common.qt.icons import Icon
from common.qt.theme.tokens import Token
from common.qt.widgets.banner import Banner
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonSize

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from common.console.link.command_log import SentCommand


LONGEST = 100
"""Names of many rooms would make the window wider; the tooltip has them all."""


class NoticeStrip(Banner):
    """56 high under the stage bar; hidden while there is nothing to say."""

    seen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(56, edge_to_edge=True, parent=parent)
        self._button = Button(size=ButtonSize.CONSOLE)
        self._button.setObjectName("console.notice.seen")
        self._button.activated.connect(self.seen)
        self.add_button(self._button)
        self.hide()

    def show_entry(self, entry: SentCommand | None, others: int) -> None:
        """Show a failed command, or nothing."""
        self.setVisible(entry is not None)
        if entry is None:
            return
        what = text(f"console.notice.{entry.outcome.value}", title=say(entry.title))
        more = text("console.notice.others", count=others) if others else ""
        refused = entry.outcome is Outcome.REJECTED
        self.tell(Token.DANGER if refused else Token.OFFLINE, Icon.WARN, what, more)
        unknown = text("console.command.unknown")
        why = unknown if entry.fault is None else fault_text(entry.fault)
        self.set_detail(why if len(why) <= LONGEST else f"{why[: LONGEST - 1]}…")
        self.detail.setToolTip(why)
        self._button.setText(text("console.command.seen"))
