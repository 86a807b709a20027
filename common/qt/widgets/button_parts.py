"""What stands inside a button: icon, word, key, count, centred together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetrics

from common.qt.icons import Icon, paint_icon
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.painting import CENTER, LEFT, BoxLook, paint_box, square

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from common.qt.widgets.button_look import ButtonSize


@dataclass(frozen=True, slots=True)
class ButtonParts:
    """The word with icon, key and count beside it."""

    words: str
    size: ButtonSize
    icon: Icon | None = None
    trailing: Icon | None = None
    hint: str = ""
    count: str = ""
    count_token: Token = Token.WARN

    def with_words(self, words: str) -> ButtonParts:
        """The parts with another word."""
        return replace(self, words=words)

    def with_icon(self, icon: Icon | None, *, trailing: bool) -> ButtonParts:
        """The parts with another icon."""
        return replace(self, trailing=icon) if trailing else replace(self, icon=icon)

    def with_hint(self, hint: str) -> ButtonParts:
        """The parts with another key."""
        return replace(self, hint=hint)

    def with_count(self, count: str, token: Token) -> ButtonParts:
        """The parts with another count."""
        return replace(self, count=count, count_token=token)


def parts_width(parts: ButtonParts) -> int:
    """How wide everything is together, in pixels."""
    widths = [width for width in _widths(parts) if width]
    return sum(widths) + theme().px(parts.size.gap) * max(0, len(widths) - 1)


def paint_parts(painter: QPainter, room: QRectF, parts: ButtonParts, color: str) -> None:
    """Paint everything in the middle of the room."""
    gap = theme().px(parts.size.gap)
    left = room.left() + (room.width() - parts_width(parts)) / 2
    middle = room.center().y()
    icon, text, trailing, hint, count = _widths(parts)
    ink = theme().paint(color)
    if parts.icon is not None:
        paint_icon(painter, square(left, middle, icon), parts.icon, ink)
        left += icon + gap
    if text:
        painter.setPen(ink)
        painter.drawText(
            QRectF(round(left), room.top(), text + 2, room.height()), LEFT, parts.words
        )
        left += text + gap
    if parts.trailing is not None:
        paint_icon(painter, square(left, middle, trailing), parts.trailing, ink)
        left += trailing + gap
    if hint:
        painter.setFont(theme().font(TextStyle.SMALL))
        painter.drawText(QRectF(round(left), room.top(), hint + 2, room.height()), LEFT, parts.hint)
        left += hint + gap
    if count:
        paint_count(painter, QRectF(round(left), round(middle - theme().px(11)), count, 0), parts)


def paint_count(painter: QPainter, place: QRectF, parts: ButtonParts) -> None:
    """The pill with a count; the height of ``place`` is not looked at."""
    height = theme().px(22)
    pill = QRectF(place.left(), place.top(), place.width(), height)
    fill, words = pill_colors(parts.count_token)
    paint_box(painter, pill, height / 2, BoxLook(theme().paint(fill)))
    painter.setFont(theme().font(TextStyle.BODY_STRONG))
    painter.setPen(theme().paint(words))
    painter.drawText(pill, CENTER, parts.count)


def pill_colors(token: Token) -> tuple[str, str]:
    """Area and words of a pill: a tint, or the full colour where there are no tints."""
    tokens = theme().tokens
    if tokens.is_high_contrast:
        return tokens[token], tokens.on_fill()
    return tokens.tint(token), tokens[token]


def pill_width(count: str) -> int:
    """How wide a pill is for its count."""
    advance = QFontMetrics(theme().font(TextStyle.BODY_STRONG)).horizontalAdvance(count)
    return max(theme().px(22), advance + 2 * theme().px(7))


def _widths(parts: ButtonParts) -> tuple[int, int, int, int, int]:
    metrics = QFontMetrics(theme().font(parts.size.style))
    small = QFontMetrics(theme().font(TextStyle.SMALL))
    return (
        theme().px(parts.size.icon) if parts.icon is not None else 0,
        metrics.horizontalAdvance(parts.words),
        theme().px(parts.size.icon) if parts.trailing is not None else 0,
        small.horizontalAdvance(parts.hint),
        pill_width(parts.count) if parts.count else 0,
    )
