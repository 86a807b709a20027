"""The row between tools and paper: the one thing worth saying now, else the subject."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from candidate_app.view_models.saying import saying
from candidate_app.view_models.time_note import TimeNotes
from common.qt.view_model import ViewModel
from common.rules.candidate_words import OVER, WRITING

if TYPE_CHECKING:
    from candidate_app.view_models.desk import Desk
    from candidate_app.view_models.saying import Saying

OFFLINE_AFTER_S = 10.0
BACK_S = 5.0
NOTICE_S = 20.0
TIME_NOTICE_S = 60.0
MINUTES_S = 30
MINUTES = (10, 5, 1)


class Context(Enum):
    """What the row says."""

    SUBJECT = "subject"
    NOT_KEPT = "not_kept"
    OFFLINE = "offline"
    SLOW = "slow"
    BACK = "back"
    MINUTES = "minutes"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class ContextPicture:
    """What the row shows.

    Args:
        unsent: changes the server has not acknowledged.
        minutes: left, with MINUTES.
    """

    context: Context = Context.SUBJECT
    unsent: int = 0
    minutes: int = 0
    notice: Saying | None = None


class ContextViewModel(ViewModel[ContextPicture]):
    """What endangers answers comes first, then a cut and its end, the time, and all else."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(ContextPicture(), desk)
        self._desk = desk
        self._was_told = False
        self._back_until: float | None = None
        self._notice: Saying | None = None
        self._notice_until = 0.0
        self._time_notes = TimeNotes()
        self._was_over = False
        desk.changed.connect(self.refresh)
        desk.ticked.connect(self.refresh)

    def tell(self, notice: Saying) -> None:
        """Say something for a while."""
        self._take(notice, NOTICE_S)
        self.refresh()

    def refresh(self) -> None:
        """Look again."""
        view = self._desk.view
        news = None if view is None else self._time_notes.news(view, self._desk.now_ms())
        if news is not None:
            self._take(news, TIME_NOTICE_S)
        progress = None if view is None else view.candidate.progress
        if self._was_over and progress in WRITING:
            self._take(saying("candidate.context.reopened"), TIME_NOTICE_S)
        self._was_over = progress in OVER
        self.show(self._picture_now())

    def _take(self, notice: Saying, seconds: float) -> None:
        self._notice = notice
        self._notice_until = self._desk.clock.monotonic() + seconds

    def _picture_now(self) -> ContextPicture:
        now, seat = self._desk.clock.monotonic(), self._desk.seat
        unsent = seat.unsent if seat is not None else 0
        trouble = self._trouble(now)
        if seat is not None and trouble is not None:
            self._was_told |= trouble is not Context.NOT_KEPT
            return ContextPicture(trouble, unsent=unsent)
        if self._is_back(now, unsent):
            return ContextPicture(Context.BACK)
        minutes = self._minutes()
        if minutes is not None:
            return ContextPicture(Context.MINUTES, minutes=minutes)
        if self._notice is not None and now < self._notice_until:
            return ContextPicture(Context.NOTICE, notice=self._notice)
        return ContextPicture()

    def _trouble(self, now: float) -> Context | None:
        """Return what is not as it should be with the answers."""
        state, seat = self._desk.state, self._desk.seat
        if seat is not None and seat.is_failing:
            return Context.NOT_KEPT
        if not state.online and now - state.offline_since >= OFFLINE_AFTER_S:
            return Context.OFFLINE
        if not state.online or state.unsent_since is None:
            return None
        since = max(state.unsent_since, state.online_since)
        return Context.SLOW if now - since >= OFFLINE_AFTER_S else None

    def _is_back(self, now: float, unsent: int) -> bool:
        """Whether a cut that was told has just ended and everything was sent."""
        if self._was_told and self._desk.state.online and not unsent:
            self._was_told = False
            self._back_until = now + BACK_S
        return self._back_until is not None and now < self._back_until

    def _minutes(self) -> int | None:
        left_ms = self._desk.remaining_ms()
        if left_ms is None:
            return None
        left = -(-left_ms // 1000)
        return next((m for m in MINUTES if m * 60 - MINUTES_S < left <= m * 60), None)
