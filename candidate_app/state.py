"""What the candidate program knows, as plain data: the seat's live view, link, what is saved.

Messages come in through `apply`; which page they lead to is decided here and nowhere else.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, assert_never

from common.protocol.answers import AnswersRecorded, AttemptSealed
from common.protocol.candidates import CandidateChanged
from common.protocol.commands import CommandChanged
from common.protocol.incidents import WarningChanged
from common.protocol.moves import MoveChanged
from common.protocol.session import CommandAccepted, CommandRejected, HeartbeatAnswered, Welcome
from common.protocol.stages import PaperUnsealed, PeriodStageChanged, RoomStageChanged
from common.protocol.time import TimeNoted
from common.protocol.vocabulary import Attendance, HoldKind, Progress, Stage, SubmissionKind
from common.rules.candidate_words import OVER, WRITING
from common.rules.stage_order import rank

if TYPE_CHECKING:
    from common.protocol.paper import Paper
    from common.protocol.rows import CandidateRow, Hold
    from common.rules.views import SeatMessage, SeatView


class Page(StrEnum):
    """What is on the screen."""

    ENROL = "enrol"
    SIGN_IN = "sign_in"
    WAITING = "waiting"
    STEPS = "steps"
    EXAM = "exam"
    HOLD = "hold"
    TIME_OVER = "time_over"
    RECEIPT = "receipt"
    ELSEWHERE = "elsewhere"


class Elsewhere(StrEnum):
    """Why this seat has nothing to do with an exam now."""

    SIGNED_OUT = "signed_out"
    MOVED = "moved"
    ENTRY_REFUSED = "entry_refused"
    ENDED = "ended"


class SeatLike(Protocol):
    """The seat as far as it is shown; `common.client.seat.Seat` is one."""

    @property
    def view(self) -> SeatView | None:
        """Return the rows, None before the first welcome."""
        ...

    @property
    def paper(self) -> Paper | None:
        """Return the paper once it is open."""
        ...

    @property
    def unsent(self) -> int:
        """Return how many changes the server has not acknowledged."""
        ...

    @property
    def unkept(self) -> int:
        """Return how many changes are neither acknowledged nor durable on this PC."""
        ...

    @property
    def is_failing(self) -> bool:
        """Say whether this PC cannot make changes durable."""
        ...

    @property
    def is_provisional(self) -> bool:
        """Say whether the time is a guess until the server tells it."""
        ...

    @property
    def has_sealed_paper(self) -> bool:
        """Say whether the paper has arrived, open or not."""
        ...

    @property
    def is_sealed_as_given(self) -> bool | None:
        """Say whether the seal covers exactly what was given; None before the seal."""
        ...

    @property
    def is_receipt_genuine(self) -> bool:
        """Say whether the centre signed the seal as it is; True before the seal."""
        ...

    def unsent_items(self) -> frozenset[str]:
        """Return the items with such a change."""
        ...

    def answer(self, item_id: str) -> tuple[int, ...]:
        """Return the answer given last."""
        ...


_HOLD_ORDER = (
    HoldKind.LOCK,
    HoldKind.MOVE,
    HoldKind.RELOGIN,
    HoldKind.LEAVE,
    HoldKind.PAUSE,
    HoldKind.ROOM,
    HoldKind.SITTING,
)


class CandidateState:
    """Lives as long as the program; a seat comes with the sign-in.

    Moments named `at` are seconds of a monotonic clock; the PC's own clock is never asked.
    """

    def __init__(self, device: str) -> None:
        """Nobody has signed in at `device`."""
        self._device = device
        self.needs_key = False
        self.forget(0.0)

    def use_device(self, device: str) -> None:
        """This PC has another id from now on."""
        self._device = device

    def forget(self, at: float) -> None:
        """Nobody is signed in any more."""
        self.seat: SeatLike | None = None
        self.online = False
        self.offline_since: float = at
        self.online_since: float = at
        self.saved_ms: int | None = None
        self.unsent_since: float | None = None
        self.handing_in = False
        self.submission_began = False
        self.came_back = False
        self._signed_out = False
        self._had_lease = False
        self._sealed = False
        self._was_over = False

    @property
    def view(self) -> SeatView | None:
        """The rows, None before the first welcome."""
        return self.seat.view if self.seat is not None else None

    def sit(self, seat: SeatLike, at: float, *, came_back: bool = False) -> None:
        """Somebody signed in, or what an earlier run of this program kept is gone on with."""
        self.forget(at)
        self.seat, self.came_back = seat, came_back
        if came_back and seat.view is not None:
            self._sealed = self._was_over = self._progress() in OVER
            self._had_lease = seat.view.candidate.device_id == self._device
            self.looked(at)

    def link_changed(self, at: float, *, online: bool, refused: bool) -> None:
        """The link stands, is gone, or will never stand again with this sign-in."""
        if self.online and not online:
            self.offline_since = at
        if online and not self.online:
            self.online_since = at
        self.online = online
        self._signed_out = refused

    def looked(self, at: float) -> None:
        """Note since when something is unsent."""
        unsent = self.seat is not None and self.seat.unsent > 0
        if not unsent:
            self.unsent_since = None
        elif self.unsent_since is None:
            self.unsent_since = at

    def apply(self, message: SeatMessage, now_ms: int | None) -> None:
        """Take a message that the seat has taken already; the rows are in its view."""
        match message:
            case Welcome():
                self._sealed = self._was_over = self._progress() in OVER
                self._note_saved(message.server_ms)
            case AnswersRecorded():
                self._note_saved(now_ms)
            case AttemptSealed():
                self._sealed, self.handing_in = True, False
            case CandidateChanged():
                self._note_reopening(message.candidate)
            case HeartbeatAnswered() | CommandAccepted() | CommandRejected() | CommandChanged():
                pass  # the session's own, or the answers', or told once it is on the screen
            case PeriodStageChanged() | RoomStageChanged() | PaperUnsealed():
                pass  # rows of the view, asked for when they are shown
            case WarningChanged() | TimeNoted() | MoveChanged():
                pass  # rows of the view, asked for when they are shown
            case _:
                assert_never(message)
        self.handing_in &= self._progress() not in OVER
        view = self.view
        self._had_lease |= view is not None and view.candidate.device_id == self._device

    def page(self, now_ms: int | None) -> Page:
        """Return what is on the screen at the server's time `now_ms`."""
        if self.seat is None:
            return Page.ENROL if self.needs_key else Page.SIGN_IN
        if self.elsewhere() is not None:
            return Page.ELSEWHERE
        view = self.view
        return Page.WAITING if view is None else self._page_of(view, now_ms)

    def _page_of(self, view: SeatView, now_ms: int | None) -> Page:
        progress = view.candidate.progress
        if self._sealed or progress in OVER or (self.handing_in and progress in WRITING):
            return Page.RECEIPT
        if self.hold() is not None:
            return Page.HOLD
        if self._is_foreign(view.candidate):
            return Page.WAITING
        return self._writing(view, now_ms) if progress in WRITING else Page.STEPS

    def elsewhere(self) -> Elsewhere | None:
        """Return why this seat has no exam, None when it has one."""
        if self._signed_out:
            return Elsewhere.SIGNED_OUT
        view = self.view
        if view is None or self._sealed or view.candidate.progress in OVER:
            return None
        row = view.candidate
        if row.attendance in (Attendance.REFUSED, Attendance.ABSENT):
            return Elsewhere.ENTRY_REFUSED
        if self._was_left(view) or (
            self._had_lease and self._is_foreign(row) and self.hold() is None
        ):
            return Elsewhere.MOVED
        ended = rank(view.stage) >= rank(Stage.ENDING) and row.progress not in WRITING
        return Elsewhere.ENDED if ended else None

    def hold(self) -> Hold | None:
        """Return the hold to explain; a second device waits, the first one goes on."""
        view = self.view
        if view is None:
            return None
        mine = not self._is_foreign(view.candidate)
        holds = {hold.kind: hold for hold in view.row_here.holds}
        if mine:
            holds.pop(HoldKind.RELOGIN, None)
        return next((holds[kind] for kind in _HOLD_ORDER if kind in holds), None)

    def doubts_receipt(self) -> bool:
        """Say whether a person must look before anybody says that this was handed in.

        A seal by the clock or by staff may leave out what was on its way; it is still the centre's.
        """
        seat, view = self.seat, self.view
        if seat is None or view is None or view.seal is None:
            return False
        wanted = view.seal.kind in (SubmissionKind.SUBMITTED, SubmissionKind.BLANK)
        return not seat.is_receipt_genuine or (wanted and seat.is_sealed_as_given is False)

    def paper_is_answered(self, now_ms: int | None) -> bool:
        """Say whether the paper is on the screen to be answered: then detections look."""
        if self.submission_began:
            return False
        return self.page(now_ms) is Page.EXAM and self._progress() is Progress.IN_PROGRESS

    def _writing(self, view: SeatView, now_ms: int | None) -> Page:
        if now_ms is not None and view.remaining_ms(now_ms) == 0:
            return Page.TIME_OVER
        has_paper = self.seat is not None and self.seat.paper is not None
        return Page.EXAM if has_paper else Page.WAITING

    def _was_left(self, view: SeatView) -> bool:
        """The candidate was moved away from this PC, also if the new one is still awaited."""
        return view.move is not None and self._device in view.move.left

    def _is_foreign(self, row: CandidateRow) -> bool:
        """Another PC writes this attempt, or one waits to be let in where nobody writes yet."""
        if row.device_id is None:
            return row.waiting_device_id is not None
        return row.device_id != self._device

    def _progress(self) -> Progress | None:
        return self.view.candidate.progress if self.view is not None else None

    def _note_saved(self, now_ms: int | None) -> None:
        """Everything given so far is with the server."""
        if self.seat is not None and self.seat.unsent == 0 and now_ms is not None:
            self.saved_ms = now_ms

    def _note_reopening(self, row: CandidateRow) -> None:
        """A sealed attempt that may be written again is not sealed any more (A19)."""
        if row.progress is Progress.IN_PROGRESS and self._was_over:
            self._sealed = False
        self._was_over = row.progress in OVER
