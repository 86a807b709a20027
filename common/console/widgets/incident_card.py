"""One item of the incident feed: what, who, when, and the three verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from common.console.texts.say import say, say_all
from common.console.widgets.seat_lines import short_age
from common.protocol.vocabulary import Verdict
from common.qt.i18n.text import text
from common.qt.icons import Icon
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonSize
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.hairline import Hairline
from common.qt.widgets.icon_mark import IconMark
from common.qt.widgets.label import Label

if TYPE_CHECKING:
    from common.console.rows.feed import FeedItem

GRAVE = 3
"""Level from which an incident locks."""


class IncidentCard(QWidget):
    """104 high while it waits, 60 when it was judged.

    ``opened`` carries the attempt, ``judged`` key and verdict.
    """

    opened = Signal(str)
    judged = Signal(str, object)

    def __init__(self, *, judges: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._judges = judges
        self._item: FeedItem | None = None
        self._mark = IconMark(Icon.EYE, Token.SUSPECT, 16)
        self._title = Label(TextStyle.BODY_STRONG, shortens=True)
        self._age = Label(TextStyle.SMALL, Token.MUTED)
        self._who = Label(TextStyle.CHIP)
        self._facts = Label(TextStyle.SMALL, Token.MUTED, shortens=True)
        self._open = Button(size=ButtonSize.CARD)
        self._verdicts = {verdict: Button(size=ButtonSize.CARD) for verdict in Verdict}
        self._buttons = QWidget()
        self._lay_out()
        self._open.activated.connect(self._on_open)
        for verdict, button in self._verdicts.items():
            button.activated.connect(lambda verdict=verdict: self._on_judge(verdict))
        follow_theme(self._restyle)

    def show_item(self, item: FeedItem, blocked: str, room: str = "") -> None:
        """Show an item; ``blocked`` says why no verdict can be given now, ``room`` where it is."""
        self._item = item
        token, icon = _look(item)
        self._mark.show_icon(icon, token)
        title = say(item.title)
        self._title.setText(f"{title} ×{item.times}" if item.times > 1 else title)
        self._age.setText(short_age(item.age_s))
        self._who.setText(f"{room} {item.seat} {item.name}".strip())
        self._facts.setText(_facts(item))
        self._open.setText(text("console.incident.open"))
        for verdict, button in self._verdicts.items():
            button.setText(text(f"console.verdict.{verdict}"))
            button.setVisible(item.is_open)
            button.set_blocked(blocked or None)
        self._buttons.setVisible(item.is_open and self._judges)
        self._title.set_tone(Token.TEXT if item.is_open else Token.MUTED)
        self.setAccessibleName(f"{self._title.text()}, {self._who.text()}, {self._facts.text()}")

    def name_controls(self, start: str) -> None:
        """Give the controls their names."""
        self._who.setObjectName(f"{start}.who")
        self._title.setObjectName(f"{start}.title")
        self._open.setObjectName(f"{start}.open")
        for verdict, button in self._verdicts.items():
            button.setObjectName(f"{start}.{verdict}")

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addLayout(_line((self._title, 1), (self._age, 0)))
        words.addLayout(_line((self._who, 0), (self._facts, 1)))
        words.addWidget(self._buttons)
        self._lay_out_buttons()
        mark = QVBoxLayout()
        mark.addSpacing(2)
        mark.addWidget(self._mark)
        mark.addStretch(1)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addLayout(mark)
        self._row.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        column.addWidget(Hairline())

    def _lay_out_buttons(self) -> None:
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 8, 0, 0)
        buttons.setSpacing(6)
        buttons.addWidget(self._open)
        for button in self._verdicts.values():
            buttons.addWidget(button)
        buttons.addStretch(1)

    def _restyle(self) -> None:
        px = theme().px
        self._row.setContentsMargins(px(16), px(12), px(16), px(12))

    def _on_open(self) -> None:
        if self._item is not None:
            self.opened.emit(self._item.attempt_id)

    def _on_judge(self, verdict: Verdict) -> None:
        if self._item is not None:
            self.judged.emit(self._item.key, verdict)


def _line(*parts: tuple[QWidget, int]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for part, stretch in parts:
        row.addWidget(part, stretch)
    return row


def _look(item: FeedItem) -> tuple[Token, Icon]:
    if item.technical:
        return Token.OFFLINE, Icon.PLUG_OFF
    if item.verdict is Verdict.NORMAL:
        return Token.OK, Icon.CHECK
    if item.severity >= GRAVE or (item.is_open and item.is_locked):
        return Token.DANGER, Icon.LOCK
    return Token.SUSPECT, Icon.EYE


def _facts(item: FeedItem) -> str:
    if item.verdict is None:
        return say_all(item.facts)
    verdict = text("console.incident.judged", verdict=text(f"console.verdict.{item.verdict}"))
    return say_all([part for part in (verdict, item.judged_by) if part])
