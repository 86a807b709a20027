"""The first page of a console: login, password, one button, one sentence when it did not work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from common.console.texts.say import fault_text, say
from common.qt.i18n.text import text
from common.qt.icons import Icon
from common.qt.tasks import starter
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonKind, ButtonSize
from common.qt.widgets.card import Card
from common.qt.widgets.card_page import CardPage
from common.qt.widgets.field_box import FieldSize
from common.qt.widgets.icon_mark import IconMark
from common.qt.widgets.label import Label
from common.qt.widgets.paragraph import Paragraph
from common.qt.widgets.text_field import TextField
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from common.console.sign_in.sign_in_view_model import SignInViewModel
    from common.core.tasks import TaskScope


class SignInView(View):
    """A card in the middle of the window.

    Args:
        view_model: asks the server.
        tasks: owns the question while it runs.
        parent: the owner.
    """

    def __init__(
        self, view_model: SignInViewModel, tasks: TaskScope, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._title = Label(TextStyle.HEADING)
        self._server = Label(TextStyle.BODY, Token.MUTED, shortens=True)
        self._login = TextField(FieldSize.M)
        self._password = TextField(FieldSize.M)
        self._password.set_secret(True)
        self._button = Button(kind=ButtonKind.PRIMARY, size=ButtonSize.M)
        self._problem = _Problem()
        self._name_controls()
        self._lay_out()
        go = starter(tasks, "sign-in", view_model.sign_in)
        self._login.edited.connect(view_model.type_login)
        self._password.edited.connect(view_model.type_password)
        self._login.submitted.connect(self._password.setFocus)
        self._password.submitted.connect(go)
        self._button.activated.connect(go)
        view_model.changed.connect(self.refresh)
        self.begin()

    def _name_controls(self) -> None:
        self._login.box.edit.setObjectName("staff.login")
        self._password.box.edit.setObjectName("staff.password")
        self._button.setObjectName("staff.sign_in")

    def _lay_out(self) -> None:
        card = Card(padding=32, radius=10)
        body = card.body
        body.addWidget(self._title)
        body.addSpacing(4)
        body.addWidget(self._server)
        body.addSpacing(24)
        body.addWidget(self._login)
        body.addSpacing(4)
        body.addWidget(self._password)
        body.addSpacing(8)
        body.addWidget(self._problem)
        body.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(CardPage(card, 420))

    @override
    def retranslate(self) -> None:
        role = self._view_model.picture.role
        self._title.setText(text(f"console.program.{role}"))
        self._login.set_name(text("console.sign_in.login"))
        self._password.set_name(text("console.sign_in.password"))
        self._button.setText(text("console.sign_in.go"))

    @override
    def refresh(self) -> None:
        picture = self._view_model.picture
        self._server.setText(text("console.sign_in.server", server=picture.server))
        self._login.set_words(picture.login)
        self._password.set_words(picture.password)
        if picture.is_rejected:
            self._password.setFocus()
        reason = None if picture.is_complete else text("console.sign_in.incomplete")
        busy = text("console.sign_in.busy") if picture.is_busy else None
        self._button.set_blocked(busy or reason)
        refusal = "" if picture.refusal is None else fault_text(picture.refusal)
        self._problem.say(refusal or say(picture.problem))


class _Problem(QWidget):
    """What went wrong: icon and sentence; takes no room while all is well."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Paragraph(TextStyle.BODY, Token.DANGER)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 16)
        row.setSpacing(8)
        mark = IconMark(Icon.WARN, Token.DANGER, 18)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self._words.setObjectName("staff.problem")

    def say(self, sentence: str) -> None:
        """Say what is wrong; nothing hides the line."""
        self._words.setText(sentence)
        self._words.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
