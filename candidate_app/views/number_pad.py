"""Digits on the screen, for who would rather point than type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from common.qt.i18n.text import text
from common.qt.icons import Icon
from common.qt.theme.theme import theme
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.button import RADIUS, Button
from common.qt.widgets.button_look import ButtonKind, ButtonState, colors_of
from common.qt.widgets.painting import CENTER, BoxLook, paint_box, painter_of
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

KEY_WIDTH, KEY_HEIGHT, GAP = 105, 92, 12
_ORDER = ("1", "2", "3", "4", "5", "6", "7", "8", "9")


class NumberPad(View):
    """Never takes the keyboard away from the field it writes into."""

    pressed = Signal(str)
    erased = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = {digit: _Key(digit) for digit in (*_ORDER, "0")}
        self._clear, self._erase = _Key(""), _Key("", Icon.BACKSPACE)
        self._clear.setObjectName("sign_in.pad.clear")
        self._erase.setObjectName("sign_in.pad.erase")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        for at, digit in enumerate(_ORDER):
            grid.addWidget(self._keys[digit], at // 3, at % 3)
        grid.addWidget(self._clear, 3, 0)
        grid.addWidget(self._keys["0"], 3, 1)
        grid.addWidget(self._erase, 3, 2)
        for digit, key in self._keys.items():
            key.setObjectName(f"sign_in.pad.{digit}")
            key.activated.connect(lambda pressed=digit: self.pressed.emit(pressed))
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
        for key in (*self._keys.values(), self._clear, self._erase):
            key.setFixedSize(width, height)


class _Key(Button):
    """A key that leaves the focus where it is; a digit is written large."""

    def __init__(self, word: str, icon: Icon | None = None) -> None:
        super().__init__(word, icon=icon)
        self._is_digit = bool(word)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_digit:
            super().paintEvent(event)
            return
        state = ButtonState(self.is_blocked, self.underMouse(), self.isDown())
        colors = colors_of(ButtonKind.PLAIN, state)
        painter = painter_of(self)
        fill = None if colors.fill is None else theme().paint(colors.fill)
        border = None if colors.border is None else theme().paint(colors.border)
        paint_box(painter, self.rect(), theme().px(RADIUS), BoxLook(fill, border))
        painter.setFont(theme().font(TextStyle.TIME))
        painter.setPen(theme().paint(colors.words))
        painter.drawText(self.rect(), CENTER, self.text())
