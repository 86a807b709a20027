"""A candidate's seat without its windows: session, live view, paper and answers.

The candidate program shows it; simulated candidates are it and nothing more.
"""

import asyncio
import base64
from collections.abc import Callable
from dataclasses import dataclass

from common.client.address import CentreAddress
from common.client.answers import AnswerSender
from common.client.connection import LinkState
from common.client.errors import LinkError
from common.client.history import HistoryWriter
from common.client.journal import AnswerJournal
from common.client.rest import RestClient
from common.client.session import ClientSession
from common.core.clock import Clock
from common.core.errors import ErrorCode, RefusedError
from common.core.logs import get_logger
from common.core.tasks import TaskScope
from common.crypto.packages import open_package
from common.protocol.answers import AnswerDraft, AnswersRecorded, AttemptSealed, SubmitAnswers
from common.protocol.base import Message
from common.protocol.candidates import CandidateChanged
from common.protocol.paper import Paper, decode_paper
from common.protocol.rest import CandidateSession
from common.protocol.session import Heartbeat, Welcome
from common.protocol.snapshots import SavedAnswer
from common.protocol.stages import PaperUnsealed
from common.rules.receipt import answers_root
from common.rules.views import SeatMessage, SeatView

_log = get_logger("client.seat")
_RETRY_S = 2.0


@dataclass(frozen=True, slots=True)
class SeatPartners:
    """Who a seat works with.

    Args:
        on_change: told after every change of anything a screen may show.
        on_message: told each message after the seat took it, before `on_change`.
        history: writes what was given and acknowledged, where somebody wants to compare later.
    """

    clock: Clock
    on_change: Callable[[], None] = lambda: None
    on_link: Callable[[LinkState], None] = lambda _state: None
    on_message: Callable[[Message], None] = lambda _message: None
    history: HistoryWriter | None = None


class Seat:
    """One candidate at one machine, from sign-in to receipt.

    Args:
        program: name and version for the hello.
        device: id of this machine.
    """

    def __init__(
        self,
        address: CentreAddress,
        signed_in: CandidateSession,
        *,
        program: str,
        device: str,
        partners: SeatPartners,
    ) -> None:
        """Nothing happens before `start`."""
        self._address = address
        self._signed_in = signed_in
        self._partners = partners
        self._device = device
        self._scope = TaskScope("client:seat")
        self._sealed_paper: bytes | None = None
        self._given: dict[str, tuple[int, ...]] = {}
        self.position = 0
        self.view: SeatView | None = None
        self.paper: Paper | None = None
        self.session = ClientSession(
            address, signed_in.token, program=program, device=device, clock=partners.clock
        )
        self.session.listen(self._apply, self._link_changed, self._beat)
        self._journal = AnswerJournal(self._invoked)
        self._sender = AnswerSender(
            signed_in.attempt_id, self.session, self._journal, partners.on_change
        )

    @property
    def attempt_id(self) -> str:
        """Return the attempt this seat writes."""
        return self._signed_in.attempt_id

    @property
    def unsent(self) -> int:
        """Return how many changes the server has not acknowledged."""
        return self._sender.unsent

    @property
    def has_sealed_paper(self) -> bool:
        """Say whether the paper has arrived; it opens with the start's key."""
        return self._sealed_paper is not None

    def unsent_items(self) -> frozenset[str]:
        """Return the items with a change that is not acknowledged."""
        return self._journal.unsent_items()

    def answer(self, item_id: str) -> tuple[int, ...]:
        """Return the answer of an item as the candidate gave it last."""
        return self._given.get(item_id, ())

    def start(self) -> None:
        """Connect."""
        self.session.start()

    async def stop(self) -> None:
        """Leave; may be called again."""
        await self.session.stop()
        await self._scope.stop()

    def give(self, item_id: str, value: tuple[int, ...]) -> None:
        """Take an answer of the candidate; it is kept and sent."""
        self._given[item_id] = value
        self._sender.save(item_id, value)

    async def submit(self) -> None:
        """Ask for the seal of what was given.

        Raises:
            RefusedError: the server did not seal; answering goes on.
        """
        await self.session.command(
            SubmitAnswers(
                attempt_id=self.attempt_id,
                epoch=self._journal.epoch,
                last_seq=self._journal.last_seq,
                root=answers_root(self.attempt_id, self._given, self._salt()),
            )
        )

    def _salt(self) -> str:
        return self.view.receipt_salt if self.view is not None else ""

    def _apply(self, message: Message) -> None:
        if not isinstance(message, SeatMessage):
            _log.warning("not_for_a_seat", type=message.spec.name)
            return
        self._see(message)
        match message:
            case Welcome():
                self._welcomed(message)
            case AnswersRecorded():
                self._recorded(message)
            case PaperUnsealed():
                self._unseal()
            case AttemptSealed():
                self._sealed(message)
            case CandidateChanged(candidate=row) if row.device_id == self._device:
                self._sender.leased(row.epoch)
            case _:
                pass
        self._partners.on_message(message)
        self._partners.on_change()

    def _see(self, message: SeatMessage) -> None:
        """Bring the live view up to date; the first welcome begins it."""
        if self.view is not None:
            self.view.apply(message)
        elif isinstance(message, Welcome) and message.candidate is not None:
            self.view = SeatView(message.candidate)

    def _welcomed(self, welcome: Welcome) -> None:
        if welcome.candidate is not None:
            self._take_answers(welcome.candidate.answers)
        self._sender.welcomed(welcome)
        self._note_acknowledged(welcome.epoch, welcome.ack_upto)
        if self._sealed_paper is None:
            self._scope.start(self._fetch(), name="fetch-paper")
        self._unseal()

    def _take_answers(self, answers: tuple[SavedAnswer, ...]) -> None:
        """Show what the server holds, but never over what this seat gave and still has to send."""
        mine = self._journal.unsent_items()
        for saved in answers:
            if saved.item_id not in mine:
                self._given[saved.item_id] = saved.value

    def _invoked(self, epoch: int, draft: AnswerDraft) -> None:
        if self._partners.history is not None:
            self._partners.history.invoked(self.attempt_id, epoch, draft)

    def _recorded(self, message: AnswersRecorded) -> None:
        self._sender.recorded(message)
        self._note_acknowledged(message.epoch, message.ack_upto)

    def _note_acknowledged(self, epoch: int, upto: int) -> None:
        if self._partners.history is not None:
            self._partners.history.acknowledged(self.attempt_id, epoch, upto)

    def _sealed(self, message: AttemptSealed) -> None:
        if self._partners.history is not None:
            self._partners.history.submitted(self.attempt_id, message.seal.receipt)

    async def _fetch(self) -> None:
        """Fetch the sealed paper ahead of the start; try again until it is there."""
        while self._sealed_paper is None and self.view is not None:
            try:
                async with RestClient(self._address) as rest:
                    self._sealed_paper = await rest.package(
                        self.view.package.package_id, self._signed_in.token
                    )
            except (LinkError, RefusedError) as error:
                _log.info("paper_not_fetched", error=type(error).__name__)
                await self._partners.clock.sleep(_RETRY_S)
        self._unseal()
        self._partners.on_change()

    def _unseal(self) -> None:
        """Open the paper once both the sealed bytes and the key are here."""
        if self.paper is not None or self._sealed_paper is None or self.view is None:
            return
        if self.view.package.key is None:
            return
        content = open_package(
            self._sealed_paper,
            base64.b64decode(self.view.package.key),
            period_id=self.view.period.period_id,
            public_key=base64.b64decode(self.view.centre_key),
        )
        self.paper = decode_paper(content)

    def _beat(self) -> Heartbeat:
        return Heartbeat(unsent=self.unsent, position=self.position)

    def _link_changed(self, state: LinkState) -> None:
        self._partners.on_link(state)
        self._partners.on_change()


async def settled(seat: Seat, seconds: float) -> None:
    """Wait until the server has acknowledged all that the seat gave.

    Raises:
        RefusedError: UNAVAILABLE; something was still unsent after `seconds`.
    """
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while seat.unsent:
        if loop.time() > end:
            raise RefusedError(ErrorCode.UNAVAILABLE, "unsent_answers", count=seat.unsent)
        await asyncio.sleep(0.05)
