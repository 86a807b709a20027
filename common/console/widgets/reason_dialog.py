"""Asks for a reason before something is done: a usual one by a click, or one's own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from common.qt.i18n.text import text
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonKind, ButtonSize
from common.qt.widgets.field_box import FieldSize
from common.qt.widgets.label import Label
from common.qt.widgets.overlay_dialog import OverlayDialog
from common.qt.widgets.paragraph import Paragraph
from common.qt.widgets.text_field import TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class ReasonQuestion:
    """What is asked, in words that are already in the person's language.

    Args:
        name: first part of the names of the controls.
        title: one line.
        body: what follows.
        presets: usual reasons.
        act: the verb on the button.
        dangerous: the button is red.
    """

    name: str
    title: str
    body: str
    presets: tuple[str, ...]
    act: str
    dangerous: bool = False


class ReasonDialog(OverlayDialog):
    """Finishes with the reason, or None for the safe way."""

    def __init__(self, window: QWidget, question: ReasonQuestion) -> None:
        super().__init__(window, width=520)
        kind = ButtonKind.DANGER_FILLED if question.dangerous else ButtonKind.PRIMARY
        self._field = TextField(FieldSize.M)
        self._act = Button(question.act, kind, ButtonSize.PANEL)
        self._cancel = Button(text("common.cancel"), ButtonKind.PLAIN, ButtonSize.PANEL)
        self._field.box.edit.setObjectName(f"{question.name}.text")
        self._act.setObjectName(f"{question.name}.confirm")
        self._cancel.setObjectName(f"{question.name}.cancel")
        self._lay_out(question)
        self._field.set_name(text("console.reason.name"))
        self._field.edited.connect(self._on_edited)
        self._field.submitted.connect(self._on_act)
        self._act.activated.connect(self._on_act)
        self._cancel.activated.connect(self._on_cancel)
        self.first_focus = self._field.box.edit
        self.setAccessibleName(question.title)
        self._on_edited("")

    def _lay_out(self, question: ReasonQuestion) -> None:
        body = self.card.body
        body.addWidget(Label(TextStyle.HEADING, words=question.title))
        body.addSpacing(8)
        body.addWidget(Paragraph(TextStyle.LABEL, Token.MUTED, question.body))
        body.addSpacing(20)
        presets = QVBoxLayout()
        presets.setSpacing(8)
        for place, words in enumerate(question.presets):
            button = Button(words, size=ButtonSize.PANEL)
            button.setObjectName(f"{question.name}.preset[{place}]")
            button.activated.connect(lambda words=words: self._choose(words))
            presets.addWidget(button)
        body.addLayout(presets)
        body.addSpacing(16)
        body.addWidget(self._field)
        body.addSpacing(12)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._act)
        body.addLayout(buttons)

    def _choose(self, words: str) -> None:
        self._field.set_words(words)
        self._on_edited(words)

    def _on_edited(self, words: str) -> None:
        self._act.set_blocked(None if words.strip() else text("console.reason.needed"))

    def _on_act(self) -> None:
        words = self._field.words.strip()
        if words:
            self.finish(words)

    def _on_cancel(self) -> None:
        self.finish(None)
