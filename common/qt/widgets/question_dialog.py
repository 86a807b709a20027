"""A short question with two buttons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from common.qt.i18n.text import text
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonKind
from common.qt.widgets.label import Label
from common.qt.widgets.overlay_dialog import OverlayDialog
from common.qt.widgets.paragraph import Paragraph

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, in words that are already in the person's language.

    Args:
        title: one line.
        body: what follows from a yes.
        yes: the verb on the button that acts.
        no: the verb on the safe button; 취소 when left out.
        dangerous: the yes is red.
    """

    title: str
    body: str
    yes: str
    no: str = ""
    dangerous: bool = False


class QuestionDialog(OverlayDialog):
    """Finishes with True for yes, False for no, None for Esc."""

    def __init__(self, window: QWidget, question: Question, top: int = 0) -> None:
        super().__init__(window, width=480, top=top)
        yes_kind = ButtonKind.DANGER_FILLED if question.dangerous else ButtonKind.PRIMARY
        no = Button(question.no or text("common.cancel"), ButtonKind.PLAIN)
        yes = Button(question.yes, yes_kind)
        no.activated.connect(self._on_no)
        yes.activated.connect(self._on_yes)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch(1)
        buttons.addWidget(no)
        buttons.addWidget(yes)
        self.card.body.addWidget(Label(TextStyle.HEADING, Token.TEXT, question.title))
        self.card.body.addSpacing(12)
        self.card.body.addWidget(Paragraph(TextStyle.LABEL, Token.TEXT, question.body))
        self.card.body.addSpacing(24)
        self.card.body.addLayout(buttons)
        self.first_focus = no
        self.setAccessibleName(question.title)

    def _on_yes(self) -> None:
        self.finish(True)

    def _on_no(self) -> None:
        self.finish(False)
