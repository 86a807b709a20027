"""A text field with its name above and, under it, one sentence that helps or says what is wrong."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from common.qt.announce import announce
from common.qt.icons import Icon
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.field_box import FieldBox, FieldSize, FieldState
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.label import Label
from common.qt.widgets.status_mark import StatusMark


class TextField(QWidget):
    """Label, box and message. ``edited`` is the person's typing only; ``submitted`` is Enter."""

    edited = Signal(str)
    submitted = Signal()

    def __init__(self, size: FieldSize = FieldSize.L, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = FieldBox(size)
        self._name = Label(TextStyle.SECTION)
        self._hint = Label(TextStyle.BODY, Token.MUTED)
        self._help = Label(TextStyle.BODY, Token.MUTED)
        self._error = StatusMark("", Token.DANGER, Icon.WARN)
        self._error.hide()
        head = QHBoxLayout()
        head.addWidget(self._name)
        head.addStretch(1)
        head.addWidget(self._hint)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        foot.addWidget(self._help)
        foot.addWidget(self._error)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.box)
        column.addWidget(self._foot)
        column.addStretch(1)
        self.setFocusProxy(self.box.edit)
        self.box.edit.textEdited.connect(self.edited)
        self.box.edit.returnPressed.connect(self.submitted)
        follow_theme(self._restyle)

    @property
    def words(self) -> str:
        """What was typed."""
        return self.box.edit.text()

    def set_words(self, words: str) -> None:
        """Show another text, without a signal."""
        if words != self.box.edit.text():
            self.box.edit.setText(words)

    def set_name(self, name: str, hint: str = "") -> None:
        """Set the label and the example at its right."""
        self._name.setText(name)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.box.edit.setAccessibleName(name)

    def set_secret(self, secret: bool) -> None:
        """Show dots in place of characters."""
        mode = QLineEdit.EchoMode.Password if secret else QLineEdit.EchoMode.Normal
        self.box.edit.setEchoMode(mode)

    def show_help(self, sentence: str) -> None:
        """Neutral ring, a helping sentence (may be empty)."""
        self._show(FieldState.NEUTRAL, sentence, "")

    def show_ok(self, word: str, sentence: str = "") -> None:
        """Green ring, a word in the box."""
        self._show(FieldState.OK, sentence, word)

    def show_error(self, sentence: str) -> None:
        """Red ring and icon; the sentence is spoken at once."""
        self._show(FieldState.ERROR, sentence, "")
        announce(self.box.edit, sentence)

    def _restyle(self) -> None:
        # Always there, so that a message moves nothing.
        self._foot.setFixedHeight(theme().px(24))

    def _show(self, state: FieldState, sentence: str, word: str) -> None:
        wrong = state is FieldState.ERROR
        self.box.show_state(state, word)
        self._error.setText(sentence if wrong else "")
        self._error.setVisible(wrong)
        self._help.setText("" if wrong else sentence)
        self._help.setVisible(not wrong)
        self.box.edit.setAccessibleDescription(sentence or word)
