"""Sign in: exam number, birth date, number pad."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from candidate_app.view_models.sign_in_view_model import Entry, SignInViewModel
from candidate_app.views.number_pad import NumberPad
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

# Behaviour, not look: round dots, and the last digit stays readable for a moment.
_DOTS = "QLineEdit { lineedit-password-character: 9679; lineedit-password-mask-delay: 800; }"


class SignInView(View):
    """A form at the left, the pad at the right."""

    def __init__(self, view_model: SignInViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sign_in.page")
        self._view_model = view_model
        self._title = Label(TextStyle.TITLE)
        self._lead = Label(TextStyle.LEAD, Token.MUTED)
        self._number, self._birth = TextField(), TextField()
        self._number.box.edit.setObjectName("sign_in.exam_number")
        self._birth.box.edit.setObjectName("sign_in.birth")
        self._birth.set_secret(True)
        self._birth.box.edit.setStyleSheet(_DOTS)
        self._go = Button(kind=ButtonKind.PRIMARY, size=ButtonSize.XL)
        self._go.setObjectName("sign_in.submit")
        self._pad_title = Label(TextStyle.SECTION, Token.MUTED)
        self._pad_hint = Label(TextStyle.BODY, Token.MUTED)
        self._pad = NumberPad()
        self._fill()
        self._connect()
        self.begin()

    def _fill(self) -> None:
        form = QVBoxLayout()
        form.setSpacing(0)
        form.addWidget(self._title)
        form.addSpacing(6)
        form.addWidget(self._lead)
        form.addSpacing(28)
        form.addWidget(self._number)
        form.addWidget(self._birth)
        form.addStretch(1)
        form.addWidget(self._go)
        form.addSpacing(8)
        form.addWidget(ReasonLine(self._go), 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.setSpacing(30)
        row.addLayout(form, 1)
        row.addWidget(Hairline(Qt.Orientation.Vertical))
        row.addLayout(self._pad_side())
        card = Card(padding=38)
        card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(CardPage(card, 920, 520))

    def _pad_side(self) -> QVBoxLayout:
        pad = QVBoxLayout()
        pad.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(self._pad_title)
        head.addStretch(1)
        head.addWidget(self._pad_hint)
        pad.addLayout(head)
        pad.addSpacing(20)
        pad.addWidget(self._pad)
        pad.addStretch(1)
        return pad

    def _connect(self) -> None:
        view_model = self._view_model
        self._number.edited.connect(view_model.type_number)
        self._birth.edited.connect(view_model.type_birth)
        self._number.submitted.connect(self._on_number_entered)
        self._birth.submitted.connect(view_model.sign_in)
        self._go.activated.connect(view_model.sign_in)
        self._pad.pressed.connect(view_model.press)
        self._pad.erased.connect(view_model.erase)
        self._pad.cleared.connect(view_model.clear)
        for field in (self._number, self._birth):
            field.box.edit.installEventFilter(self)
        view_model.changed.connect(self.refresh)

    def _on_number_entered(self) -> None:
        self._view_model.enter(Entry.BIRTH)

    @override
    def retranslate(self) -> None:
        """Set the fixed texts."""
        self._title.setText(text("candidate.sign_in.title"))
        self._lead.setText(text("candidate.sign_in.lead"))
        self._number.set_name(text("candidate.sign_in.number"))
        self._birth.set_name(
            text("candidate.sign_in.birth"), text("candidate.sign_in.birth_example")
        )
        self._go.setText(text("candidate.sign_in.go"))
        self._pad_title.setText(text("candidate.sign_in.pad"))
        self._pad_hint.setText(text("candidate.sign_in.pad_hint"))

    @override
    def refresh(self) -> None:
        """Show the picture."""
        picture = self._view_model.picture
        held = text("candidate.sign_in.held", count=picture.held_s) if picture.held_s else None
        self._number.set_words(picture.number)
        self._birth.set_words(picture.birth)
        for field in (self._number, self._birth):
            field.box.edit.setReadOnly(bool(held) or picture.busy)
        self._number.show_help("")
        self._say(held)
        self._go.set_blocked(self._reason(held))
        self._pad.set_blocked(held)
        self._follow_entry()

    def _say(self, held: str | None) -> None:
        picture = self._view_model.picture
        waits = picture.waits.words() if picture.waits is not None else None
        if picture.wrong is not None:
            self._birth.show_error(picture.wrong.words())
        else:
            self._birth.show_help(held or waits or text("candidate.sign_in.help"))

    def _reason(self, held: str | None) -> str | None:
        picture = self._view_model.picture
        if held:
            return text("candidate.sign_in.held_reason")
        if picture.busy:
            return text("candidate.sign_in.asking")
        if picture.missing is Entry.NUMBER:
            return text("candidate.sign_in.number_missing")
        return text("candidate.sign_in.birth_missing") if picture.missing is not None else None

    def _follow_entry(self) -> None:
        """The keyboard goes where the pad writes, as long as it is in a field at all."""
        wanted, other = self._number.box.edit, self._birth.box.edit
        if self._view_model.picture.entry is Entry.BIRTH:
            wanted, other = other, wanted
        if other.hasFocus() and not wanted.hasFocus():
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._number.box.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            of_number = watched is self._number.box.edit
            self._view_model.enter(Entry.NUMBER if of_number else Entry.BIRTH)
        return False
