"""Why the paper is covered, in the order a candidate worries: answers, what, what to do, time."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from common.client.release_codes import CodeOutcome
from common.protocol.vocabulary import HoldKind
from common.qt.view_model import ViewModel
from common.rules.deadline import clock_stands_since
from common.rules.release_codes import BY_CODE

if TYPE_CHECKING:
    from candidate_app.view_models.desk import Desk
    from candidate_app.view_models.seat_port import SeatPort
    from common.protocol.rows import Hold


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


CUT_OFF_AFTER_S = 10.0
"""A link that is gone for so long is not about to be back: the code may be typed."""


@dataclass(frozen=True, slots=True)
class CodePicture:
    """The proctor's code.

    Args:
        is_wrong: the last one was.
        wait_s: so many seconds no code is taken; 0 while one is.
        no_more: none is taken for this hold any more.
    """

    is_wrong: bool = False
    wait_s: int = 0
    no_more: bool = False

    @property
    def is_blocked(self) -> bool:
        """Whether nothing can be entered now."""
        return self.no_more or self.wait_s > 0


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
        code: the seat is cut off and a code may release it; None if not.
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
    code: CodePicture | None = None


class HoldViewModel(ViewModel[HoldPicture]):
    """Follows the desk; what staff typed as a reason is for staff and not shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(HoldPicture(), desk)
        self._desk = desk
        self._wrong_for: Hold | None = None
        desk.changed.connect(self.refresh)
        desk.ticked.connect(self._on_ticked)

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
                code=self._code(seat, hold),
            )
        )

    def enter_code(self, words: str) -> None:
        """Try a code that the proctor typed; the right one uncovers the paper."""
        tried = self._desk.enter_code(words)
        if tried is not None and tried.outcome is CodeOutcome.WRONG:
            self._wrong_for = self._desk.state.hold()
        self.refresh()

    def _on_ticked(self) -> None:
        if not self._desk.state.online and self._desk.state.hold() is not None:
            self.refresh()

    def _code(self, seat: SeatPort, hold: Hold) -> CodePicture | None:
        state = self._desk.state
        gone_s = self._desk.clock.monotonic() - state.offline_since
        if state.online or gone_s < CUT_OFF_AFTER_S or hold.kind not in BY_CODE:
            return None
        return CodePicture(
            is_wrong=hold == self._wrong_for,
            wait_s=math.ceil(seat.codes.wait_s(hold)),
            no_more=not seat.codes.takes(hold),
        )
