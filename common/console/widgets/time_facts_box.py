"""What the time dialog says first: what was measured, what waits, and what was given already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from common.qt.i18n.text import text
from common.qt.i18n.times import clock_text, duration_text, minute_text
from common.qt.icons import Icon
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.banner import Banner
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonSize
from common.qt.widgets.label import Label

if TYPE_CHECKING:
    from common.console.rows.time_facts import DecidedTime, Suggestion, TimeFacts, WaitingTime

SHOWN = 2


class TimeFactsBox(QWidget):
    """``taken`` is a person's wish to use the suggestion; nothing is given by it."""

    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measured = Banner(56)
        self._use = Button(size=ButtonSize.CONSOLE)
        self._use.setObjectName("console.time.use_measured")
        self._measured.add_button(self._use)
        self._nothing = Label(TextStyle.SMALL, Token.MUTED, text("console.time.nothing_measured"))
        self._waiting = Label(TextStyle.SMALL, Token.WARN, shortens=True)
        self._decided = [Label(TextStyle.SMALL, Token.MUTED, shortens=True) for _ in range(SHOWN)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(4))
        for part in (self._measured, self._nothing, self._waiting, *self._decided):
            column.addWidget(part)
        self._use.activated.connect(self.taken)

    def show_facts(self, facts: TimeFacts) -> None:
        """Show what is known of those who are chosen now."""
        self._show_suggestion(facts.suggestion)
        self._waiting.setVisible(bool(facts.waiting))
        if facts.waiting:
            self._waiting.setText(_waiting_text(facts.waiting))
        for place, label in enumerate(self._decided):
            label.setVisible(place < len(facts.decided))
            if place < len(facts.decided):
                more = len(facts.decided) - SHOWN if place == SHOWN - 1 else 0
                label.setText(_decided_text(facts.decided[place], more))

    def _show_suggestion(self, offer: Suggestion | None) -> None:
        self._measured.setVisible(offer is not None)
        self._nothing.setVisible(offer is None)
        if offer is None:
            return
        lost = offer.longest
        key = "console.time.measured_lasts" if lost.lasts else "console.time.measured"
        sentence = text(key, number=offer.seats, time=duration_text(lost.lost_ms // 1000))
        span = text(
            "console.time.measured_from",
            since=clock_text(lost.since_ms),
            until=clock_text(lost.until_ms),
        )
        self._measured.tell(Token.OFFLINE, Icon.PLUG_OFF, sentence, span)
        detail = "console.time.measured_check" if offer.minutes else "console.time.measured_few"
        self._measured.set_detail(text(detail))
        self._use.setVisible(offer.minutes > 0)
        self._use.setText(text("console.time.use_measured", minutes=offer.minutes))


def _waiting_text(waiting: tuple[WaitingTime, ...]) -> str:
    first = waiting[0]
    words = text(
        "console.time.waiting",
        what=text(f"console.proposal.{first.kind.value}.reason"),
        time=duration_text((first.until_ms - first.since_ms) // 1000),
        number=first.seats,
    )
    if len(waiting) == 1:
        return words
    return f"{words} {text('console.proposal.others', count=len(waiting) - 1)}"


def _decided_text(one: DecidedTime, more: int) -> str:
    key = "console.time.decided" if one.reached else "console.time.decided_undone"
    words = text(
        key,
        at=minute_text(one.at_ms),
        part=text(f"console.time.part_{one.part.value}"),
        time=_signed(one.delta_ms),
        number=one.reached,
        reason=one.reason,
    )
    return f"{words} {text('console.proposal.others', count=more)}" if more > 0 else words


def _signed(delta_ms: int) -> str:
    sign = "−" if delta_ms < 0 else "+"
    return f"{sign}{duration_text(abs(delta_ms) // 1000)}"
