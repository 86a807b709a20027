"""The bar over the exam: which exam, who, whether answers are saved, how much time is left."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from common.qt.view_model import ViewModel
from common.rules.deadline import clock_stands_since

if TYPE_CHECKING:
    from candidate_app.view_models.desk import Desk
    from common.rules.views import SeatView

QUIET_S = 1.0
"""So long a change may be on its way before anybody is told."""
LOW_S = 600


class SaveState(Enum):
    """What is said of the answers."""

    NOTHING = "nothing"
    SAVED = "saved"
    SAVING = "saving"
    KEPT = "kept"
    NOT_KEPT = "not_kept"


@dataclass(frozen=True, slots=True)
class ExamBarPicture:
    """What the bar shows.

    Args:
        saved_ms: server time of the last acknowledgement of everything given.
        unsent: changes the server has not acknowledged.
        online: the server sees this seat.
        left_s: begun seconds until the end; None before it is known.
        end_ms: when the time ends as it stands now.
        added_min: minutes given on top of the planned time.
        stands: the clock is stopped.
        provisional: the PC was restarted without the server, which alone knows the time.
        hidden: the person does not want to see the time.
    """

    exam: str = ""
    period: str = ""
    name: str = ""
    number: str = ""
    seat: str = ""
    save: SaveState = SaveState.NOTHING
    saved_ms: int | None = None
    unsent: int = 0
    online: bool = True
    left_s: int | None = None
    end_ms: int | None = None
    added_min: int = 0
    stands: bool = False
    provisional: bool = False
    hidden: bool = False

    @property
    def is_low(self) -> bool:
        """Whether the time runs out."""
        return self.left_s is not None and self.left_s <= LOW_S


class ExamBarViewModel(ViewModel[ExamBarPicture]):
    """Follows desk and clock."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(ExamBarPicture(), desk)
        self._desk = desk
        self._hidden = False
        desk.changed.connect(self.refresh)
        desk.ticked.connect(self.refresh)

    def toggle_time(self) -> None:
        """Hide or show the remaining time."""
        self._hidden = not self._hidden
        self.refresh()

    def refresh(self) -> None:
        """Look again."""
        view = self._desk.view
        self.show(ExamBarPicture() if view is None else self._picture_of(view))

    def _picture_of(self, view: SeatView) -> ExamBarPicture:
        left_ms, now_ms = self._desk.remaining_ms(), self._desk.now_ms()
        allowance = view.candidate.allowance
        end_ms = now_ms + left_ms if now_ms is not None and left_ms is not None else None
        return ExamBarPicture(
            exam=view.exam_title,
            period=view.period.title,
            name=view.facts.name,
            number=view.facts.exam_number,
            seat=view.facts.seat,
            save=self._save(),
            saved_ms=self._desk.state.saved_ms,
            unsent=self._desk.seat.unsent if self._desk.seat is not None else 0,
            online=self._desk.state.online,
            left_s=-(-left_ms // 1000) if left_ms is not None else None,
            end_ms=end_ms // 1000 * 1000 if end_ms is not None else None,
            added_min=(allowance.incident_ms + allowance.planned_ms) // 60_000,
            stands=clock_stands_since(view.candidate.holds) is not None,
            provisional=self._desk.seat is not None and self._desk.seat.is_provisional,
            hidden=self._hidden,
        )

    def _save(self) -> SaveState:
        """Say no more than is known: durable at the server, on this PC, or nowhere yet."""
        state, seat = self._desk.state, self._desk.seat
        if seat is None or state.unsent_since is None:
            if state.saved_ms is not None:
                return SaveState.SAVED
            return SaveState.KEPT if state.came_back else SaveState.NOTHING
        fresh = self._desk.clock.monotonic() - state.unsent_since < QUIET_S
        if fresh and (state.online or seat.unkept):
            return self.picture.save
        if seat.is_failing:
            return SaveState.NOT_KEPT
        return SaveState.SAVING if seat.unkept else SaveState.KEPT
