"""The button: a word, perhaps an icon, a key or a count; says why it cannot be pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from common.qt.announce import announce
from common.qt.theme.theme import theme
from common.qt.widgets.button_look import ButtonKind, ButtonSize, ButtonState, colors_of
from common.qt.widgets.button_parts import ButtonParts, paint_parts, parts_width
from common.qt.widgets.focus_ring import FocusRing
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.painting import BoxLook, paint_box, painter_of

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from common.qt.icons import Icon
    from common.qt.theme.tokens import Token

_PRESSES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select)
RADIUS = 6


class Button(QPushButton):
    """A button of the suite. Connect to ``activated``: it is silent while the button is blocked.

    A blocked button keeps its place in the tab order and tells its reason to the pointer and
    to the screen reader; ``setEnabled(False)`` would hide both.
    """

    activated = Signal()
    block_changed = Signal(str)

    def __init__(
        self,
        words: str = "",
        kind: ButtonKind = ButtonKind.PLAIN,
        size: ButtonSize = ButtonSize.M,
        icon: Icon | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self._kind = kind
        self._size = size
        self._parts = ButtonParts(words, size, icon)
        self._reason = ""
        self._help = ""
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._ring = FocusRing(self, RADIUS)
        self.clicked.connect(self._on_clicked)
        follow_theme(self._restyle)

    @property
    def reason(self) -> str:
        """Why the button is blocked; empty when it is not."""
        return self._reason

    @property
    def is_blocked(self) -> bool:
        """Whether pressing does nothing but tell the reason."""
        return bool(self._reason)

    def set_blocked(self, reason: str | None) -> None:
        """Block the button for a reason in words, or free it with None."""
        if (reason or "") == self._reason:
            return
        self._reason = reason or ""
        free = Qt.CursorShape.PointingHandCursor
        self.setCursor(Qt.CursorShape.ArrowCursor if self._reason else free)
        self._describe()
        self.update()
        self.block_changed.emit(self._reason)

    def set_help(self, words: str) -> None:
        """Say more in the tooltip, for example the key."""
        self._help = words
        self._describe()

    def set_kind(self, kind: ButtonKind) -> None:
        """Change how loud the button is."""
        self._kind = kind
        self.update()

    def set_icon(self, icon: Icon | None, *, trailing: bool = False) -> None:
        """Change the icon; a trailing one stands after the word."""
        self._parts = self._parts.with_icon(icon, trailing=trailing)
        self._resize()

    def set_key_hint(self, key: str) -> None:
        """Show a key after the word, quieter than it."""
        self._parts = self._parts.with_hint(key)
        self._resize()

    def set_count(self, count: str, token: Token) -> None:
        """Show a count in a pill after the word; empty takes it away."""
        self._parts = self._parts.with_count(count, token)
        self._resize()

    def _describe(self) -> None:
        self.setAccessibleDescription(self._reason or self._help)
        self.setToolTip(self._reason or self._help)

    def _restyle(self) -> None:
        self.setFont(theme().font(self._size.style))
        self._resize()

    def _resize(self) -> None:
        self.updateGeometry()
        self.update()

    def _on_clicked(self) -> None:
        if not self._reason:
            self.activated.emit()

    @override
    def sizeHint(self) -> QSize:
        size = self._size
        wanted = parts_width(self._parts.with_words(self.text())) + 2 * theme().px(size.side)
        return QSize(max(theme().px(size.least_width), wanted), theme().px(size.height))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return not self._reason and super().hitButton(pos)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._reason and event.key() in _PRESSES:
            announce(self, self._reason)
            event.accept()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        state = ButtonState(
            blocked=self.is_blocked or not self.isEnabled(),
            hovered=self.underMouse(),
            held=self.isDown(),
            checked=self.isChecked(),
        )
        colors = colors_of(self._kind, state)
        painter = painter_of(self)
        fill = None if colors.fill is None else theme().paint(colors.fill)
        border = None if colors.border is None else theme().paint(colors.border)
        paint_box(painter, self.rect(), theme().px(RADIUS), BoxLook(fill, border, colors.line))
        painter.setFont(self.font())
        parts = self._parts.with_words(self.text())
        paint_parts(painter, QRectF(self.rect()), parts, colors.words)
