"""The proctor's room: head, filters, seats, side panel, foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from common.console.link.link_status import LinkPhase
from common.console.widgets.link_lost_banner import LinkLostBanner
from common.console.widgets.notice_strip import NoticeStrip
from common.console.widgets.time_button import TimeButton
from common.console.widgets.time_strip import TimeStrip
from common.qt.widgets.view import View
from proctor_app.views.foot_view import FootView
from proctor_app.views.seats_view import SeatsView
from proctor_app.views.side_panel import SidePanel
from proctor_app.views.stage_view import StageView

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from common.core.tasks import TaskScope
    from proctor_app.view_models.room_view_models import RoomViewModels

WIDE_FROM = 1600


class RoomView(View):
    """Everything of one room in one window."""

    def __init__(
        self, models: RoomViewModels, tasks: TaskScope, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._stage = models.stage
        self._chooser = models.seats
        self._notice = models.notice
        self._banner = LinkLostBanner()
        self._strip = NoticeStrip()
        self._seats = SeatsView(models.seats)
        self._side = SidePanel(models, tasks)
        self._time = TimeButton(models.time, tasks)
        self._seats.strip.row.addWidget(self._time)
        self._lay_out(models, tasks)
        self._key("/", self._seats.strip.focus_search)
        self._key("Esc", self._on_escape)
        self._key("T", self._time.click)
        self._side.time_wanted.connect(self._time.open_for)
        self._strip.seen.connect(models.notice.put_away)
        for view_model in (models.stage, models.notice):
            view_model.changed.connect(self.refresh)
        self.begin()

    def _lay_out(self, models: RoomViewModels, tasks: TaskScope) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(StageView(models.stage, tasks))
        column.addWidget(self._banner)
        column.addWidget(self._strip)
        column.addWidget(TimeStrip(models.time, tasks))
        column.addWidget(self._seats.strip)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._seats, 1)
        middle.addWidget(self._side)
        column.addLayout(middle, 1)
        column.addWidget(FootView(models.seats))

    @override
    def refresh(self) -> None:
        picture = self._stage.picture
        if picture.link.phase is LinkPhase.LOST:
            self._banner.show_lost(picture.heard_ms)
        else:
            self._banner.hide()
        notice = self._notice.picture
        self._strip.show_entry(notice.entry, notice.others)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Not the stage button: a key pressed by chance would suspend the room.
        self._seats.list.setFocus(Qt.FocusReason.MouseFocusReason)

    def _key(self, key: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def _on_escape(self) -> None:
        self._chooser.choose("")
        self._seats.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.set_wide(self.width() >= WIDE_FROM)
