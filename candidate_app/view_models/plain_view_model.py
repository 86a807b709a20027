"""Pages of a few sentences: waiting, time over, nothing to do at this seat."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from candidate_app.state import Elsewhere, Page
from common.qt.tasks import starter
from common.qt.view_model import ViewModel

if TYPE_CHECKING:
    from candidate_app.view_models.desk import Desk


class PlainTopic(Enum):
    """What such a page is about; its texts are `candidate.plain.<topic>.…`."""

    CONNECTING = "connecting"
    IN_USE = "in_use"
    CHECKING = "checking"
    PAPER = "paper"
    TIME_OVER = "time_over"
    SIGNED_OUT = "signed_out"
    MOVED = "moved"
    ENTRY_REFUSED = "entry_refused"
    ENDED = "ended"


_ELSEWHERE = {
    Elsewhere.SIGNED_OUT: PlainTopic.SIGNED_OUT,
    Elsewhere.MOVED: PlainTopic.MOVED,
    Elsewhere.ENTRY_REFUSED: PlainTopic.ENTRY_REFUSED,
    Elsewhere.ENDED: PlainTopic.ENDED,
}


@dataclass(frozen=True, slots=True)
class PlainPicture:
    """What the page shows; ``may_leave`` has a button back to the sign-in."""

    topic: PlainTopic = PlainTopic.CONNECTING
    online: bool = False
    unsent: int = 0

    @property
    def may_leave(self) -> bool:
        """Whether another candidate may sign in here."""
        return self.topic in (
            PlainTopic.SIGNED_OUT,
            PlainTopic.MOVED,
            PlainTopic.ENTRY_REFUSED,
            PlainTopic.ENDED,
        )


class PlainViewModel(ViewModel[PlainPicture]):
    """Follows the desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(PlainPicture(), desk)
        self._desk = desk
        self.leave = starter(desk.tasks, "leave", desk.leave)
        desk.changed.connect(self.refresh)
        desk.ticked.connect(self.refresh)

    def refresh(self) -> None:
        """Look again; pages of another kind leave the picture as it is."""
        topic = self._topic()
        seat = self._desk.seat
        if topic is not None:
            unsent = seat.unsent if seat is not None else 0
            self.show(PlainPicture(topic, online=self._desk.state.online, unsent=unsent))

    def _topic(self) -> PlainTopic | None:
        state = self._desk.state
        page = state.page(self._desk.now_ms())
        if page is Page.TIME_OVER:
            return PlainTopic.TIME_OVER
        if page is Page.WAITING:
            return self._waiting()
        elsewhere = state.elsewhere() if page is Page.ELSEWHERE else None
        return _ELSEWHERE[elsewhere] if elsewhere is not None else None

    def _waiting(self) -> PlainTopic:
        view = self._desk.view
        if view is None:
            return PlainTopic.IN_USE if self._desk.is_parked else PlainTopic.CONNECTING
        mine = view.candidate.device_id in (None, self._desk.device)
        return PlainTopic.PAPER if mine else PlainTopic.CHECKING
