"""Second step of handing in: the last four digits of the exam number, typed on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from common.qt.i18n.text import text
from common.qt.icons import Icon
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonKind, ButtonSize
from common.qt.widgets.chip import Chip
from common.qt.widgets.fact_list import FactList
from common.qt.widgets.label import Label
from common.qt.widgets.overlay_dialog import OverlayDialog
from common.qt.widgets.paragraph import Paragraph
from common.qt.widgets.reason_line import ReasonLine
from common.qt.widgets.text_field import TextField

if TYPE_CHECKING:
    from candidate_app.view_models.candidate_view_models import CandidateViewModels
    from candidate_app.view_models.submit_view_model import SubmitViewModel

WIDTH = 560


class SubmitConfirmDialog(OverlayDialog):
    """Finishes with True to hand in, None for back."""

    def __init__(self, window: QWidget, models: CandidateViewModels, top: int) -> None:
        super().__init__(window, WIDTH, top)
        self.setObjectName("submit.confirm_dialog")
        self._exam = models.exam
        self._view_model: SubmitViewModel = models.submit
        self._facts, self._field = FactList(40, 92), TextField()
        self._field.box.edit.setObjectName("submit.code")
        self._field.set_name(text("candidate.submit.code"), text("candidate.submit.code_hint"))
        self._back = Button(text("candidate.submit.back"), size=ButtonSize.XL)
        self._back.setObjectName("submit.back")
        words = text("candidate.submit.confirm")
        self._go = Button(words, ButtonKind.PRIMARY, ButtonSize.XL, Icon.SEND)
        self._go.setObjectName("submit.confirm")
        self._fill()
        self._back.activated.connect(lambda: self.finish(None))
        self._go.activated.connect(lambda: self.finish(True))
        self._field.edited.connect(self._view_model.type_code)
        self._field.submitted.connect(self._on_entered)
        self._view_model.changed.connect(self._show)
        self._exam.changed.connect(self._show)
        self.first_focus = self._field.box.edit
        self._show()

    def _fill(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(Label(TextStyle.HEADING, Token.TEXT, text("candidate.submit.title")))
        head.addWidget(Chip(text("candidate.submit.second_of_two"), Token.MUTED))
        head.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self._back)
        buttons.addWidget(self._go, 1)
        body = self.card.body
        body.addLayout(head)
        body.addSpacing(14)
        body.addWidget(Paragraph(TextStyle.PARAGRAPH, Token.TEXT, text("candidate.submit.final")))
        body.addSpacing(10)
        body.addWidget(self._facts)
        body.addSpacing(14)
        body.addWidget(self._field)
        body.addSpacing(14)
        body.addLayout(buttons)
        body.addSpacing(6)
        body.addWidget(ReasonLine(self._go))

    def _on_entered(self) -> None:
        if self._view_model.picture.may_confirm:
            self.finish(True)

    def _show(self) -> None:
        picture, exam = self._view_model.picture, self._exam.picture
        self._facts.show_facts(
            [
                (text("candidate.facts.name"), picture.name),
                (text("candidate.facts.number"), picture.number),
                (text("candidate.exam.count_answered"), f"{exam.answered} / {exam.total}"),
            ]
        )
        self._field.set_words(picture.code)
        if picture.is_wrong:
            self._field.show_error(text("candidate.submit.code_wrong"))
        else:
            self._field.show_help("")
        self._go.set_blocked(None if picture.may_confirm else text("candidate.submit.code_missing"))
