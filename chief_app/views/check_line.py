"""One line of a check list: done, missing, or only to be known."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from common.qt.icons import Icon
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.icon_mark import IconMark
from common.qt.widgets.paragraph import Paragraph

_LOOKS = {
    True: (Icon.CHECK, Token.OK, Token.MUTED),
    False: (Icon.CIRCLE, Token.WARN, Token.TEXT),
    None: (Icon.INFO, Token.MUTED, Token.MUTED),
}


class CheckLine(QWidget):
    """Icon and words; a missing thing is an open circle, not a colour alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = IconMark(Icon.CIRCLE, Token.WARN, 16)
        self._words = Paragraph(TextStyle.BODY)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def show_check(self, words: str, is_done: bool | None) -> None:
        """Show another line."""
        icon, token, tone = _LOOKS[is_done]
        self._mark.show_icon(icon, token)
        self._words.setText(words)
        self._words.set_tone(tone)

    def show_reason(self, words: str) -> None:
        """Show what stands in the way."""
        self._mark.show_icon(Icon.WARN, Token.WARN)
        self._words.setText(words)
        self._words.set_tone(Token.TEXT)
