"""The parts that a room's card is painted from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics

from common.console.rows.room_summary import SeatKind
from common.console.texts.room_look import BAR
from common.qt.i18n.text import text
from common.qt.icons import Icon, paint_icon
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.painting import LEFT, RIGHT, BoxLook, paint_box, square

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from common.console.rows.room_summary import RoomSummary

ICON = 15
FIGURE_GAP = 12


class CardPen:
    """Writes and draws on one card."""

    def __init__(self, painter: QPainter, *, stale: bool) -> None:
        self._painter = painter
        self._stale = stale

    def write(
        self, place: QRectF, words: str, style: TextStyle, color: str, align: int = LEFT
    ) -> int:
        """Write a line, shortened where room is short; return how wide it came out."""
        painter = self._painter
        painter.setFont(theme().font(style))
        painter.setPen(theme().paint(color))
        room = max(0, int(place.width()))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(place, align, shown)
        return painter.fontMetrics().horizontalAdvance(shown)

    def mark_right(self, place: QRectF, icon: Icon, words: str, color: str) -> int:
        """Write icon and word at the right end; return how wide they are together."""
        px = theme().px
        width = self.write(place, words, TextStyle.BODY_STRONG, color, RIGHT)
        left = place.right() - width - px(ICON + 5)
        paint_icon(
            self._painter, square(left, place.center().y(), px(ICON)), icon, theme().paint(color)
        )
        return width + px(ICON + 5)

    def calm_right(self, place: QRectF, icon: Icon, token: Token, words: str) -> int:
        """An icon in its colour and a grey word at the right end; return the width of both."""
        px = theme().px
        width = self.write(place, words, TextStyle.BODY, theme().tokens[Token.MUTED], RIGHT)
        box = square(place.right() - width - px(ICON + 5), place.center().y(), px(ICON))
        paint_icon(self._painter, box, icon, theme().color(token))
        return width + px(ICON + 5)

    def figures(self, place: QRectF, room: RoomSummary) -> None:
        """Who came, at the left, and who handed in, at the right."""
        counts, muted = room.counts, theme().tokens[Token.MUTED]
        came = text("chief.room.present", present=counts.present, planned=counts.planned)
        self.write(place, came, TextStyle.SMALL, muted)
        done = text("chief.room.submitted", number=counts.submitted)
        self.write(place, done, TextStyle.SMALL, muted, RIGHT)

    def bar(self, place: QRectF, room: RoomSummary) -> None:
        """All seats in proportion, a little air between the parts; the rest is track."""
        tokens, total = theme().tokens, max(1, room.counts.planned)
        gap, left = theme().px(2), place.left()
        for kind, token in BAR:
            count = room.count(kind)
            if not count:
                continue
            width = place.width() * count / total
            fill = tokens.over_surface(Token.MUTED, 0.4) if self._stale else tokens.fill(token)
            part = QRectF(left, place.top(), max(2.0, width - gap), place.height())
            paint_box(self._painter, part, 1, BoxLook(theme().paint(fill)))
            left += width
        if place.right() - left > gap:
            rest = QRectF(left, place.top(), place.right() - left, place.height())
            paint_box(self._painter, rest, 1, BoxLook(theme().paint(tokens.track())))

    def counts(self, place: QRectF, room: RoomSummary) -> None:
        """Four figures that need somebody; zeros are grey, and lose their word first."""
        figures = (
            _Figure(Icon.PLUG_OFF, "cut_off", room.count(SeatKind.CUT_OFF), Token.OFFLINE),
            _Figure(Icon.LOCK, "locked", room.count(SeatKind.LOCKED), Token.DANGER),
            _Figure(Icon.EYE, "suspected", room.count(SeatKind.SUSPECTED), Token.SUSPECT),
            _Figure(Icon.SAVED, "unsent", room.counts.unsent, Token.OFFLINE),
        )
        said = _that_fit(figures, int(place.width()))
        px, left = theme().px, place.left()
        for figure, words in zip(figures, said, strict=True):
            quiet = not figure.number or self._stale
            color = theme().tokens[Token.MUTED if quiet else figure.token]
            icon = square(left, place.center().y(), px(ICON))
            paint_icon(self._painter, icon, figure.icon, theme().paint(color))
            room_left = place.right() - left - px(ICON + 4)
            where = QRectF(left + px(ICON + 4), place.top(), room_left, place.height())
            style = TextStyle.SMALL if quiet else TextStyle.SMALL_STRONG
            left += px(ICON + 4) + self.write(where, words, style, color) + px(FIGURE_GAP)


@dataclass(frozen=True, slots=True)
class _Figure:
    icon: Icon
    name: str
    number: int
    token: Token

    def words(self) -> str:
        return f"{text(f'chief.heat.{self.name}')} {self.number}"


def _that_fit(figures: tuple[_Figure, ...], room: int) -> list[str]:
    """All with their words, or only those above zero, or the bare numbers."""
    full = [figure.words() for figure in figures]
    short = [figure.words() if figure.number else "0" for figure in figures]
    bare = [str(figure.number) for figure in figures]
    metrics = QFontMetrics(theme().font(TextStyle.SMALL_STRONG))
    fixed = len(figures) * theme().px(ICON + 4) + (len(figures) - 1) * theme().px(FIGURE_GAP)
    choices = (full, short)
    fitting = (c for c in choices if fixed + sum(map(metrics.horizontalAdvance, c)) <= room)
    return next(fitting, bare)
