"""How many questions there are, how many are answered and how many are not."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from common.qt.i18n.text import text
from common.qt.icons import Icon
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.icon_mark import IconMark
from common.qt.widgets.label import Label


class CountStrip(QWidget):
    """Words with numbers of 18/700."""

    def __init__(self, *, shows_total: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._total = self._count(None, Token.TEXT) if shows_total else None
        self._answered = self._count(Icon.CHECK_CIRCLE, Token.ACCENT)
        self._open = self._count(Icon.CIRCLE_DASHED, Token.TEXT)

    def show_counts(self, total: int, answered: int) -> None:
        """Show other numbers, in the language spoken now."""
        for labels, key, count in (
            (self._total, "candidate.exam.count_all", total),
            (self._answered, "candidate.exam.count_answered", answered),
            (self._open, "candidate.exam.count_open", total - answered),
        ):
            if labels is None:
                continue
            word, number = labels
            word.setText(text(key))
            number.setText(str(count))
            number.setAccessibleName(f"{text(key)} {count}")

    def _count(self, icon: Icon | None, token: Token) -> tuple[Label, Label]:
        if self._row.count():
            self._row.addSpacing(20)
        if icon is not None:
            self._row.addWidget(IconMark(icon, token, 16))
        word, number = Label(TextStyle.LABEL), Label(TextStyle.COUNT, token)
        self._row.addWidget(word)
        self._row.addWidget(number)
        return word, number
