"""Lays the rooms out: hot ones above in wide cards, calm ones below; rows fill the width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chief_app.views.room_card import RoomCard
from common.console.texts.card_slot import Slot
from common.qt.i18n.text import text
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.painting import LEFT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from common.console.rows.room_summary import RoomSummary

REORDER_MS = 5_000
MANY_ROOMS = 13
GAP = 12
SECTION = 44
COLUMNS = {Slot.HOT: 3, Slot.CALM: 4, Slot.SMALL: 6}


class BoardGrid(QWidget):
    """Cards keep their places for 5 s at least, and while the pointer is over them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[str, RoomCard] = {}
        self._hot: list[str] = []
        self._calm: list[str] = []
        self._section = QRect()
        self._ordered = QElapsedTimer()
        theme().changed.connect(self._place)

    def show_rooms(self, rooms: Sequence[RoomSummary], *, stale: bool) -> None:
        """Show the rooms, the worst first."""
        known = {room.room_id: room for room in rooms}
        if known.keys() != self._cards.keys() or self._may_reorder():
            self._hot = [room.room_id for room in rooms if room.is_hot]
            self._calm = [room.room_id for room in rooms if not room.is_hot]
            self._renew(known)
            self._place()
            self._ordered.start()
        calm = self._calm_slot()
        hot = set(self._hot)
        for room_id, card in self._cards.items():
            slot = Slot.HOT if room_id in hot else calm
            card.show_room(known[room_id], slot, stale=stale)

    def _may_reorder(self) -> bool:
        waited = not self._ordered.isValid() or self._ordered.elapsed() >= REORDER_MS
        return waited and not self.underMouse()

    def _calm_slot(self) -> Slot:
        return Slot.SMALL if len(self._cards) >= MANY_ROOMS else Slot.CALM

    def _renew(self, known: dict[str, RoomSummary]) -> None:
        for room_id in [room_id for room_id in self._cards if room_id not in known]:
            self._cards.pop(room_id).deleteLater()
        for room_id in known:
            if room_id not in self._cards:
                card = self._cards[room_id] = RoomCard(self)
                card.show()

    def _place(self) -> None:
        top = self._rows(self._hot, Slot.HOT, 0)
        self._section = QRect()
        if self._hot and self._calm:
            self._section = QRect(0, top, self.width(), theme().px(SECTION - GAP))
            top += theme().px(SECTION - GAP)
        top = self._rows(self._calm, self._calm_slot(), top)
        self.setMinimumHeight(max(0, top))
        self.update()

    def _rows(self, ids: Sequence[str], slot: Slot, top: int) -> int:
        gap, height = theme().px(GAP), theme().px(slot.value)
        columns = COLUMNS[slot]
        for first in range(0, len(ids), columns):
            row = ids[first : first + columns]
            # Hot rows fill the width; calm cards keep one width, so that they read as a table.
            across = max(2, len(row)) if slot is Slot.HOT else columns
            width = (self.width() - gap * (across - 1)) / across
            for at, room_id in enumerate(row):
                left = round(at * (width + gap))
                self._cards[room_id].setGeometry(left, top, int(width), height)
            top += height + gap
        return top

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._section.isNull():
            return
        painter = QPainter(self)
        painter.setFont(theme().font(TextStyle.BODY))
        painter.setPen(theme().color(Token.MUTED))
        words = text("chief.board.calm", number=len(self._calm))
        painter.drawText(self._section, LEFT, words)
        left = painter.fontMetrics().horizontalAdvance(words) + theme().px(16)
        middle = self._section.center().y()
        line = QRect(left, middle, self.width() - left, theme().tokens.line)
        painter.fillRect(line, theme().color(Token.BORDER))
