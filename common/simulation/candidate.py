"""A candidate without a window: signs in, walks the steps, answers, hands in."""

import asyncio
from dataclasses import replace
from pathlib import Path

from common.client.address import CentreAddress
from common.client.connection import LinkState
from common.client.errors import LinkError
from common.client.file_keeper import FileKeeper
from common.client.history import HistoryWriter
from common.client.journal_folder import JournalFolder
from common.client.pace import LinkPace
from common.client.rest import RestClient
from common.client.seat import Seat
from common.client.seat_partners import SeatPartners
from common.client.settling import settled
from common.core.clock import Clock
from common.core.errors import ErrorCode, RefusedError
from common.core.logs import get_logger
from common.protocol.base import Message
from common.protocol.candidates import AdvanceProgress, BeginSubmission
from common.protocol.incidents import AcknowledgeWarning
from common.protocol.rest import CandidateSession, CandidateSignIn
from common.protocol.rows import CandidateRow
from common.protocol.vocabulary import Identity, Progress
from common.simulation.behaviour import Mind, SimulatedPerson
from common.simulation.enrolment import enrolled

_log = get_logger("simulation")
_PROGRAM = "gamdok-simulation/0.1.0"
_NEXT_STEP = {
    Progress.REGISTERED: Progress.CONFIRMED,
    Progress.CONFIRMED: Progress.BRIEFED,
    Progress.BRIEFED: Progress.PRACTISED,
}
_BUSY = frozenset({ErrorCode.RATE_LIMITED, ErrorCode.UNAVAILABLE, ErrorCode.SIGN_IN_HELD})
_TRY_AGAIN_S = 1.0
_SETTLE_S = 120.0


class SimulatedCandidate:
    """One person at one seat; `run` ends with the receipt."""

    def __init__(  # noqa: PLR0913, PLR0917  the patience is for tests only
        self,
        address: CentreAddress,
        person: SimulatedPerson,
        clock: Clock,
        history: Path,
        seed: str,
        pace: LinkPace | None = None,
        *,
        journals: Path | None = None,
    ) -> None:
        """Write the history to `history`; draw all choices from `seed`; `pace` is the link's.

        With `journals`, a folder of this candidate's own, answers are kept there as on a real PC,
        and a seat that is started again goes on from it.
        """
        self._address = address
        self._person = person
        self._clock = clock
        self._history = history
        self._mind = Mind(person.behaviour, f"{seed}:{person.exam_number}")
        self._pace = pace
        self._journals = journals
        self._changed = asyncio.Event()
        self._refused: set[tuple[object, ...]] = set()

    async def run(self) -> None:
        """Live the whole exam.

        Raises:
            RefusedError: the sign-in was refused, or is not valid any more.
        """
        person = self._person
        key = await enrolled(self._address, person.code, person.exam_number, self._clock)
        device = key.device_id if key is not None else person.device
        signed_in = await self._sign_in(device)
        with HistoryWriter(self._history) as history:
            partners = SeatPartners(
                clock=self._clock,
                on_change=self._changed.set,
                history=history,
                pace=self._pace,
                key=key,
            )
            partners = await self._with_journal(partners, signed_in, device)
            seat = Seat(
                self._address, signed_in, program=_PROGRAM, device=device, partners=partners
            )
            seat.start()
            try:
                await self._live(seat)
            finally:
                await seat.stop()

    async def _with_journal(
        self, partners: SeatPartners, signed_in: CandidateSession, device: str
    ) -> SeatPartners:
        if self._journals is None:
            return partners
        folder = JournalFolder(self._journals, device)
        restored = await asyncio.to_thread(folder.restore, signed_in.attempt_id)
        return replace(
            partners,
            keeper=FileKeeper(folder, self._clock, restored),
            restored=restored.content if restored is not None else None,
        )

    async def _sign_in(self, device: str) -> CandidateSession:
        body = CandidateSignIn(
            exam_number=self._person.exam_number,
            birth_date=self._person.birth_date,
            device=device,
        )
        while True:
            try:
                async with RestClient(self._address) as rest:
                    return await rest.sign_in_candidate(body)
            except LinkError as error:
                _log.info("sign_in_again", problem=error.problem.value)
            except RefusedError as error:
                if error.code not in _BUSY:
                    raise
                _log.info("sign_in_again", code=error.code.value)
            await self._clock.sleep(_TRY_AGAIN_S)

    async def _live(self, seat: Seat) -> None:
        answering = False
        async with asyncio.TaskGroup() as group:
            while not _is_sealed(seat):
                await self._step(seat)
                if seat.paper is not None and not answering:
                    answering = True
                    group.create_task(
                        self._answer(seat), name=f"simulation:answer:{seat.attempt_id}"
                    )
                await self._wait(seat)

    async def _wait(self, seat: Seat) -> None:
        """Wait for news of the seat.

        Raises:
            RefusedError: there will be none.
        """
        if seat.session.link is LinkState.REFUSED:
            raise RefusedError(ErrorCode.SESSION_REVOKED)
        await self._changed.wait()
        self._changed.clear()

    async def _step(self, seat: Seat) -> None:
        """Do what the candidate's place in the exam asks for."""
        if seat.view is None:
            return
        warning = seat.view.unread_warning()
        if warning is not None:
            read = AcknowledgeWarning(warning_id=warning.warning_id)
            await self._try_once(seat, read, warning.version)
        row = seat.view.candidate
        following = _following(row)
        if following is not None:
            step = AdvanceProgress(attempt_id=row.attempt_id, to=following, version=row.version)
            await self._try_once(seat, step, seat.view.stage)

    async def _answer(self, seat: Seat) -> None:
        paper = seat.paper
        if paper is None:
            return
        items = paper.items()
        options = min(len(item.choices) for item in items)
        for item_id, option in self._mind.plan(tuple(i.item_id for i in items), options):
            await self._clock.sleep(self._mind.pause_s())
            await self._free(seat)
            if _progress(seat) is not Progress.IN_PROGRESS:
                return
            seat.give(item_id, (option,))
        if self._person.behaviour.submits:
            await self._submit(seat)

    async def _free(self, seat: Seat) -> None:
        """Wait as long as a hold covers the paper that could still be written."""
        while seat.view is not None and seat.view.candidate.holds and not _is_sealed(seat):
            await self._clock.sleep(_TRY_AGAIN_S)

    async def _submit(self, seat: Seat) -> None:
        while seat.view is not None and not _is_sealed(seat):
            row = seat.view.candidate
            if row.progress is Progress.IN_PROGRESS:
                begin = BeginSubmission(attempt_id=row.attempt_id, version=row.version)
                _ = await self._try(seat, begin)
            elif row.progress is Progress.SUBMITTING:
                await self._try_submit(seat)
            await self._clock.sleep(_TRY_AGAIN_S)

    async def _try_submit(self, seat: Seat) -> None:
        try:
            await settled(seat, _SETTLE_S)
            await seat.submit()
        except RefusedError as error:
            if error.code is not ErrorCode.ALREADY_SEALED:
                _log.warning("submission_refused", code=error.code.value, reason=error.reason)

    async def _try_once(self, seat: Seat, message: Message, *circumstances: object) -> None:
        """Send a command unless it was refused in the same circumstances: that is news too."""
        tried = (message, *circumstances)
        if tried in self._refused:
            return
        code = await self._try(seat, message)
        if code in _BUSY:
            await self._clock.sleep(_TRY_AGAIN_S)
            self._changed.set()
        elif code is not None:
            self._refused.add(tried)

    async def _try(self, seat: Seat, message: Message) -> ErrorCode | None:
        """Send a command and return why it was refused, None if it was not."""
        try:
            await seat.session.command(message)
        except RefusedError as error:
            _log.info("refused", type=message.spec.name, code=error.code.value)
            return error.code
        return None


def _is_sealed(seat: Seat) -> bool:
    return seat.view is not None and seat.view.seal is not None


def _progress(seat: Seat) -> Progress | None:
    return seat.view.candidate.progress if seat.view is not None else None


def _following(row: CandidateRow) -> Progress | None:
    """Return the step the candidate can take now."""
    if row.progress is Progress.PRACTISED:
        checked = row.identity in (Identity.VERIFIED, Identity.DEFERRED)
        return Progress.READY if checked else None
    return _NEXT_STEP.get(row.progress)
