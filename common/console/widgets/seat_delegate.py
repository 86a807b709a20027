"""Paints the rows of the seat list: grey words, colour only where somebody must look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate
from typing_extensions import override

from common.console.rows.seat_filter import needs_attention
from common.console.texts.say import say_all
from common.console.texts.status_look import seat_look, seat_word
from common.console.widgets import seat_lines as lines
from common.console.widgets import seat_measures as at
from common.protocol.vocabulary import Connection
from common.qt.i18n.text import text
from common.qt.icons import Icon, paint_icon
from common.qt.table_model import ROW_ROLE
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.painting import LEFT, RIGHT, BoxLook, paint_box, square

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QObject
    from PySide6.QtWidgets import QStyleOptionViewItem

    from common.console.rows.seat_item import SeatItem

_AGING = frozenset({Connection.DELAYED, Connection.LATE})


class SeatDelegate(QStyledItemDelegate):
    """One row over the whole width of a list; ``shows_focus`` while the keyboard is used."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stale = False
        self.shows_focus = False

    def set_stale(self, stale: bool) -> bool:
        """Bars go grey while the link to the server is lost. True when that is news."""
        is_news = stale is not self._stale
        self._stale = stale
        return is_news

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        is_group = isinstance(index.data(ROW_ROLE), lines.GroupLine)
        return QSize(at.least_width(), theme().px(at.GROUP_ROW if is_group else at.ROW))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        line: lines.SeatLine = index.data(ROW_ROLE)
        row = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, lines.GroupLine):
            _paint_group(painter, row, line)
        else:
            state = option.state
            _paint_ground(painter, row, state, ringed=self.shows_focus)
            self._paint_seat(painter, row, line)
        foot = theme().tokens.line
        ground = QRectF(row.left(), row.bottom() - foot, row.width(), foot)
        painter.fillRect(ground, theme().color(Token.BORDER))
        painter.restore()

    def _paint_seat(self, painter: QPainter, row: QRectF, item: SeatItem) -> None:
        loud = needs_attention(item)
        _paint_status(painter, at.cell(row, at.STATUS), item, loud=loud)
        strong = TextStyle.BODY_STRONG
        _write(painter, at.cell(row, at.SEAT), item.seat, strong, Token.TEXT, RIGHT)
        name = strong if loud else TextStyle.BODY
        _write(painter, at.cell(row, at.NAME), item.name, name)
        _write(painter, at.cell(row, at.NUMBER), item.exam_number, tone=Token.MUTED)
        self._paint_progress(painter, at.cell(row, at.PROGRESS), item)
        remaining = lines.remaining_text(item)
        tone = Token.TEXT if item.remaining_s is not None else Token.MUTED
        _write(painter, at.cell(row, at.REMAINING), remaining, tone=tone)
        _paint_link(painter, at.cell(row, at.LINK), item)
        saved = Token.OFFLINE if item.unsent else Token.MUTED
        _write(painter, at.cell(row, at.SAVED), lines.saved_text(item), tone=saved)
        warned = Token.WARN if item.warnings else Token.MUTED
        style = strong if item.warnings else TextStyle.BODY
        cell = at.cell(row, at.WARNINGS)
        _write(painter, cell, lines.warnings_text(item), style, warned, RIGHT)
        _write(painter, at.cell(row, at.NOTE), say_all(item.notes), TextStyle.SMALL)

    def _paint_progress(self, painter: QPainter, cell: QRectF, item: SeatItem) -> None:
        words = lines.progress_text(item)
        if not words:
            return
        px, tokens = theme().px, theme().tokens
        bar = QRectF(cell.left(), round(cell.center().y()) - px(2), px(68), px(4))
        paint_box(painter, bar, px(2), BoxLook(theme().paint(tokens.track())))
        share = min(1.0, item.answered / max(1, item.items))
        if share > 0:
            token = Token.OK if item.is_over else Token.ACTIVE
            fill = tokens.over_surface(Token.MUTED, 0.4) if self._stale else tokens.fill(token)
            filled = QRectF(bar.left(), bar.top(), max(px(4), bar.width() * share), bar.height())
            paint_box(painter, filled, px(2), BoxLook(theme().paint(fill)))
        place = QRectF(cell.left() + px(72), cell.top(), px(42), cell.height())
        _write(painter, place, words, TextStyle.BODY, Token.TEXT, RIGHT)


def _paint_group(painter: QPainter, row: QRectF, line: lines.GroupLine) -> None:
    px = theme().px
    painter.fillRect(row, theme().color(Token.BACKGROUND))
    room = row.adjusted(px(at.EDGE), 0, -px(at.EDGE), 0)
    title = text(f"console.group.{line.group.value}")
    _write(painter, room, title, TextStyle.SMALL_STRONG)
    shift = painter.fontMetrics().horizontalAdvance(title) + px(8)
    count = room.adjusted(shift, 0, 0, 0)
    _write(painter, count, str(line.count), TextStyle.SMALL, Token.MUTED)
    order = text(f"console.group.order_{line.group.value}")
    _write(painter, room, order, TextStyle.SMALL, Token.MUTED, RIGHT)


def _paint_ground(painter: QPainter, row: QRectF, state: QStyle.StateFlag, *, ringed: bool) -> None:
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(row, theme().color(Token.SELECTED))
        bar = QRectF(row.left(), row.top(), theme().px(3), row.height())
        painter.fillRect(bar, theme().color(Token.ACCENT))
    if ringed and state & QStyle.StateFlag.State_HasFocus:
        ring = row.adjusted(1, 1, -1, -1)
        look = BoxLook(border=theme().color(Token.FOCUS), line=theme().tokens.focus_line)
        paint_box(painter, ring, theme().px(4), look)


def _paint_status(painter: QPainter, cell: QRectF, item: SeatItem, *, loud: bool) -> None:
    look = seat_look(item)
    size = theme().px(14)
    icon = square(cell.left(), cell.center().y(), size)
    paint_icon(painter, icon, look.icon, theme().color(look.token))
    words = cell.adjusted(size + theme().px(4), 0, 0, 0)
    coloured = loud or look.loud
    style = TextStyle.BODY_STRONG if coloured else TextStyle.BODY
    _write(painter, words, seat_word(item), style, look.token if coloured else Token.MUTED)


def _paint_link(painter: QPainter, cell: QRectF, item: SeatItem) -> None:
    words = lines.link_text(item)
    if words == lines.NOTHING:
        _write(painter, cell, words, tone=Token.MUTED)
        return
    lost = item.connection is Connection.MISSING
    late = Token.WARN if item.connection in _AGING else Token.MUTED
    token = Token.OFFLINE if lost else late
    icon = Icon.PLUG_OFF if lost else Icon.WIFI
    size = theme().px(14)
    paint_icon(painter, square(cell.left(), cell.center().y(), size), icon, theme().color(token))
    _write(painter, cell.adjusted(size + theme().px(6), 0, 0, 0), words, tone=token)


def _write(  # noqa: PLR0913, PLR0917  how one cell is written
    painter: QPainter,
    cell: QRectF,
    words: str,
    style: TextStyle = TextStyle.BODY,
    tone: Token = Token.TEXT,
    align: int = LEFT,
) -> None:
    painter.setFont(theme().font(style))
    painter.setPen(theme().color(tone))
    room = int(cell.width())
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
    painter.drawText(cell, align, shown)
