"""The seats of the room: order, filter, search, and which one is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from common.console.link.link_status import NO_LINK, LinkStatus
from common.console.rows.seat_filter import SeatFilter, counts, offered
from common.console.rows.seat_item import SeatItem, seat_item
from common.console.rows.seat_order import NO_SEATS, SeatOrdering, ordered
from common.protocol.vocabulary import Stage
from common.qt.view_model import ViewModel
from common.rules.stage_order import effective_stage

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from common.console.hub import ConsoleHub
    from proctor_app.state import OwnRooms


@dataclass(frozen=True, slots=True)
class SeatsPicture:
    """What filter strip, list and status bar show.

    Args:
        counts: the filters offered now, each with how many seats it would show.
        unsent: seats that keep answers the server does not have.
    """

    ordering: SeatOrdering = NO_SEATS
    counts: tuple[tuple[SeatFilter, int], ...] = ()
    chosen_filter: SeatFilter = SeatFilter.ALL
    wanted: str = ""
    stage: Stage = Stage.SEALED_IN
    chosen: str = ""
    chosen_item: SeatItem | None = None
    unsent: int = 0
    link: LinkStatus = NO_LINK


class SeatsViewModel(ViewModel[SeatsPicture]):
    """``chosen`` carries the attempt whose panel is open, "" for none."""

    chosen = Signal(str)

    def __init__(self, hub: ConsoleHub, state: OwnRooms, parent: QObject | None = None) -> None:
        super().__init__(SeatsPicture(), parent)
        self._hub = hub
        self._state = state
        self._filter = SeatFilter.ALL
        self._wanted = ""
        self._chosen = ""
        for signal in (hub.changed, hub.ticked, hub.link_changed):
            signal.connect(self.refresh)

    def choose_filter(self, chosen: SeatFilter) -> None:
        """Show other seats."""
        self._filter = chosen
        self.refresh()

    def search(self, wanted: str) -> None:
        """Show seats by number, name or seat."""
        self._wanted = wanted
        self.refresh()

    def choose(self, attempt_id: str) -> None:
        """Open the panel of a seat; "" closes it."""
        if attempt_id != self._chosen:
            self._chosen = attempt_id
            self.refresh()
            self.chosen.emit(attempt_id)

    def refresh(self) -> None:
        """Look at the seats again."""
        view, period, room = self._state.view, self._state.period, self._state.room
        if view is None or period is None or room is None:
            return
        stage = effective_stage(period.stage, room.stage)
        filters = offered(stage)
        if self._filter not in filters:
            self._filter = SeatFilter.ALL
        items = self._items(period.period_id, room.room_id)
        ordering = ordered(items, self._filter, self._wanted)
        self.show(
            SeatsPicture(
                ordering=ordering,
                counts=tuple(counts(items, filters).items()),
                chosen_filter=self._filter,
                wanted=self._wanted,
                stage=stage,
                chosen=self._chosen,
                chosen_item=next((i for i in items if i.attempt_id == self._chosen), None),
                unsent=sum(item.unsent > 0 for item in items),
                link=self._hub.link,
            )
        )

    def _items(self, period_id: str, room_id: str) -> tuple[SeatItem, ...]:
        view = self._state.view
        if view is None:
            return ()
        now_ms, heard_ms = self._hub.now_ms(), self._hub.heard_ms()
        found = (
            seat_item(view, key, now_ms, heard_ms) for key in view.attempts(period_id, room_id)
        )
        return tuple(item for item in found if item is not None)
