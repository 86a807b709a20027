"""What may be done to the candidate; an act that is not possible keeps its place and says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from common.console.rows.seat_acts import SeatAct
from common.console.texts.say import fault_texts
from common.core.errors import ErrorCode
from common.qt.i18n.text import text
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonKind, ButtonSize
from common.qt.widgets.label import Label
from common.qt.widgets.paragraph import Paragraph

if TYPE_CHECKING:
    from common.console.rows.seat_acts import SeatActs

COLUMNS = 3
UNCHANGED = "error.transition.unchanged"
HELD = "error.transition.already_held"
PLACES = (
    SeatAct.RELEASE,
    SeatAct.VERIFY,
    SeatAct.WARN,
    SeatAct.LOCK,
    SeatAct.PAUSE,
    SeatAct.TIME,
    SeatAct.MOVE,
    SeatAct.REOPEN,
)


class ActGrid(QWidget):
    """Three columns of buttons 36 high. ``asked`` carries the act."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(TextStyle.SECTION)
        self._why = Paragraph(TextStyle.SMALL, Token.MUTED)
        self._buttons = {act: Button(size=ButtonSize.PANEL) for act in PLACES}
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, (act, button) in enumerate(self._buttons.items()):
            button.setObjectName(f"proctor.action.{act.value}")
            button.activated.connect(lambda act=act: self.asked.emit(act))
            grid.addWidget(button, place // COLUMNS, place % COLUMNS)
        for at in range(COLUMNS):
            grid.setColumnStretch(at, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addLayout(grid)
        column.addWidget(self._why)

    def show_acts(self, acts: SeatActs, held_up: str) -> None:
        """Show what is possible; ``held_up`` blocks everything: no link, or one on its way."""
        self._title.setText(text("console.act.title"))
        lines = []
        for act, button in self._buttons.items():
            words = self._words(act, acts)
            why = held_up or " ".join(fault_texts(acts.why_not(act)))
            button.setText(words)
            button.set_blocked(why or None)
            button.set_kind(_kind(act, acts))
            if why and not held_up and not _is_plain(act, acts):
                lines.append(f"{words.rstrip('…')}: {why}")
        self._why.setText(held_up or "\n".join(lines))
        self._why.setVisible(bool(self._why.text()))

    @staticmethod
    def _words(act: SeatAct, acts: SeatActs) -> str:
        if act is SeatAct.RELEASE and acts.releases is not None:
            return text(f"console.release.{acts.releases}")
        return text(f"console.act.{act.value}")


def _kind(act: SeatAct, acts: SeatActs) -> ButtonKind:
    """The one that is waited for is the primary one."""
    waited = SeatAct.RELEASE if acts.releases is not None else SeatAct.VERIFY
    return ButtonKind.PRIMARY if act is waited and not acts.why_not(act) else ButtonKind.PLAIN


def _is_plain(act: SeatAct, acts: SeatActs) -> bool:
    """Nobody has to be told why there is nothing to release, or to do what was done already."""
    if act is SeatAct.VERIFY:
        return any(fault.key == UNCHANGED for fault in acts.why_not(act))
    if act is SeatAct.REOPEN:
        return any(fault.code is ErrorCode.ILLEGAL_TRANSITION for fault in acts.why_not(act))
    if act is SeatAct.MOVE and any(fault.key == HELD for fault in acts.why_not(act)):
        return True
    return act is SeatAct.RELEASE and acts.releases is None
