"""A candidate's seat without its windows: session, live view, paper and answers.

The candidate program shows it; simulated candidates are it and nothing more.
"""

from typing import TYPE_CHECKING

from common.client.address import CentreAddress
from common.client.command_reports import CommandReports
from common.client.connection import LinkState
from common.client.paper_fetch import PaperFetch
from common.client.receipt_check import is_signed_by_centre
from common.client.release_codes import ReleaseCodes
from common.client.seat_answers import SeatAnswers
from common.client.seat_memory import SeatMemory
from common.client.seat_partners import SeatPartners
from common.client.session import ClientSession
from common.core.errors import ErrorCode
from common.core.logs import get_logger
from common.core.tasks import TaskScope
from common.protocol.answers import AnswersRecorded
from common.protocol.base import Message
from common.protocol.candidates import CandidateChanged
from common.protocol.commands import CommandChanged
from common.protocol.rest import CandidateSession
from common.protocol.session import CommandRejected, Heartbeat, Welcome
from common.protocol.stages import PaperUnsealed
from common.rules.journal_fold import JournalContent
from common.rules.views import SeatMessage, SeatView

if TYPE_CHECKING:
    from common.protocol.paper import Paper

_log = get_logger("client.seat")


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
        self._partners, self._noted = partners, 0
        self.view: SeatView | None = None
        self.paper: Paper | None = None
        pace, key = partners.pace, partners.key
        self.session = ClientSession(
            address, token, program=program, device=device, clock=clock, pace=pace, key=key
        )
        self.session.listen(self._apply, self._link_changed, self._beat)
        self._paper_fetch = PaperFetch(address, token, clock, self._fetched, partners.papers)
        attempt_id, told, keeper = signed_in.attempt_id, partners.on_change, partners.keeper
        self._answers = SeatAnswers(attempt_id, device, self.session, clock, told, keeper=keeper)
        self._answers.history = partners.history
        self._memory = SeatMemory(signed_in, keeper, self.session.anchor, clock, partners.boot)
        self._memory.device_id = partners.key.device_id if partners.key is not None else device
        self._reports = CommandReports(device, self.session, keeper)
        self._codes = ReleaseCodes(attempt_id, self.session, keeper, clock, self._codes_changed)
        self._memory.others = lambda: (*self._reports.records(), *self._codes.records())
        self._scope = TaskScope("client:seat")
        if partners.restored is not None:
            self._restore(partners.restored)

    @property
    def attempt_id(self) -> str:
        """Return the attempt this seat writes."""
        return self._signed_in.attempt_id

    @property
    def unsent(self) -> int:
        """Return how many changes the server has not acknowledged."""
        return self._answers.unsent

    @property
    def unkept(self) -> int:
        """Return how many changes are neither with the server nor durable on this PC."""
        return self._answers.unkept

    @property
    def is_failing(self) -> bool:
        """Say whether this PC cannot make changes durable."""
        return self._answers.is_failing

    @property
    def is_provisional(self) -> bool:
        """Say whether the time is a guess, because the PC was restarted without the server."""
        return self.session.anchor.is_provisional

    @property
    def position(self) -> int:
        """Return the number of the question on the screen."""
        return self._memory.position

    @position.setter
    def position(self, number: int) -> None:
        self._memory.place(position=number)

    @property
    def display(self) -> dict[str, str]:
        """Return how the candidate looks at the paper, as the program wrote it."""
        return self._memory.display

    @display.setter
    def display(self, display: dict[str, str]) -> None:
        self._memory.place(display=display)

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
        """Say whether the centre sealed exactly what was given here; None before the seal.

        Only what this seat computed itself, and the centre's signature, count.
        """
        view = self.view
        if view is None or view.seal is None:
            return None
        return self.is_receipt_genuine and self._answers.are_sealed_by(view.seal)

    @property
    def is_receipt_genuine(self) -> bool:
        """Say whether the centre signed the seal as it is; True before the seal."""
        view = self.view
        return view is None or view.seal is None or is_signed_by_centre(view.seal, view.centre_key)

    @property
    def codes(self) -> ReleaseCodes:
        """Return what releases this seat while it is cut off."""
        return self._codes

    def unsent_items(self) -> frozenset[str]:
        """Return the items with a change that is not acknowledged."""
        return self._answers.unsent_items()

    def answer(self, item_id: str) -> tuple[int, ...]:
        """Return the answer of an item as the candidate gave it last."""
        return self._answers.answer(item_id)

    def start(self) -> None:
        """Connect; what an earlier run kept is there before."""
        if self.view is not None:
            self._begin_memory(self.view)
            self._paper_fetch.want(self.view.package, self.view.centre_key)
        self._scope.start(self._memory.keep_time(), name="time")
        self._codes.start(lambda: self.view)
        self.session.start()

    async def stop(self) -> None:
        """Stop, to come back to this attempt; may be called again."""
        await self._stop()
        await self._partners.keeper.stop()

    async def leave(self) -> None:
        """Stop, and let another attempt begin at this PC."""
        await self._stop()
        await self._partners.keeper.leave()

    def give(self, item_id: str, value: tuple[int, ...]) -> None:
        """Take an answer of the candidate, unless the time is over; it is kept and sent."""
        now_ms = self.session.anchor.now_ms()
        if self.view is not None and now_ms is not None and not self.view.remaining_ms(now_ms):
            return
        self._memory.note_time()
        self._answers.give(item_id, value)

    async def submit(self) -> None:
        """Ask for the seal of what was given.

        Raises:
            RefusedError: the server did not seal; answering goes on.
        """
        await self._answers.until_kept()
        await self.session.command(self._answers.submission())

    def _restore(self, content: JournalContent) -> None:
        """Be where an earlier run of this program was."""
        self._answers.restore(content)
        self._memory.restore(content)
        self._reports.restore(content)
        self._codes.restore(content)
        self.session.after_crash = not content.was_left
        if content.known is not None:
            self.view = SeatView(content.known.snapshot)
            self.view.releases = self._codes.provisional

    async def _stop(self) -> None:
        await self._scope.stop()
        await self._codes.stop()
        await self.session.stop()
        await self._paper_fetch.stop()

    def _begin_memory(self, view: SeatView) -> None:
        """Let the keeper write; only the first call counts."""
        key = view.journal_key
        self._memory.begin(self._answers, lambda: self.view, key, self._answers.kept)

    def _apply(self, message: Message) -> None:
        if not isinstance(message, SeatMessage):
            _log.warning("not_for_a_seat", type=message.spec.name)
            return
        if isinstance(message, CommandRejected) and self._is_settled_here(message):
            return
        self._see(message)
        self._act(message)
        self._remember(message)
        self._note_seal()
        self._show(message)

    def _is_settled_here(self, message: CommandRejected) -> bool:
        return self._answers.rejected(message) or self._reports.rejected(message)

    def _show(self, message: SeatMessage) -> None:
        """Let the screen follow, and tell the server what of its commands is on it now."""
        try:
            self._partners.on_message(message)
            self._partners.on_change()
        except Exception:
            if self.view is not None:
                self._reports.failed(self.view)
            raise
        if self.view is not None:
            self._reports.shown(self.view, self.session.anchor.now_ms())

    def _codes_changed(self) -> None:
        if self.view is not None:
            self.view.releases = self._codes.provisional
        self._partners.on_change()

    def _see(self, message: SeatMessage) -> None:
        """Bring the live view up to date; the first welcome begins it."""
        if self.view is not None:
            self.view.apply(message)
        elif isinstance(message, Welcome) and message.candidate is not None:
            self.view = SeatView(message.candidate)
        if self.view is not None:
            self._memory.follow(self.view)
        if self.view is not None and isinstance(message, Welcome | CommandChanged):
            if isinstance(message, Welcome):
                self._reports.welcomed()
            self._reports.deliver(self.view)

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
            self._begin_memory(self.view)
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

    def _remember(self, message: SeatMessage) -> None:
        """Write down what came, and when nothing more has to be."""
        if self.view is None:
            return
        if not isinstance(message, AnswersRecorded):  # the most frequent by far, and no row
            self._memory.know(self.view, self._answers)
        if self.is_sealed_as_given and not self.unsent:
            self._memory.settle()
        else:
            self._memory.unsettle()

    def _note_seal(self) -> None:
        """Write a new receipt down, whether it came by itself or with a snapshot."""
        seal = self.view.seal if self.view is not None else None
        if seal is not None and seal.version != self._noted and self._partners.history is not None:
            self._noted = seal.version
            self._partners.history.submitted(self.attempt_id, seal.receipt)

    def _beat(self) -> Heartbeat:
        self._answers.tick()
        if self.view is not None:
            self._reports.shown(self.view, self.session.anchor.now_ms())
        return Heartbeat(unsent=self.unsent, position=self.position)

    def _link_changed(self, state: LinkState) -> None:
        self._partners.on_link(state)
        self._partners.on_change()
