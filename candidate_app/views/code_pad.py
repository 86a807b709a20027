"""The characters of codes on the screen, for who would rather point than type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy
from typing_extensions import override

from common.qt.i18n.text import text
from common.qt.icons import Icon
from common.qt.theme.theme import theme
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonSize
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

KEY_WIDTH, KEY_HEIGHT, GAP, COLUMNS = 58, 58, 8, 6
_CHARACTERS = "1234567890ABCDEFGHJKMNPQRSTVWXYZ"


class CodePad(View):
    """Never takes the keyboard away from the field it writes into."""

    pressed = Signal(str)
    erased = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = {character: _key(character) for character in _CHARACTERS}
        self._clear, self._erase = _key(""), _key("", Icon.BACKSPACE)
        self._clear.setObjectName("enrol.pad.clear")
        self._erase.setObjectName("enrol.pad.erase")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        for at, (character, key) in enumerate(self._keys.items()):
            key.setObjectName(f"enrol.pad.{character}")
            key.activated.connect(lambda pressed=character: self.pressed.emit(pressed))
            grid.addWidget(key, at // COLUMNS, at % COLUMNS)
        last = len(self._keys)
        grid.addWidget(self._clear, last // COLUMNS, last % COLUMNS, 1, 2)
        grid.addWidget(self._erase, last // COLUMNS, last % COLUMNS + 2, 1, 2)
        self._clear.activated.connect(self.cleared)
        self._erase.activated.connect(self.erased)
        self.begin()

    def set_blocked(self, reason: str | None) -> None:
        """Block all keys for a reason, or free them with None."""
        for key in (*self._keys.values(), self._clear, self._erase):
            key.set_blocked(reason)

    @override
    def retranslate(self) -> None:
        """Set the fixed texts."""
        self._clear.setText(text("candidate.sign_in.clear"))
        self._erase.setText(text("candidate.sign_in.erase"))

    @override
    def restyle(self) -> None:
        """Keys keep their size at every scale."""
        width, height = theme().px(KEY_WIDTH), theme().px(KEY_HEIGHT)
        for key in self._keys.values():
            key.setFixedSize(width, height)
        for key in (self._clear, self._erase):
            key.setFixedSize(2 * width + GAP, height)


def _key(word: str, icon: Icon | None = None) -> Button:
    """Return a key that leaves the focus where it is."""
    key = Button(word, icon=icon, size=ButtonSize.S)
    key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    key.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return key
