"""A candidate's seat without its windows: session, live view, paper and answers.

The candidate program shows it; simulated candidates are it and nothing more.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from common.client.address import CentreAddress
from common.client.connection import LinkState
from common.client.device import SeatDevice
from common.client.history import HistoryWriter
from common.client.pace import LinkPace
from common.client.paper_fetch import PaperFetch
from common.client.seat_answers import SeatAnswers
from common.client.session import ClientSession
from common.core.clock import Clock
from common.core.errors import ErrorCode, RefusedError
from common.core.logs import get_logger
from common.protocol.answers import AnswersRecorded
from common.protocol.base import Message
from common.protocol.candidates import CandidateChanged
from common.protocol.rest import CandidateSession
from common.protocol.session import CommandRejected, Heartbeat, Welcome
from common.protocol.stages import PaperUnsealed
from common.rules.views import SeatMessage, SeatView

if TYPE_CHECKING:
    from common.protocol.paper import Paper

_log = get_logger("client.seat")
_LOOK_S = 0.05


@dataclass(frozen=True, slots=True)
class SeatPartners:
    """Who a seat works with.

    Args:
        on_change: told after every change of anything a screen may show.
        on_message: told each message after the seat took it, before `on_change`.
        history: writes what was given and acknowledged, where somebody wants to compare later.
        pace: patience of the link.
        key: of this machine, where it is enrolled.
    """

    clock: Clock
    on_change: Callable[[], None] = lambda: None
    on_link: Callable[[LinkState], None] = lambda _state: None
    on_message: Callable[[Message], None] = lambda _message: None
    history: HistoryWriter | None = None
    pace: LinkPace | None = None
    key: SeatDevice | None = None


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
        clock, token, self._signed_in = partners.clock, signed_in.token, signed_in
        self._partners = partners
        self._noted = 0
        self.position = 0
        self.view: SeatView | None = None
        self.paper: Paper | None = None
        self.session = ClientSession(
            address,
            token,
            program=program,
            device=device,
            clock=clock,
            pace=partners.pace,
            key=partners.key,
        )
        self.session.listen(self._apply, self._link_changed, self._beat)
        self._paper_fetch = PaperFetch(address, token, clock, self._fetched)
        self._answers = SeatAnswers(
            signed_in.attempt_id, device, self.session, clock, partners.on_change
        )
        self._answers.history = partners.history

    @property
    def attempt_id(self) -> str:
        """Return the attempt this seat writes."""
        return self._signed_in.attempt_id

    @property
    def unsent(self) -> int:
        """Return how many changes the server has not acknowledged."""
        return self._answers.unsent

    @property
    def has_sealed_paper(self) -> bool:
        """Say whether the paper has arrived; it opens with the start's key."""
        return self._paper_fetch.is_here

    @property
    def stopped_by(self) -> ErrorCode | None:
        """Return why the server takes no answers from this seat; None while it does."""
        return self._answers.stopped_by

    @property
    def is_sealed_as_given(self) -> bool | None:
        """Say whether the seal covers exactly what was given here; None before the seal."""
        if self.view is None or self.view.seal is None:
            return None
        return self._answers.are_sealed_by(self.view.seal)

    def unsent_items(self) -> frozenset[str]:
        """Return the items with a change that is not acknowledged."""
        return self._answers.unsent_items()

    def answer(self, item_id: str) -> tuple[int, ...]:
        """Return the answer of an item as the candidate gave it last."""
        return self._answers.answer(item_id)

    def start(self) -> None:
        """Connect."""
        self.session.start()

    async def stop(self) -> None:
        """Leave; may be called again."""
        await self.session.stop()
        await self._paper_fetch.stop()

    def give(self, item_id: str, value: tuple[int, ...]) -> None:
        """Take an answer of the candidate; it is kept and sent."""
        self._answers.give(item_id, value)

    async def submit(self) -> None:
        """Ask for the seal of what was given.

        Raises:
            RefusedError: the server did not seal; answering goes on.
        """
        await self.session.command(self._answers.submission())

    def _apply(self, message: Message) -> None:
        if not isinstance(message, SeatMessage):
            _log.warning("not_for_a_seat", type=message.spec.name)
            return
        if isinstance(message, CommandRejected) and self._answers.rejected(message):
            return
        self._see(message)
        self._act(message)
        self._note_seal()
        self._partners.on_message(message)
        self._partners.on_change()

    def _see(self, message: SeatMessage) -> None:
        """Bring the live view up to date; the first welcome begins it."""
        if self.view is not None:
            self.view.apply(message)
        elif isinstance(message, Welcome) and message.candidate is not None:
            self.view = SeatView(message.candidate)

    def _act(self, message: SeatMessage) -> None:
        match message:
            case Welcome():
                self._welcomed(message)
            case CandidateChanged() if self.view is not None:
                self._answers.follow(self.view.candidate)
            case AnswersRecorded():
                self._answers.recorded(message)
            case PaperUnsealed():
                self._unseal()
            case _:
                pass

    def _welcomed(self, welcome: Welcome) -> None:
        self._answers.welcomed(welcome)
        if self.view is not None:
            self._paper_fetch.want(self.view.package, self.view.centre_key)
        self._unseal()

    def _fetched(self) -> None:
        self._unseal()
        self._partners.on_change()

    def _unseal(self) -> None:
        """Open the paper once both the sealed bytes and the key are here."""
        view = self.view
        if self.paper is None and view is not None and view.package.key is not None:
            self.paper = self._paper_fetch.open(
                view.package.key, view.period.period_id, view.centre_key
            )

    def _note_seal(self) -> None:
        """Write a new receipt down, whether it came by itself or with a snapshot."""
        seal = self.view.seal if self.view is not None else None
        if seal is not None and seal.version != self._noted and self._partners.history is not None:
            self._noted = seal.version
            self._partners.history.submitted(self.attempt_id, seal.receipt)

    def _beat(self) -> Heartbeat:
        self._answers.tick()
        return Heartbeat(unsent=self.unsent, position=self.position)

    def _link_changed(self, state: LinkState) -> None:
        self._partners.on_link(state)
        self._partners.on_change()


async def settled(seat: Seat, seconds: float) -> None:
    """Wait until the server has acknowledged all that the seat gave, or takes no more of it.

    Raises:
        RefusedError: UNAVAILABLE; something was still unsent after `seconds`.
    """
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while seat.unsent and seat.stopped_by is None:
        if loop.time() > end:
            raise RefusedError(ErrorCode.UNAVAILABLE, "unsent_answers", count=seat.unsent)
        await asyncio.sleep(_LOOK_S)
