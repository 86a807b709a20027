"""The room's incidents, and the verdicts a person gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from common.console.rows import seat_commands
from common.console.rows.feed import FeedItem, feed_items, open_count
from common.console.rows.words import words
from common.qt.view_model import ViewModel

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from common.console.hub import ConsoleHub
    from common.protocol.vocabulary import Verdict
    from proctor_app.state import OwnRooms


@dataclass(frozen=True, slots=True)
class IncidentsPicture:
    """What the feed shows.

    Args:
        waiting: keys of items whose verdict is on its way.
    """

    items: tuple[FeedItem, ...] = ()
    open: int = 0
    may_command: bool = False
    waiting: frozenset[str] = frozenset()


class IncidentsViewModel(ViewModel[IncidentsPicture]):
    """Follows the incidents of the room on the screen."""

    def __init__(self, hub: ConsoleHub, state: OwnRooms, parent: QObject | None = None) -> None:
        super().__init__(IncidentsPicture(), parent)
        self._hub = hub
        self._state = state
        for signal in (hub.changed, hub.ticked, hub.link_changed, hub.settled):
            signal.connect(self.refresh)

    def refresh(self) -> None:
        """Look at the incidents again."""
        view, room = self._state.view, self._state.room
        if view is None or room is None:
            return
        heard_ms = self._hub.heard_ms()
        now_ms = self._hub.now_ms() if heard_ms is None else heard_ms
        items = feed_items(view, now_ms, frozenset({room.room_id}))
        sent = {entry.target for entry in self._hub.session.commands.waiting()}
        self.show(
            IncidentsPicture(
                items=items,
                open=open_count(items),
                may_command=self._hub.link.may_command,
                waiting=frozenset(item.key for item in items if item.key in sent),
            )
        )

    def judge(self, key: str, verdict: Verdict) -> None:
        """Say what the incidents of an item were."""
        item = next((item for item in self.picture.items if item.key == key), None)
        if item is None or not item.is_open or key in self.picture.waiting:
            return
        title = words(f"console.verdict.{verdict}")
        for message in seat_commands.judge(item, verdict):
            self._hub.send(message, title, item.key)
