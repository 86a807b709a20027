"""One sentence about one worry, with the one fact that belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from common.qt.icons import Icon, paint_icon
from common.qt.theme.scheme import Scheme
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.label import Label
from common.qt.widgets.painting import BoxLook, paint_box, painter_of, square

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from common.qt.widgets.button import Button


class Banner(QWidget):
    """A tinted row. There is no cross to close it: it stays as long as its cause.

    Args:
        height: 36, 40, 56 or 60 at 100 %.
        edge_to_edge: no radius and no side borders, under a bar.
        parent: the owner.
    """

    def __init__(
        self, height: int = 40, *, edge_to_edge: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._height = height
        self._edge_to_edge = edge_to_edge
        self._token = Token.OFFLINE
        self._icon = Icon.PLUG_OFF
        self.sentence = Label(TextStyle.BUTTON)
        self.detail = Label(TextStyle.LABEL, Token.MUTED)
        self.fact = Label(TextStyle.LABEL, Token.MUTED)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.sentence)
        words.addWidget(self.detail)
        self.detail.hide()
        self._row = QHBoxLayout(self)
        self._row.setSpacing(16)
        self._row.addLayout(words)
        self._row.addStretch(1)
        self._row.addWidget(self.fact)
        self._row.setAlignment(words, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow_theme(self._restyle)

    def tell(self, token: Token, icon: Icon, sentence: str, fact: str = "") -> None:
        """Say something; the screen reader hears sentence and fact as one."""
        self._token, self._icon = token, icon
        self.sentence.setText(sentence)
        self.fact.setText(fact)
        self.setAccessibleName(f"{sentence} {fact}".strip())
        self.update()

    def set_detail(self, words: str) -> None:
        """A second line under the sentence; empty takes it away."""
        self.detail.setText(words)
        self.detail.setVisible(bool(words))

    def add_button(self, button: Button) -> None:
        """The one act that ends the cause, at the right end."""
        self._row.addWidget(button)

    def _restyle(self) -> None:
        px = theme().px
        self.setFixedHeight(px(self._height))
        left = 52 if self._edge_to_edge else 44
        self._row.setContentsMargins(px(left), 0, px(16 if self._edge_to_edge else 14), 0)
        # Muted words on a dark tint would fall under 4.5:1.
        quiet = Token.TEXT if theme().tokens.scheme is Scheme.DARK else Token.MUTED
        self.fact.set_tone(quiet)
        self.detail.set_tone(quiet)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_of(self)
        tokens = theme().tokens
        fill, border = theme().tint(self._token), theme().paint(tokens.tint_border(self._token))
        if self._edge_to_edge:
            painter.fillRect(self.rect(), fill)
            painter.fillRect(0, self.height() - tokens.line, self.width(), tokens.line, border)
        else:
            paint_box(painter, self.rect(), theme().px(6), BoxLook(fill, border))
        left = theme().px(18 if self._edge_to_edge else 14)
        box = square(left, self.height() / 2, theme().px(20))
        paint_icon(painter, box, self._icon, theme().color(self._token))
