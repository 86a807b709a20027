"""The one place where view-models meet the seat: what is known, what can be done, what time it is.

Signals say that something changed or that a moment passed; view-models then make their pictures
anew and show them only where they differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from candidate_app.state import CandidateState
from common.client.connection import LinkState
from common.core.errors import ErrorCode, RefusedError
from common.core.tasks import TaskScope
from common.protocol.candidates import AdvanceProgress, BeginSubmission, ReturnToExam
from common.protocol.incidents import AcknowledgeWarning
from common.rules.views import SeatMessage

if TYPE_CHECKING:
    from collections.abc import Callable

    from candidate_app.view_models.seat_port import SeatPort
    from common.client.anchor import ServerAnchor
    from common.client.device import SeatDevice
    from common.client.release_codes import CodeTry
    from common.core.clock import Clock
    from common.protocol.base import Message
    from common.protocol.vocabulary import Progress
    from common.rules.views import SeatView

_TRIES = 5
_NEWER_ROW_S = 2.0
_LOOK_S = 0.05


class Desk(QObject):
    """The seat of one PC, with or without a candidate.

    Args:
        device: id of this PC.
    """

    changed = Signal()
    ticked = Signal()

    def __init__(self, device: str, clock: Clock, parent: QObject | None = None) -> None:
        """Nobody is signed in."""
        super().__init__(parent)
        self.device = device
        self.clock = clock
        self.state = CandidateState(device)
        self.tasks = TaskScope("candidate:desk")
        self.key: SeatDevice | None = None
        self._seat: SeatPort | None = None
        self._centre_anchor: ServerAnchor | None = None

    @property
    def seat(self) -> SeatPort | None:
        """The seat of who is signed in."""
        return self._seat

    @property
    def view(self) -> SeatView | None:
        """The live rows, None before the first welcome."""
        return self.state.view

    def use_anchor(self, anchor: ServerAnchor) -> None:
        """Take the time from here until somebody signs in."""
        self._centre_anchor = anchor

    def use_key(self, key: SeatDevice) -> None:
        """This PC is enrolled: its key goes with every sign-in from now on."""
        self.key, self.device = key, key.device_id
        self.state.use_device(key.device_id)
        self.state.needs_key = False
        self.changed.emit()

    def need_key(self) -> None:
        """This PC has no key that counts: a code comes before the next sign-in."""
        self.state.needs_key = True
        self.changed.emit()

    def do_without_key(self) -> None:
        """The centre lets PCs in without one."""
        if self.key is None and self.state.needs_key:
            self.state.needs_key = False
            self.changed.emit()

    @property
    def is_parked(self) -> bool:
        """Whether another PC with the same key is connected, so that this one has to wait."""
        fault = self._seat.session.fault if self._seat is not None else None
        return fault is not None and fault.code is ErrorCode.DEVICE_IN_USE

    def now_ms(self) -> int | None:
        """Return the server's time, None before the server has spoken."""
        anchor = self._seat.session.anchor if self._seat is not None else None
        if anchor is None or not anchor.known:
            anchor = self._centre_anchor
        return anchor.now_ms() if anchor is not None else None

    def remaining_ms(self) -> int | None:
        """Return how much time is left, None before it is known."""
        view, now_ms = self.view, self.now_ms()
        return view.remaining_ms(now_ms) if view is not None and now_ms is not None else None

    def sit(self, seat: SeatPort, *, came_back: bool = False) -> None:
        """Take the seat of who signed in, or was here when this program was killed."""
        self._seat = seat
        self.state.sit(seat, self.clock.monotonic(), came_back=came_back)
        self.changed.emit()

    async def get_up(self) -> None:
        """Forget who was here; what this PC keeps of it stays."""
        seat, self._seat = self._seat, None
        self.state.forget(self.clock.monotonic())
        if seat is not None:
            await seat.stop()
        self.changed.emit()

    async def leave(self) -> None:
        """Who was here has nothing to do at this PC any more: the next one may sign in."""
        seat = self._seat
        if seat is not None:
            await seat.leave()
        await self.get_up()

    def seat_changed(self) -> None:
        """Something of the seat changed."""
        self.state.looked(self.clock.monotonic())
        self.changed.emit()

    def link_changed(self, link: LinkState) -> None:
        """The link has a new state."""
        fault = self._seat.session.fault if self._seat is not None else None
        if link is LinkState.REFUSED and fault and fault.code is ErrorCode.DEVICE_REFUSED:
            self.need_key()
        self.state.link_changed(
            self.clock.monotonic(),
            online=link is LinkState.ONLINE,
            refused=link is LinkState.REFUSED,
        )

    def received(self, message: Message) -> None:
        """The seat took a message."""
        if isinstance(message, SeatMessage):
            self.state.apply(message, self.now_ms())

    def tick(self) -> None:
        """A moment passed."""
        self.ticked.emit()

    def give(self, item_id: str, value: tuple[int, ...]) -> None:
        """Give an answer; it is kept and sent."""
        if self._seat is not None:
            self._seat.give(item_id, value)

    def enter_code(self, words: str) -> CodeTry | None:
        """Try the proctor's code on the hold that covers the paper; None if none does."""
        view, hold = self.view, self.state.hold()
        if self._seat is None or view is None or hold is None:
            return None
        return self._seat.codes.enter(words, hold, view.release_secret, self.now_ms())

    def look_at(self, number: int) -> None:
        """Say which question is on the screen."""
        if self._seat is not None:
            self._seat.position = number

    def look_through(self, display: dict[str, str]) -> None:
        """Say how the paper is looked at."""
        if self._seat is not None:
            self._seat.display = display

    async def advance(self, to: Progress) -> None:
        """Finish a step.

        Raises:
            RefusedError: the step is not open.
        """
        await self._act(
            lambda attempt_id, version: AdvanceProgress(
                attempt_id=attempt_id, to=to, version=version
            )
        )

    async def begin_submission(self) -> None:
        """Take the first step of handing in.

        Raises:
            RefusedError: handing in is not possible now.
        """
        await self._act(
            lambda attempt_id, version: BeginSubmission(attempt_id=attempt_id, version=version)
        )

    async def return_to_exam(self) -> None:
        """Go back from the first step.

        Raises:
            RefusedError: it is too late.
        """
        await self._act(
            lambda attempt_id, version: ReturnToExam(attempt_id=attempt_id, version=version)
        )

    async def submit(self) -> None:
        """Hand in.

        Raises:
            RefusedError: the server did not seal.
        """
        if self._seat is not None:
            await self._seat.submit()

    async def acknowledge(self, warning_id: str) -> None:
        """Say that a warning was read.

        Raises:
            RefusedError: the server does not know the warning.
        """
        if self._seat is not None:
            await self._seat.session.command(AcknowledgeWarning(warning_id=warning_id))

    async def command(self, message: Message) -> None:
        """Send a command of any kind.

        Raises:
            RefusedError: the server refused, or nobody is signed in.
        """
        if self._seat is None:
            raise RefusedError(ErrorCode.UNAUTHENTICATED)
        await self._seat.session.command(message)

    async def _act(self, make: Callable[[str, int], Message]) -> None:
        """Send a command over the row as it is; over a newer one where it changed on the way."""
        for left in reversed(range(_TRIES)):
            view, seat = self.view, self._seat
            if view is None or seat is None:
                return
            version = view.candidate.version
            try:
                await seat.session.command(make(seat.attempt_id, version))
            except RefusedError as error:
                if error.code is not ErrorCode.STALE_VERSION or not left:
                    raise
                await self._newer_than(version)
            else:
                return

    async def _newer_than(self, version: int) -> None:
        """Wait a little for the row that made ours stale."""
        end = self.clock.monotonic() + _NEWER_ROW_S
        while self.view is not None and self.view.candidate.version == version:
            if self.clock.monotonic() >= end:
                return
            await self.clock.sleep(_LOOK_S)
