"""Handing in: the list of what is missing, the four digits, the way to the server."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from typing_extensions import override

from candidate_app.state import Page
from candidate_app.view_models.refusals import error_saying
from candidate_app.view_models.sign_in_view_model import digits_of
from common.core.errors import ErrorCode, RefusedError
from common.protocol.vocabulary import Progress
from common.qt.view_model import ViewModel

if TYPE_CHECKING:
    import asyncio

    from candidate_app.view_models.context_view_model import ContextViewModel
    from candidate_app.view_models.desk import Desk

CODE_DIGITS = 4


class SubmitStage(Enum):
    """How far handing in is."""

    CLOSED = "closed"
    LIST = "list"
    REVIEW = "review"
    CONFIRM = "confirm"
    SENDING = "sending"


_BEGAN = frozenset({SubmitStage.CONFIRM, SubmitStage.SENDING})


@dataclass(frozen=True, slots=True)
class SubmitPicture:
    """What the dialogs show besides the marks.

    Args:
        code: digits typed so far.
        is_wrong: all were typed and they are not the last four of the exam number.
        unsent: answers not acknowledged; handing in is possible all the same.
        left_s: seconds until the end.
    """

    stage: SubmitStage = SubmitStage.CLOSED
    code: str = ""
    is_wrong: bool = False
    name: str = ""
    number: str = ""
    unsent: int = 0
    left_s: int | None = None

    @property
    def may_confirm(self) -> bool:
        """Whether the last button works."""
        return len(self.code) == CODE_DIGITS and not self.is_wrong


class SubmitViewModel(ViewModel[SubmitPicture]):
    """The first step is told to the server when the person goes on to the second dialog."""

    def __init__(self, desk: Desk, context: ContextViewModel) -> None:
        super().__init__(SubmitPicture(), desk)
        self._desk = desk
        self._context = context
        self._first: asyncio.Task[bool] | None = None
        self._returning = self._return_is_sent = False
        desk.changed.connect(self.refresh)
        desk.ticked.connect(self.refresh)

    @override
    def show(self, picture: SubmitPicture) -> bool:
        """Show another picture; from the second dialog on nobody watches for misconduct."""
        self._desk.state.submission_began = picture.stage in _BEGAN
        return super().show(picture)

    def open_list(self) -> None:
        """Show what is missing, without a way to hand in."""
        self._open(SubmitStage.LIST)

    def open_review(self) -> None:
        """Show what is missing before handing in."""
        self._open(SubmitStage.REVIEW)

    def proceed(self) -> None:
        """Go on to the second dialog; the server is told meanwhile."""
        if self.picture.stage is SubmitStage.REVIEW:
            self._to_confirm()
            self._first = self._desk.tasks.begin(self._begin(), name="begin-submission")

    def type_code(self, words: str) -> None:
        """Take the digits of the second dialog."""
        code = digits_of(words)[:CODE_DIGITS]
        wrong = len(code) == CODE_DIGITS and code != self._expected()
        self.show(replace(self.picture, code=code, is_wrong=wrong))

    def confirm(self) -> None:
        """Hand in."""
        if self.picture.may_confirm and self.picture.stage is SubmitStage.CONFIRM:
            self._sending(on=True)
            self._desk.tasks.start(self._submit(), name="submit")

    def close(self) -> None:
        """Back to the paper."""
        stage = self.picture.stage
        self.show(replace(self.picture, stage=SubmitStage.CLOSED, code="", is_wrong=False))
        if stage is SubmitStage.CONFIRM:
            self._returning = self._return_is_sent = True
            self._desk.tasks.start(self._return(), name="return-to-exam")

    def refresh(self) -> None:
        """Follow the candidate: a page that is not the exam has no dialogs."""
        view, seat, left_ms = self._desk.view, self._desk.seat, self._desk.remaining_ms()
        if view is None or seat is None:
            self._first = None
            self.show(SubmitPicture())
            return
        self.show(
            replace(
                self.picture,
                stage=self._stage_now(),
                name=view.facts.name,
                number=view.facts.exam_number,
                unsent=seat.unsent,
                left_s=-(-left_ms // 1000) if left_ms is not None else None,
            )
        )

    def _stage_now(self) -> SubmitStage:
        stage = self.picture.stage
        page = self._desk.state.page(self._desk.now_ms())
        if stage is SubmitStage.SENDING and self._desk.state.handing_in:
            return stage
        if page is not Page.EXAM:
            return SubmitStage.CLOSED
        if stage is SubmitStage.CLOSED and self._is_left_open():
            return SubmitStage.CONFIRM
        return stage

    def _is_left_open(self) -> bool:
        """The server has the first step, but no dialog is open: a program that came back."""
        view = self._desk.view
        submitting = view is not None and view.candidate.progress is Progress.SUBMITTING
        # On the way back the row may say so before the outcome, and for a moment after it.
        self._returning &= submitting or self._return_is_sent
        return submitting and not self._returning

    def _open(self, stage: SubmitStage) -> None:
        if self.picture.stage is SubmitStage.CLOSED:
            self.show(replace(self.picture, stage=stage))

    def _to_confirm(self) -> None:
        self.show(replace(self.picture, stage=SubmitStage.CONFIRM, code="", is_wrong=False))

    def _expected(self) -> str:
        return digits_of(self.picture.number)[-CODE_DIGITS:]

    async def _begin(self) -> bool:
        """Tell the server of the first step; False when it does not want it."""
        try:
            await self._desk.begin_submission()
        except RefusedError as error:
            return self._refused(error)
        return True

    async def _return(self) -> None:
        try:
            if self._first is not None and not await self._first:
                return
            await self._desk.return_to_exam()
        except RefusedError as error:
            self._returning = False
            self._refused(error)
        finally:
            self._return_is_sent = False

    async def _submit(self) -> None:
        try:
            if self._first is None or await self._first:
                await self._desk.submit()
        except RefusedError as error:
            if error.code is not ErrorCode.ALREADY_SEALED:
                self._refused(error)

    def _refused(self, error: RefusedError) -> bool:
        self._sending(on=False)
        self._context.tell(error_saying(error))
        return False

    def _sending(self, *, on: bool) -> None:
        self._desk.state.handing_in = on
        stage = SubmitStage.SENDING if on else SubmitStage.CLOSED
        self.show(replace(self.picture, stage=stage, code="", is_wrong=False))
        self._desk.changed.emit()
