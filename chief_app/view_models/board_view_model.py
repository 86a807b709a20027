"""All rooms of the period, the worst first, with the figures of the whole centre."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from common.console.link.link_status import LinkPhase
from common.console.rows.feed import FeedItem, feed_items, open_count
from common.console.rows.periods import rooms_of
from common.console.rows.room_summary import RoomSummary, room_summaries
from common.protocol.vocabulary import Stage
from common.qt.coalesce import Coalescer
from common.qt.view_model import ViewModel
from common.rules.room_counts import RoomCounts

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from chief_app.state import Centre
    from common.console.hub import ConsoleHub

EVERY_MS = 500
"""Forty rooms of fifty seats are counted at most this often."""
NO_COUNTS = RoomCounts()


@dataclass(frozen=True, slots=True)
class BoardPicture:
    """What the board shows.

    Args:
        rooms: the worst first.
        totals: figures of all rooms together.
        feed: incidents of all rooms, what waits first.
        room_names: of the rooms, by id, for the feed.
        is_stale: the link is lost; bars go grey.
    """

    rooms: tuple[RoomSummary, ...] = ()
    totals: RoomCounts = NO_COUNTS
    stage: Stage = Stage.DRAFT
    feed: tuple[FeedItem, ...] = ()
    open: int = 0
    room_names: tuple[tuple[str, str], ...] = ()
    is_stale: bool = False


class BoardViewModel(ViewModel[BoardPicture]):
    """Follows all rooms of the period on the screen."""

    def __init__(self, hub: ConsoleHub, state: Centre, parent: QObject | None = None) -> None:
        super().__init__(BoardPicture(), parent)
        self._hub = hub
        self._state = state
        self._coalescer = Coalescer(self.refresh, EVERY_MS, self)
        for signal in (hub.changed, hub.link_changed, hub.ticked):
            signal.connect(self._coalescer.poke)

    def refresh(self) -> None:
        """Count all rooms again."""
        view, period = self._state.view, self._state.period
        if view is None or period is None:
            return
        heard_ms = self._hub.heard_ms()
        now_ms = self._hub.now_ms() if heard_ms is None else heard_ms
        rooms = rooms_of(view, period.period_id)
        feed = feed_items(view, now_ms)
        self.show(
            BoardPicture(
                rooms=room_summaries(view, period, rooms, now_ms),
                totals=view.total_counts(period.period_id),
                stage=period.stage,
                feed=feed,
                open=open_count(feed),
                room_names=tuple((room.room_id, room.room_name) for room in rooms),
                is_stale=self._hub.link.phase is LinkPhase.LOST,
            )
        )
