"""One line of text in a style and a tone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.follow import follow_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class Label(QLabel):
    """A line of text. It is never narrower than its text, unless it may be shortened.

    Args:
        style: size and weight.
        tone: the colour by meaning.
        words: the first text.
        shortens: end in … and carry the whole text as a tooltip where room is short.
        parent: the owner.
    """

    def __init__(
        self,
        style: TextStyle = TextStyle.BODY,
        tone: Token = Token.TEXT,
        words: str = "",
        *,
        shortens: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self._style = style
        self._shortens = shortens
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", tone.value)
        follow_theme(self._restyle)

    @property
    def shortens(self) -> bool:
        """Whether the text may end in … for want of room."""
        return self._shortens

    def set_tone(self, tone: Token) -> None:
        """Change the colour."""
        if self.property("tone") != tone.value:
            self.setProperty("tone", tone.value)
            self.style().unpolish(self)
            self.style().polish(self)

    def set_style(self, style: TextStyle) -> None:
        """Change size and weight."""
        self._style = style
        self._restyle()

    def _restyle(self) -> None:
        self.setFont(theme().font(self._style))

    def _shortened(self) -> str:
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(theme().px(24), hint.height()) if self._shortens else hint

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shortens:
            self.setToolTip(self.text() if self._shortened() != self.text() else "")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._shortens:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(theme().color(Token(self.property("tone"))))
        painter.drawText(self.contentsRect(), self.alignment().value, self._shortened())
