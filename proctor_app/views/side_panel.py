"""The right side of the room: what is missing, the chosen candidate, the incidents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from common.console.widgets.incident_feed import IncidentFeed
from common.qt.i18n.text import text
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.widgets.hairline import Hairline
from common.qt.widgets.view import View
from proctor_app.views.candidate_view import CandidateView
from proctor_app.views.next_step_view import NextStepView

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from common.core.tasks import TaskScope
    from proctor_app.view_models.room_view_models import RoomViewModels

NARROW = 336
WIDE = 400
FEED_LEAST = 150
"""Head and one item: so much of the feed is always in sight."""
FEED_EMPTY = 92
"""Head and the sentence that there is nothing."""


class SidePanel(View):
    """336 wide, 400 from 1600 on; the candidate stands over the feed, which is always in sight."""

    time_wanted = Signal(str)

    def __init__(
        self, models: RoomViewModels, tasks: TaskScope, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._incidents = models.incidents
        self._candidate = models.candidate
        self._missing = NextStepView(models.stage)
        self._person = CandidateView(models.candidate, tasks)
        self._line = Hairline()
        self._feed = IncidentFeed("proctor.incidents")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._missing)
        self._column.addWidget(self._person)
        self._column.addWidget(self._line)
        self._column.addWidget(self._feed, 1)
        # After the layouts have taken the new texts in; before that their heights are the old ones.
        self._sharing = QTimer(self)
        self._sharing.setSingleShot(True)
        self._sharing.setInterval(0)
        self._sharing.timeout.connect(self._share)
        self._person.time_wanted.connect(self.time_wanted)
        self._person.closed.connect(lambda: models.seats.choose(""))
        self._feed.opened.connect(models.seats.choose)
        self._feed.judged.connect(models.incidents.judge)
        for view_model in (models.incidents, models.candidate):
            view_model.changed.connect(self.refresh)
        self.begin()

    def set_wide(self, wide: bool) -> None:
        """More room on larger screens."""
        self.setFixedWidth(theme().px(WIDE if wide else NARROW))

    @override
    def refresh(self) -> None:
        picture = self._incidents.picture
        link = "" if picture.may_command else text("console.link.no_commands")
        waits = text("console.incident.waiting")
        blocked = {item.key: link or waits for item in picture.items if self._is_blocked(item.key)}
        self._feed.show_items(picture.items, picture.open, blocked)
        chosen = self._candidate.picture.item is not None
        self._person.setVisible(chosen)
        self._line.setVisible(chosen)

        self._sharing.start()

    def _share(self) -> None:
        """The candidate gets what it needs, as long as the feed keeps its head and one item."""
        missing = self._missing.sizeHint().height() if self._missing.isVisibleTo(self) else 0
        least = FEED_LEAST if self._incidents.picture.items else FEED_EMPTY
        room = self.height() - missing - theme().px(least)
        self._person.setFixedHeight(max(0, min(self._person.wanted_height(), room)))

    def _is_blocked(self, key: str) -> bool:
        picture = self._incidents.picture
        return not picture.may_command or key in picture.waiting

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sharing.start()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color(Token.SURFACE))
        line = QRect(0, 0, theme().tokens.line, self.height())
        painter.fillRect(line, theme().color(Token.BORDER))
