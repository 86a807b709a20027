"""Extra time for one, a selection, a room or all: how much, why, and what would follow for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override

from common.console.rows.time_plan import TimeAsk
from common.console.widgets.time_facts_box import TimeFactsBox
from common.console.widgets.time_lines import TimeLines
from common.qt.i18n.text import text
from common.qt.i18n.times import duration_text
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonKind, ButtonSize
from common.qt.widgets.field_box import FieldSize
from common.qt.widgets.label import Label
from common.qt.widgets.overlay_dialog import OverlayDialog
from common.qt.widgets.paragraph import Paragraph
from common.qt.widgets.segment import Option, Segment
from common.qt.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from common.console.rows.time_plan import TimePlan
    from common.protocol.vocabulary import TimePart

MINUTE_MS = 60_000
SHORTCUTS = (5, 10)
PRESETS = 3
MOST_MINUTES = 180
LEFT_WIDTH = 300
HEIGHT = 356


class TimeQuestion(NamedTuple):
    """What the dialog begins with.

    Args:
        title: one line.
        parts: kinds of time this person gives; one needs no choice.
        chosen: keys of the lines that are ticked.
    """

    title: str
    parts: tuple[TimePart, ...]
    chosen: frozenset[str]


class TimeDialog(OverlayDialog):
    """Finishes with a ``TimeAsk``, or None for the safe way. Ctrl+Enter gives.

    Args:
        window: what is covered.
        question: what it begins with.
        plan: what an answer would do now; asked again at each change.
    """

    def __init__(
        self, window: QWidget, question: TimeQuestion, plan: Callable[[TimeAsk], TimePlan]
    ) -> None:
        super().__init__(window, width=940)
        self._question = question
        self._plan = plan
        self._summary = Paragraph(TextStyle.LABEL, Token.MUTED)
        self._part = Segment([_option(part) for part in question.parts])
        self._part.choose(question.parts[0])
        self._minutes = TextField(FieldSize.M)
        self._reason = TextField(FieldSize.M)
        self._lines = TimeLines()
        self._facts = TimeFactsBox()
        self._confirm = Button("", ButtonKind.PRIMARY, ButtonSize.PANEL)
        self._cancel = Button(text("common.cancel"), ButtonKind.PLAIN, ButtonSize.PANEL)
        self._name_controls()
        self._lay_out()
        self._lines.show_lines(plan(self._ask()).lines)
        self._lines.tick(question.chosen)
        self._part.chosen.connect(self._on_changed)
        self._lines.chosen.connect(self._on_changed)
        self._facts.taken.connect(self._on_suggestion)
        for field in (self._minutes, self._reason):
            field.edited.connect(self._on_changed)
            field.submitted.connect(self._on_confirm)
        self._confirm.activated.connect(self._on_confirm)
        self._cancel.activated.connect(self._on_cancel)
        self.first_focus = self._minutes.box.edit
        self.setAccessibleName(question.title)
        self._on_changed()

    def refresh(self) -> None:
        """Look again: somebody else may have given time, or a seat came back."""
        self._on_changed()

    def _name_controls(self) -> None:
        self._minutes.box.edit.setObjectName("console.time.minutes")
        self._reason.box.edit.setObjectName("console.time.reason")
        self._confirm.setObjectName("console.time.confirm")
        self._cancel.setObjectName("console.time.cancel")
        self._minutes.set_name(text("console.time.minutes"))
        self._reason.set_name(text("console.reason.name"))

    def _lay_out(self) -> None:
        body = self.card.body
        body.addWidget(Label(TextStyle.HEADING, words=self._question.title))
        body.addSpacing(4)
        body.addWidget(self._summary)
        body.addSpacing(12)
        body.addWidget(self._facts)
        body.addSpacing(12)
        middle = QHBoxLayout()
        middle.setSpacing(theme().px(28))
        middle.addLayout(self._left())
        middle.addWidget(self._lines, 1)
        self._lines.setFixedHeight(theme().px(HEIGHT))
        body.addLayout(middle)
        body.addSpacing(16)
        foot = QHBoxLayout()
        foot.setSpacing(theme().px(12))
        foot.addWidget(Label(TextStyle.SMALL, Token.MUTED, text("console.time.undo_hint")))
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._confirm)
        body.addLayout(foot)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme().px(8))
        if len(self._question.parts) > 1:
            column.addWidget(self._part)
            column.addSpacing(theme().px(8))
        column.addWidget(self._minutes)
        column.addLayout(self._shortcuts())
        column.addSpacing(theme().px(12))
        column.addWidget(self._reason)
        for place in range(PRESETS):
            words = text(f"console.time.preset_{place}")
            button = Button(words, size=ButtonSize.CONSOLE)
            button.setObjectName(f"console.time.preset[{place}]")
            button.activated.connect(lambda words=words: self._choose(self._reason, words))
            column.addWidget(button)
        column.addStretch(1)
        for part in (self._minutes, self._reason):
            part.setFixedWidth(theme().px(LEFT_WIDTH))
        return column

    def _shortcuts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().px(8))
        for minutes in SHORTCUTS:
            button = Button(text("console.time.shortcut", minutes=minutes), size=ButtonSize.CONSOLE)
            button.setObjectName(f"console.time.shortcut[{minutes}]")
            button.activated.connect(
                lambda minutes=minutes: self._choose(self._minutes, str(minutes))
            )
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _choose(self, field: TextField, words: str) -> None:
        field.set_words(words)
        self._on_changed()

    def _on_suggestion(self) -> None:
        """Take over what was measured: minutes, whom it concerns, and why; the person confirms."""
        offer = self._plan(self._ask()).facts.suggestion
        if offer is None or not offer.minutes:
            return
        self._lines.tick(offer.keys)
        self._minutes.set_words(str(offer.minutes))
        if not self._reason.words.strip():
            self._reason.set_words(text("console.time.preset_2"))
        self._on_changed()
        self._confirm.setFocus()

    def _ask(self) -> TimeAsk:
        part = next(p for p in self._question.parts if p == self._part.value)
        delta = minutes_of(self._minutes.words) * MINUTE_MS
        return TimeAsk(part, delta, self._lines.keys, self._reason.words.strip())

    def _on_changed(self, _what: object = None) -> None:
        ask = self._ask()
        plan = self._plan(ask)
        self._lines.show_lines(plan.lines)
        self._facts.show_facts(plan.facts)
        self._summary.setText(
            text("console.time.summary", reached=plan.reached, excluded=plan.excluded)
        )
        key = "console.time.confirm_less" if ask.delta_ms < 0 else "console.time.confirm"
        amount = duration_text(abs(ask.delta_ms) // 1000)
        self._confirm.setText(text(key, number=plan.reached, time=amount))
        self._confirm.set_blocked(_missing(ask, plan) or None)

    def _on_confirm(self) -> None:
        ask = self._ask()
        if not _missing(ask, self._plan(ask)):
            self.finish(ask)

    def _on_cancel(self) -> None:
        self.finish(None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_confirm()
        super().keyPressEvent(event)


def minutes_of(words: str) -> int:
    """Return the minutes that were typed; 0 for anything that is no usual number."""
    try:
        minutes = int(words.strip().replace("−", "-"))
    except ValueError:
        return 0
    return minutes if abs(minutes) <= MOST_MINUTES else 0


def _missing(ask: TimeAsk, plan: TimePlan) -> str:
    if not ask.delta_ms:
        return text("console.time.no_minutes", most=MOST_MINUTES)
    if not plan.reached:
        return text("console.time.nobody")
    return "" if ask.reason else text("console.reason.needed")


def _option(part: TimePart) -> Option:
    return Option(part, text(f"console.time.part_{part.value}"))
