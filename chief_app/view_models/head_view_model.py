"""The head of the dashboard: centre, stage of the period, time, link, person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from common.console.link.link_status import NO_LINK, LinkStatus
from common.console.rows.periods import candidates_of, rooms_of
from common.console.rows.room_clock import RoomClock, room_clock
from common.protocol.vocabulary import Stage
from common.qt.view_model import ViewModel
from common.rules.stage_order import effective_stage, rank

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from chief_app.state import Centre
    from common.console.hub import ConsoleHub


@dataclass(frozen=True, slots=True)
class HeadPicture:
    """What the stage bar shows.

    Args:
        periods: ids and titles, to choose from.
        rooms: how many take part.
        following: how many of them have come to the period's stage; rooms end at CLOSED.
        heard_ms: the server's time that the screen is from.
    """

    is_loaded: bool = False
    centre: str = ""
    exam: str = ""
    period_id: str = ""
    period: str = ""
    periods: tuple[tuple[str, str], ...] = ()
    stage: Stage = Stage.DRAFT
    rooms: int = 0
    following: int = 0
    clock: RoomClock | None = None
    person: str = ""
    now_ms: int = 0
    heard_ms: int = 0
    link: LinkStatus = NO_LINK


class HeadViewModel(ViewModel[HeadPicture]):
    """Follows the period on the screen."""

    def __init__(self, hub: ConsoleHub, state: Centre, parent: QObject | None = None) -> None:
        super().__init__(HeadPicture(person=hub.signed_in.staff_name), parent)
        self._hub = hub
        self._state = state
        for signal in (hub.changed, hub.ticked, hub.link_changed):
            signal.connect(self.refresh)

    def choose_period(self, period_id: str) -> None:
        """Show another period."""
        self._state.choose_period(period_id)
        self._hub.changed.emit()

    def refresh(self) -> None:
        """Look at period, link and clock again."""
        view, period = self._state.view, self._state.period
        if view is None or period is None:
            return
        now_ms, link = self._hub.now_ms(), self._hub.link
        rooms = rooms_of(view, period.period_id)
        rows = candidates_of(view, period.period_id)
        self.show(
            HeadPicture(
                is_loaded=True,
                centre=view.centre_name,
                exam=view.exam_title,
                period_id=period.period_id,
                period=period.title,
                periods=tuple((row.period_id, row.title) for row in self._state.periods),
                stage=period.stage,
                rooms=len(rooms),
                following=sum(_follows(period.stage, room.stage) for room in rooms),
                clock=room_clock(period, None, rows, now_ms),
                person=self.picture.person,
                now_ms=now_ms,
                heard_ms=now_ms - round(1000 * (link.age_s or 0.0)),
                link=link,
            )
        )


def _follows(period: Stage, room: Stage) -> bool:
    stage = effective_stage(period, room)
    return stage is period or (stage is Stage.CLOSED and rank(period) > rank(Stage.CLOSED))
