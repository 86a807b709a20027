"""Who the panel is about: photo, name, state, numbers, and the reason in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from common.console.texts.say import say_all
from common.console.texts.status_look import seat_look, seat_word
from common.qt.i18n.text import text
from common.qt.icons import Icon
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.chip import Chip, ChipLook
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.icon_button import IconButton
from common.qt.widgets.label import Label
from common.qt.widgets.paragraph import Paragraph
from common.qt.widgets.photo import Photo

if TYPE_CHECKING:
    from common.console.rows.seat_item import SeatItem


class CandidateHead(QWidget):
    """``closed`` comes when the person closes the panel."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photo = Photo(48, 60)
        self._name = Label(TextStyle.HEADING, shortens=True)
        self._chip = Chip()
        self._numbers = Label(TextStyle.BODY, Token.MUTED, shortens=True)
        self._why = Paragraph(TextStyle.SMALL)
        self._close = IconButton(Icon.CLOSE, side=28)
        self._close.setObjectName("proctor.candidate.close")
        self._close.activated.connect(self.closed)
        self._row = QHBoxLayout(self)
        self._lay_out()
        follow_theme(self._restyle)

    def show_item(self, item: SeatItem) -> None:
        """Show a candidate."""
        look = seat_look(item)
        name = text("console.seat.who", seat=item.seat, name=item.name)
        self._photo.show_picture(None, text("console.photo.none", name=item.name))
        self._name.setText(item.name)
        self._chip.set_look(ChipLook.FILLED if look.loud > 1 else ChipLook.TINT)
        self._chip.show_state(seat_word(item), look.token, look.icon)
        self._numbers.setText(
            text(
                "console.seat.numbers",
                seat=item.seat,
                number=item.exam_number,
                year=item.birth_year,
            )
        )
        self._why.setText(say_all(item.notes) or " ")
        self._why.set_tone(look.token if look.loud else Token.MUTED)
        self._close.set_name(text("console.panel.close"))
        self.setAccessibleName(f"{name}, {seat_word(item)}")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._name)
        head.addWidget(self._chip)
        head.addStretch(1)
        head.addWidget(self._close)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(head)
        words.addWidget(self._numbers)
        words.addSpacing(4)
        words.addWidget(self._why)
        words.addStretch(1)
        self._row.addWidget(self._photo, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(words, 1)

    def _restyle(self) -> None:
        px = theme().px
        self._row.setContentsMargins(px(16), px(14), px(12), px(12))
        self._row.setSpacing(px(14))
