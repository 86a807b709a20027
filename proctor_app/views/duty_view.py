"""The page between signing in and the seats: which room it is, and 근무 시작."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from common.console.texts.say import fault_text, fault_texts
from common.qt.i18n.text import text
from common.qt.i18n.times import minute_text
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonKind, ButtonSize
from common.qt.widgets.card import Card
from common.qt.widgets.card_page import CardPage
from common.qt.widgets.fact_list import FactList
from common.qt.widgets.label import Label
from common.qt.widgets.loading_blocks import LoadingBlocks
from common.qt.widgets.paragraph import Paragraph
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from proctor_app.view_models.duty_view_model import DutyPicture, DutyViewModel


class DutyView(View):
    """A card in the middle: the facts of the room and one button."""

    def __init__(self, view_model: DutyViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._title = Label(TextStyle.HEADING)
        self._lead = Paragraph(TextStyle.LABEL, Token.MUTED)
        self._facts = FactList(row_height=44, name_width=104)
        self._loading = LoadingBlocks(rows=4, row_height=44)
        self._button = Button(kind=ButtonKind.PRIMARY, size=ButtonSize.M)
        self._button.setObjectName("proctor.take_duty")
        self._why = Paragraph(TextStyle.BODY, Token.MUTED)
        self._lay_out()
        self._button.activated.connect(view_model.take)
        view_model.changed.connect(self.refresh)
        self.begin()

    def _lay_out(self) -> None:
        card = Card(padding=32, radius=10)
        body = card.body
        body.addWidget(self._title)
        body.addSpacing(6)
        body.addWidget(self._lead)
        body.addSpacing(16)
        body.addWidget(self._loading)
        body.addWidget(self._facts)
        body.addSpacing(20)
        body.addWidget(self._button)
        body.addSpacing(8)
        body.addWidget(self._why)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(CardPage(card, 460))

    @override
    def refresh(self) -> None:
        picture = self._view_model.picture
        self._loading.setVisible(not picture.is_loaded)
        self._facts.setVisible(picture.has_duty)
        self._button.setVisible(picture.has_duty)
        self._title.setText(_title(picture))
        self._lead.setText(_lead(picture))
        self._button.setText(text("proctor.duty.take"))
        if picture.has_duty:
            self._facts.show_facts(_facts(picture))
        why = _why(picture)
        self._button.set_blocked(why or None)
        self._why.setText(why if picture.refusal is None else fault_text(picture.refusal))
        self._why.setVisible(bool(self._why.text()))
        self._why.set_tone(Token.MUTED if picture.refusal is None else Token.DANGER)


def _title(picture: DutyPicture) -> str:
    if not picture.is_loaded:
        return text("proctor.duty.loading")
    if picture.is_signed_off:
        return text("proctor.duty.over")
    if not picture.has_duty:
        return text("proctor.duty.none")
    return text("proctor.duty.title", room=picture.room)


def _lead(picture: DutyPicture) -> str:
    if not picture.is_loaded:
        return text("proctor.duty.loading_lead")
    if picture.is_signed_off:
        return text("proctor.duty.over_lead", name=picture.person)
    if not picture.has_duty:
        return text("proctor.duty.none_lead")
    return text("proctor.duty.lead", name=picture.person)


def _facts(picture: DutyPicture) -> tuple[tuple[str, str], ...]:
    return (
        (text("proctor.duty.exam"), picture.exam),
        (text("proctor.duty.period"), picture.period),
        (text("proctor.duty.start"), minute_text(picture.start_ms)),
        (text("proctor.duty.candidates"), text("console.people", count=picture.candidates)),
    )


def _why(picture: DutyPicture) -> str:
    if not picture.has_duty:
        return ""
    if not picture.may_command:
        return text("console.link.no_commands")
    if picture.is_busy:
        return text("proctor.duty.busy")
    return " ".join(fault_texts(picture.reasons))
