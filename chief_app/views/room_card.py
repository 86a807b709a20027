"""One room on the board: hot with a head in colour, calm, or small where there are many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chief_app.views.card_parts import CardPen
from common.console.texts.card_slot import Slot
from common.console.texts.room_look import room_look, room_word
from common.console.texts.say import say_all
from common.console.texts.stage_words import stage_name
from common.qt.i18n.switch import languages
from common.qt.i18n.text import text
from common.qt.icons import Icon
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.painting import RIGHT, BoxLook, paint_box, painter_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from common.console.rows.room_summary import RoomSummary

HEAD = 44
SIDE = 14


class RoomCard(QWidget):
    """Painted as a whole; a room that becomes hot shows it also in a calm place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room: RoomSummary | None = None
        self._slot = Slot.CALM
        self._stale = False
        languages().changed.connect(self._describe)
        follow_theme(self.update)

    def show_room(self, room: RoomSummary, slot: Slot, *, stale: bool) -> None:
        """Show a room's newest figures."""
        if (room, slot, stale) != (self._room, self._slot, self._stale):
            self._room, self._slot, self._stale = room, slot, stale
            self.setObjectName(f"chief.room.{room.name}")
            self._describe()

    def _describe(self) -> None:
        if self._room is not None:
            self.setAccessibleName(_spoken(self._room))
            self.setToolTip(say_all(self._room.why))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._room is None:
            return
        painter = painter_of(self)
        hot = self._room.is_hot and not self._stale
        border = theme().tokens.tint_border(room_look(self._room.heat).token)
        edge = theme().paint(border) if hot else theme().color(Token.BORDER)
        look = BoxLook(theme().color(Token.SURFACE), edge)
        paint_box(painter, self.rect(), theme().px(6), look)
        pen = CardPen(painter, stale=self._stale)
        if self._slot is Slot.HOT:
            self._paint_hot(painter, pen, self._room)
        else:
            self._paint_calm(pen, self._room)

    def _paint_hot(self, painter: QPainter, pen: CardPen, room: RoomSummary) -> None:
        px = theme().px
        ink = self._paint_head(painter, room)
        inside = QRectF(self.rect()).adjusted(px(SIDE), 0, -px(SIDE), 0)
        head = QRectF(inside.left(), 0, inside.width(), px(HEAD))
        cause = pen.mark_right(head, room_look(room.heat).icon, room_word(room.heat), ink)
        title = QRectF(head.left(), 0, head.width() - cause - px(8), head.height())
        shift = pen.write(title, room.name, TextStyle.HEADING, ink)
        name = title.adjusted(shift + px(10), 2, 0, 0)
        pen.write(name, room.proctor, TextStyle.BODY, ink)
        why = QRectF(inside.left(), px(HEAD + 12), inside.width(), px(22))
        pen.write(why, say_all(room.why), TextStyle.SECTION, theme().tokens[Token.TEXT])
        pen.figures(QRectF(inside.left(), px(HEAD + 46), inside.width(), px(20)), room)
        pen.bar(QRectF(inside.left(), px(HEAD + 70), inside.width(), px(6)), room)
        pen.counts(QRectF(inside.left(), px(HEAD + 92), inside.width(), px(24)), room)

    def _paint_head(self, painter: QPainter, room: RoomSummary) -> str:
        """Paint the ground of the head; return the colour of what is written on it."""
        tokens, look = theme().tokens, room_look(room.heat)
        filled = look.is_filled and not self._stale
        fill = tokens[look.token] if filled else tokens.tint(look.token)
        painter.save()
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), theme().px(6), theme().px(6))
        painter.setClipPath(shape)
        painter.fillRect(QRectF(0, 0, self.width(), theme().px(HEAD)), theme().paint(fill))
        painter.restore()
        border = theme().paint(tokens.tint_border(look.token))
        edge = theme().color(Token.BORDER) if self._stale else border
        paint_box(painter, self.rect(), theme().px(6), BoxLook(border=edge))
        if filled:
            return tokens.on_fill()
        return tokens[look.token]

    def _paint_calm(self, pen: CardPen, room: RoomSummary) -> None:
        px, tokens = theme().px, theme().tokens
        small = self._slot is Slot.SMALL
        inside = QRectF(self.rect()).adjusted(px(SIDE), 0, -px(SIDE), 0)
        head = QRectF(inside.left(), px(6 if small else 8), inside.width(), px(32))
        cause = _paint_state(pen, head, room)
        title = QRectF(head.left(), head.top(), head.width() - cause - px(8), head.height())
        shift = pen.write(title, room.name, TextStyle.FACT, tokens[Token.TEXT])
        rest = title.adjusted(shift + px(8), 1, 0, 0)
        pen.write(rest, room.proctor, TextStyle.SMALL, tokens[Token.MUTED])
        if small:
            pen.bar(QRectF(inside.left(), px(50), inside.width(), px(6)), room)
            return
        pen.figures(QRectF(inside.left(), px(48), inside.width(), px(20)), room)
        pen.bar(QRectF(inside.left(), px(72), inside.width(), px(6)), room)
        foot = QRectF(inside.left(), px(92), inside.width(), px(24))
        pen.write(foot, stage_name(room.stage), TextStyle.SMALL, tokens[Token.MUTED])
        writing = text("chief.room.writing", number=room.counts.in_progress)
        pen.write(foot, writing, TextStyle.SMALL, tokens[Token.MUTED], RIGHT)


def _paint_state(pen: CardPen, head: QRectF, room: RoomSummary) -> int:
    """Before the room opens: whether its proctor is there; later what is the matter."""
    if room.is_hot:
        look = room_look(room.heat)
        color = theme().tokens[look.token]
        return pen.mark_right(head, look.icon, room_word(room.heat), color)
    if room.is_suspended:
        return pen.calm_right(head, Icon.PAUSE, Token.IDLE, stage_name(room.stage))
    if not room.is_before_entry:
        return pen.calm_right(head, Icon.CHECK, Token.OK, room_word(room.heat))
    if room.has_proctor:
        return pen.calm_right(head, Icon.CHECK, Token.OK, text("chief.room.manned"))
    return pen.calm_right(head, Icon.HOURGLASS, Token.WARN, text("chief.room.unmanned"))


def _spoken(room: RoomSummary) -> str:
    counts = room.counts
    figures = text(
        "chief.room.spoken",
        name=room.name,
        state=room_word(room.heat),
        present=counts.present,
        planned=counts.planned,
        submitted=counts.submitted,
    )
    return f"{figures} {say_all(room.why)}".strip()
