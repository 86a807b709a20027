"""What a signed-in chief sees: head, board, gate and incidents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from chief_app.views.board_view import BoardView
from chief_app.views.gate_panel import GatePanel
from chief_app.views.head_view import HeadView
from common.console.link.link_status import LinkPhase
from common.console.widgets.incident_feed import IncidentFeed
from common.console.widgets.link_lost_banner import LinkLostBanner
from common.console.widgets.notice_strip import NoticeStrip
from common.console.widgets.time_button import TimeButton
from common.console.widgets.time_strip import TimeStrip
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.widgets.hairline import Hairline
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from chief_app.view_models.board_view_models import BoardViewModels
    from common.core.tasks import TaskScope

NARROW = 336
WIDE = 400
WIDE_FROM = 1600


class ChiefPage(View):
    """Everything of the centre in one window."""

    def __init__(
        self, models: BoardViewModels, tasks: TaskScope, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._models = models
        self._banner = LinkLostBanner()
        self._strip = NoticeStrip()
        self._side = _Side()
        self._feed = IncidentFeed("chief.incidents", judges=False)
        self._time = TimeButton(models.time, tasks)
        self._time_row = QHBoxLayout()
        self._time_row.addWidget(self._time)
        self._lay_out(models, tasks)
        self._strip.seen.connect(models.notice.put_away)
        shortcut = QShortcut(QKeySequence("T"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._time.click)
        for view_model in (models.head, models.board, models.notice):
            view_model.changed.connect(self.refresh)
        self.begin()

    def _lay_out(self, models: BoardViewModels, tasks: TaskScope) -> None:
        side = QVBoxLayout(self._side)
        side.setContentsMargins(1, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(GatePanel(models.gate, tasks))
        side.addLayout(self._time_row)
        side.addWidget(Hairline())
        side.addWidget(self._feed, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(HeadView(models.head))
        column.addWidget(self._banner)
        column.addWidget(self._strip)
        column.addWidget(TimeStrip(models.time, tasks))
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(BoardView(models.board), 1)
        middle.addWidget(self._side)
        column.addLayout(middle, 1)

    @override
    def restyle(self) -> None:
        px = theme().px
        self._time_row.setContentsMargins(px(16), 0, px(16), px(16))

    @override
    def refresh(self) -> None:
        head, board = self._models.head.picture, self._models.board.picture
        if head.link.phase is LinkPhase.LOST:
            self._banner.show_lost(head.heard_ms)
        else:
            self._banner.hide()
        notice = self._models.notice.picture
        self._strip.show_entry(notice.entry, notice.others)
        self._feed.show_items(board.feed, board.open, {}, dict(board.room_names))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(theme().px(WIDE if self.width() >= WIDE_FROM else NARROW))


class _Side(QWidget):
    """The ground of the side panel."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color(Token.SURFACE))
        line = QRect(0, 0, theme().tokens.line, self.height())
        painter.fillRect(line, theme().color(Token.BORDER))
