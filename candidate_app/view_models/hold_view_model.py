"""Why the paper is covered, in the order a candidate worries: answers, what, what to do, time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from common.protocol.vocabulary import HoldKind
from common.qt.view_model import ViewModel
from common.rules.deadline import clock_stands_since

if TYPE_CHECKING:
    from candidate_app.view_models.desk import Desk


class HoldReason(Enum):
    """What is explained."""

    LOCK = "lock"
    MOVE = "move"
    RELOGIN = "relogin"
    LEAVE = "leave"
    PAUSE = "pause"
    ROOM = "room"
    SITTING = "sitting"


_REASON = {kind: HoldReason(kind.value) for kind in HoldKind}


@dataclass(frozen=True, slots=True)
class HoldPicture:
    """What the page shows.

    Args:
        since_ms: server time of the hold's beginning.
        started: the exam had begun, so that there are answers and a clock.
        answered: questions with an answer.
        saved_ms: server time of the last acknowledgement of everything given.
        unsent: changes the server has not acknowledged.
        clock_stands: the time does not run meanwhile.
        online: the server sees this seat.
    """

    reason: HoldReason = HoldReason.LOCK
    since_ms: int = 0
    seat: str = ""
    started: bool = False
    answered: int = 0
    saved_ms: int | None = None
    unsent: int = 0
    clock_stands: bool = False
    online: bool = True


class HoldViewModel(ViewModel[HoldPicture]):
    """Follows the desk; what staff typed as a reason is for staff and not shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(HoldPicture(), desk)
        self._desk = desk
        desk.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Look again; the last hold stays in the picture while its page leaves the screen."""
        view, seat, state = self._desk.view, self._desk.seat, self._desk.state
        hold = state.hold()
        if view is None or seat is None or hold is None:
            return
        items = seat.paper.items() if seat.paper is not None else ()
        self.show(
            HoldPicture(
                reason=_REASON[hold.kind],
                since_ms=hold.since_ms,
                seat=view.facts.seat,
                started=view.candidate.started_ms is not None,
                answered=sum(bool(seat.answer(item.item_id)) for item in items),
                saved_ms=state.saved_ms,
                unsent=seat.unsent,
                clock_stands=clock_stands_since(view.candidate.holds) is not None,
                online=state.online,
            )
        )
