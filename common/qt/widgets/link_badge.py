"""How fresh the connection to the server is: icon, word, age."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from common.qt.i18n.switch import languages
from common.qt.i18n.text import text
from common.qt.i18n.times import ago_text
from common.qt.icons import Icon
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.icon_mark import IconMark
from common.qt.widgets.label import Label

DELAYED_S = 5.0
LOST_S = 15.0


class LinkBadge(QWidget):
    """Two lines, 13 over 12: 연결됨 under 5 s, 지연 from 5 s, 끊김 from 15 s."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._age: float | None = None
        self._retry: int | None = None
        self._icon = IconMark(Icon.WIFI, Token.OK, 18)
        self._word = Label(TextStyle.BODY_STRONG, Token.OK)
        self._detail = Label(TextStyle.SMALL, Token.MUTED)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        grid.addWidget(self._icon, 0, 0)
        grid.addWidget(self._word, 0, 1)
        grid.addWidget(self._detail, 1, 1)
        grid.setRowStretch(0, 1)
        grid.setRowStretch(1, 1)
        self._word.setAlignment(Qt.AlignmentFlag.AlignBottom)
        self._detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        languages().changed.connect(self._show)
        follow_theme(self._restyle)
        self._show()

    @property
    def words(self) -> str:
        """The word shown now."""
        return self._word.text()

    def set_age(self, seconds: float | None, retry_s: int | None = None) -> None:
        """Say how old the last sign of life is; None before the first. Perhaps the next try."""
        self._age, self._retry = seconds, retry_s
        self._show()

    def _restyle(self) -> None:
        # The longest words keep their room, or the bar would dance each second.
        widest = self._detail.fontMetrics().horizontalAdvance("0" * 9)
        self._detail.setMinimumWidth(widest)

    def _show(self) -> None:
        word, token, icon = self._state()
        self._icon.show_icon(icon, token)
        self._word.setText(word)
        self._word.set_tone(token)
        detail = ago_text(self._age) if self._age is not None else ""
        if self._retry is not None:
            detail = text("common.link.retry", seconds=self._retry)
        self._detail.setText(detail)
        self._detail.set_tone(Token.MUTED if token is Token.OK else token)
        self.setAccessibleName(text("common.link.spoken", state=word, detail=detail))

    def _state(self) -> tuple[str, Token, Icon]:
        age = self._age
        if age is None:
            return text("common.link.never"), Token.IDLE, Icon.PLUG_OFF
        if age < DELAYED_S:
            return text("common.link.connected"), Token.OK, Icon.WIFI
        if age < LOST_S:
            return text("common.link.delayed"), Token.WARN, Icon.WIFI
        return text("common.link.lost", seconds=int(age)), Token.OFFLINE, Icon.PLUG_OFF
