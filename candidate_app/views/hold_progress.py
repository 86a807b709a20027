"""How far the matter is: told, looked at, decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from common.qt.i18n.text import text
from common.qt.i18n.times import clock_text
from common.qt.icons import Icon, paint_icon
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.painting import LEFT, BoxLook, paint_box, painter_of, square

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent

    from candidate_app.view_models.hold_view_model import HoldPicture

HEIGHT = 44
GAP = 8


class HoldProgress(QWidget):
    """Three bars with a word under each; without the server the first says so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[_Part, ...] = ()
        follow_theme(self._restyle)

    def show_hold(self, picture: HoldPicture) -> None:
        """Show how far it is."""
        since = clock_text(picture.since_ms)
        told = _Part(Token.OK, Icon.CHECK, text("candidate.hold.told"), since)
        if not picture.online:
            told = _Part(Token.OFFLINE, Icon.PLUG_OFF, text("candidate.hold.told_offline"))
        looks = _Part(
            Token.ACCENT, Icon.CLOCK, text("candidate.hold.looks"), is_reached=picture.online
        )
        ends = _Part(Token.MUTED, Icon.CIRCLE_DASHED, text("candidate.hold.ends"), is_reached=False)
        self._parts = (told, looks, ends)
        self.setAccessibleName(" · ".join(part.word for part in self._parts))
        self.update()

    def _restyle(self) -> None:
        self.setFixedHeight(theme().px(HEIGHT))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_of(self)
        gap = theme().px(GAP)
        width = (self.width() - 2 * gap) / 3
        for at, part in enumerate(self._parts):
            _paint_part(painter, QRectF(at * (width + gap), 0, width, self.height()), part)


@dataclass(frozen=True, slots=True)
class _Part:
    """One bar."""

    token: Token
    icon: Icon
    word: str
    fact: str = ""
    is_reached: bool = True


def _paint_part(painter: QPainter, room: QRectF, part: _Part) -> None:
    px, tokens = theme().px, theme().tokens
    color = tokens[part.token] if part.is_reached else tokens.track()
    bar = QRectF(room.left(), room.top(), room.width(), px(5))
    paint_box(painter, bar, bar.height() / 2, BoxLook(theme().paint(color)))
    ink = theme().color(part.token if part.is_reached else Token.MUTED)
    middle = room.top() + px(26)
    paint_icon(painter, square(room.left(), middle, px(15)), part.icon, ink)
    painter.setFont(theme().font(TextStyle.SECTION))
    painter.setPen(ink)
    left = room.left() + px(22)
    line = QRectF(left, middle - px(12), room.right() - left, px(24))
    painter.drawText(line, LEFT, part.word)
    if part.fact:
        advance = painter.fontMetrics().horizontalAdvance(part.word)
        painter.setFont(theme().font(TextStyle.BODY))
        painter.setPen(theme().color(Token.MUTED))
        painter.drawText(line.adjusted(advance + px(8), 0, 0, 0), LEFT, part.fact)
