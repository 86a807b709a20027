"""The box of a text field: ring, icon, line edit, a word at the right end."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from common.qt.icons import Icon, paint_icon
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.painting import BoxLook, paint_box, painter_of, square
from common.qt.widgets.status_mark import StatusMark

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class FieldSize(Enum):
    """Height, text and side padding at 100 %."""

    L = (56, TextStyle.FIELD, 18)
    M = (44, TextStyle.FACT, 14)
    S = (36, TextStyle.BODY, 10)
    XS = (32, TextStyle.BODY, 10)

    @property
    def height(self) -> int:
        """Height of the box."""
        return self.value[0]

    @property
    def style(self) -> TextStyle:
        """How the text is written."""
        return self.value[1]

    @property
    def side(self) -> int:
        """Padding left and right."""
        return self.value[2]


class FieldState(Enum):
    """What the ring says about the text."""

    NEUTRAL = "neutral"
    OK = "ok"
    ERROR = "error"


class FieldBox(QWidget):
    """A painted box around a bare line edit, which is ``edit``; ``word`` stands at the right."""

    def __init__(
        self,
        size: FieldSize = FieldSize.L,
        icon: Icon | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size = size
        self._icon = icon
        self._state = FieldState.NEUTRAL
        self.edit = QLineEdit(self)
        self.edit.setProperty("bare", True)
        self.edit.installEventFilter(self)
        self.word = StatusMark("", Token.OK, Icon.CHECK, TextStyle.BUTTON, self)
        self.word.hide()
        self.row = QHBoxLayout(self)
        self.row.setSpacing(8)
        self.row.addWidget(self.edit, 1)
        self.row.addWidget(self.word)
        self.setFocusProxy(self.edit)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow_theme(self._restyle)

    def show_state(self, state: FieldState, word: str = "") -> None:
        """Change the ring; ``word`` is shown with a check for OK."""
        self._state = state
        self.word.show_state(word, Token.OK, Icon.CHECK)
        self.word.setVisible(state is FieldState.OK and bool(word))
        self.update()

    def _restyle(self) -> None:
        px = theme().px
        self.setFixedHeight(px(self._size.height))
        left = self._size.side + (26 if self._icon is not None else 0)
        self.row.setContentsMargins(px(left), 2, px(self._size.side), 2)
        self.edit.setFont(theme().font(self._size.style))

    def _ring(self) -> tuple[str, int]:
        tokens = theme().tokens
        if self._state is FieldState.ERROR:
            return tokens[Token.DANGER], max(2, tokens.line)
        if self.edit.hasFocus():
            return tokens[Token.FOCUS], tokens.focus_line
        if self._state is FieldState.OK:
            return tokens.tint_border(Token.OK), tokens.line
        return tokens[Token.MARK_RING], tokens.line

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.EnabledChange):
            self.update()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_of(self)
        color, line = self._ring()
        fill = Token.SURFACE if self.edit.isEnabled() else Token.BACKGROUND
        look = BoxLook(theme().color(fill), theme().paint(color), line)
        paint_box(painter, self.rect(), theme().px(6), look)
        if self._icon is not None:
            box = square(theme().px(self._size.side), self.height() / 2, theme().px(16))
            paint_icon(painter, box, self._icon, theme().color(Token.MUTED))
