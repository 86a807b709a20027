"""A PC that is not enrolled yet: the code, what to compare, and the characters to point at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override

from candidate_app.views.code_pad import CodePad
from common.qt.i18n.text import text
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonKind, ButtonSize
from common.qt.widgets.card import Card
from common.qt.widgets.card_page import CardPage
from common.qt.widgets.hairline import Hairline
from common.qt.widgets.label import Label
from common.qt.widgets.reason_line import ReasonLine
from common.qt.widgets.text_field import TextField
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from candidate_app.view_models.enrol_view_model import EnrolViewModel


class EnrolView(View):
    """A form at the left, the pad at the right."""

    def __init__(self, view_model: EnrolViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("enrol.page")
        self._view_model = view_model
        self._title = Label(TextStyle.TITLE)
        self._lead = Label(TextStyle.LEAD, Token.MUTED)
        self._lead.setWordWrap(True)
        self._words_name = Label(TextStyle.SECTION, Token.MUTED)
        self._words = Label(TextStyle.LEAD)
        self._words.setObjectName("enrol.words")
        self._words_hint = Label(TextStyle.BODY, Token.MUTED)
        self._words_hint.setWordWrap(True)
        self._code = TextField()
        self._code.box.edit.setObjectName("enrol.code")
        self._go = Button(kind=ButtonKind.PRIMARY, size=ButtonSize.XL)
        self._go.setObjectName("enrol.submit")
        self._pad_title = Label(TextStyle.SECTION, Token.MUTED)
        self._pad_hint = Label(TextStyle.BODY, Token.MUTED)
        self._pad = CodePad()
        self._fill()
        self._connect()
        self.begin()

    def _fill(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(30)
        row.addLayout(self._form(), 1)
        row.addWidget(Hairline(Qt.Orientation.Vertical))
        row.addLayout(self._pad_side())
        card = Card(padding=38)
        card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(CardPage(card, 960, 500))

    def _form(self) -> QVBoxLayout:
        form = QVBoxLayout()
        form.setSpacing(0)
        form.addWidget(self._title)
        form.addSpacing(6)
        form.addWidget(self._lead)
        form.addSpacing(22)
        form.addWidget(self._words_name)
        form.addSpacing(4)
        form.addWidget(self._words)
        form.addSpacing(4)
        form.addWidget(self._words_hint)
        form.addSpacing(22)
        form.addWidget(self._code)
        form.addStretch(1)
        form.addWidget(self._go)
        form.addSpacing(8)
        form.addWidget(ReasonLine(self._go), 0, Qt.AlignmentFlag.AlignHCenter)
        return form

    def _pad_side(self) -> QVBoxLayout:
        pad = QVBoxLayout()
        pad.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(self._pad_title)
        head.addStretch(1)
        head.addWidget(self._pad_hint)
        pad.addLayout(head)
        pad.addSpacing(16)
        pad.addWidget(self._pad)
        pad.addStretch(1)
        return pad

    def _connect(self) -> None:
        view_model = self._view_model
        self._code.edited.connect(view_model.type_code)
        self._code.submitted.connect(view_model.enrol)
        self._go.activated.connect(view_model.enrol)
        self._pad.pressed.connect(view_model.press)
        self._pad.erased.connect(view_model.erase)
        self._pad.cleared.connect(view_model.clear)
        view_model.changed.connect(self.refresh)

    @override
    def retranslate(self) -> None:
        """Set the fixed texts."""
        self._title.setText(text("candidate.enrol.title"))
        self._lead.setText(text("candidate.enrol.lead"))
        self._words_name.setText(text("candidate.enrol.words_name"))
        self._words_hint.setText(text("candidate.enrol.words_hint"))
        self._code.set_name(text("candidate.enrol.code"), text("candidate.enrol.code_example"))
        self._go.setText(text("candidate.enrol.go"))
        self._pad_title.setText(text("candidate.enrol.pad"))
        self._pad_hint.setText(text("candidate.sign_in.pad_hint"))

    @override
    def refresh(self) -> None:
        """Show the picture."""
        picture = self._view_model.picture
        held = text("candidate.enrol.held", count=picture.held_s) if picture.held_s else None
        self._code.set_words(picture.code)
        self._code.box.edit.setReadOnly(bool(held) or picture.busy)
        self._words.setText(picture.words)
        for label in (self._words_name, self._words, self._words_hint):
            label.setVisible(bool(picture.words))
        waits = picture.waits.words() if picture.waits is not None else None
        if picture.wrong is not None:
            self._code.show_error(picture.wrong.words())
        else:
            self._code.show_help(held or waits or text("candidate.enrol.help"))
        self._go.set_blocked(self._reason(held))
        self._pad.set_blocked(held)

    def _reason(self, held: str | None) -> str | None:
        picture = self._view_model.picture
        if held:
            return text("candidate.sign_in.held_reason")
        if picture.busy:
            return text("candidate.sign_in.asking")
        return None if picture.is_complete else text("candidate.enrol.missing")

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._code.box.edit.setFocus(Qt.FocusReason.OtherFocusReason)
