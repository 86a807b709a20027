"""A seat's answers: what was given, under which lease it is sent, and how far it is durable."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from common.client.answers import AnswerSender
from common.client.journal import AnswerJournal
from common.client.keeper import Keeper
from common.client.lease import LeaseStep, lease_step
from common.client.session import ClientSession
from common.core.clock import Clock
from common.core.errors import ErrorCode
from common.protocol.answers import AnswerDraft, AnswersRecorded, SubmitAnswers
from common.protocol.journal import JournalRecord
from common.protocol.rows import CandidateRow, SealRow
from common.protocol.session import CommandRejected, Welcome
from common.protocol.snapshots import CandidateSnapshot
from common.rules.candidate_words import WRITING
from common.rules.journal_fold import JournalContent
from common.rules.receipt import answers_root

if TYPE_CHECKING:
    from common.client.history import HistoryWriter


class SeatAnswers:
    """Answers of one attempt on one machine.

    Args:
        device_id: this machine.
        on_change: told whenever something was given or acknowledged.
        keeper: makes what is given durable on this PC.
    """

    def __init__(  # noqa: PLR0913  the keeper is only there where there is a disk
        self,
        attempt_id: str,
        device_id: str,
        session: ClientSession,
        clock: Clock,
        on_change: Callable[[], None],
        *,
        keeper: Keeper | None = None,
    ) -> None:
        """Nothing is given yet, and nothing is sent before there is a lease."""
        self._attempt_id = attempt_id
        self._device_id = device_id
        self._session = session
        self._given: dict[str, tuple[int, ...]] = {}
        self._journal = AnswerJournal(self._numbered, keeper)
        self._sender = AnswerSender(attempt_id, session, self._journal, clock, on_change)
        self._more_is_kept = asyncio.Event()
        self.salt = ""
        self.history: HistoryWriter | None = None

    @property
    def unsent(self) -> int:
        """Return how many changes the server has not acknowledged."""
        return self._journal.unsent

    @property
    def unkept(self) -> int:
        """Return how many changes are neither with the server nor durable on this PC."""
        return self._journal.unkept

    @property
    def is_failing(self) -> bool:
        """Say whether this PC cannot make changes durable."""
        return self._journal.is_failing

    @property
    def given(self) -> dict[str, tuple[int, ...]]:
        """Return all answers as they were given last."""
        return dict(self._given)

    @property
    def stopped_by(self) -> ErrorCode | None:
        """Return why the server takes nothing from this seat; None while it does."""
        return self._sender.stopped_by

    def unsent_items(self) -> frozenset[str]:
        """Return the items with a change that is not acknowledged."""
        return self._journal.unsent_items()

    def answer(self, item_id: str) -> tuple[int, ...]:
        """Return the answer of an item as it was given last."""
        return self._given.get(item_id, ())

    def restore(self, content: JournalContent) -> None:
        """Begin with what an earlier run of this program kept."""
        self._given = dict(content.given)
        self.salt = content.known.snapshot.receipt_salt if content.known is not None else ""
        self._journal.restore(content)
        self._sender.restored()

    def records(self) -> tuple[JournalRecord, ...]:
        """Return the changes as a new journal begins with them."""
        return self._journal.records()

    def kept(self) -> None:
        """More is durable on this PC, or it cannot make anything durable now."""
        self._more_is_kept.set()
        self._sender.kept()

    async def until_kept(self) -> None:
        """Wait until all that was given is durable somewhere, or this PC cannot make it so."""
        while self._journal.unkept and not self._journal.is_failing:
            self._more_is_kept.clear()
            await self._more_is_kept.wait()

    def give(self, item_id: str, value: tuple[int, ...]) -> None:
        """Take an answer; it is kept and sent."""
        self._given[item_id] = value
        self._sender.save(item_id, value)

    def tick(self) -> None:
        """Look whether something must go out again; called with each heartbeat."""
        self._sender.tick()

    def submission(self) -> SubmitAnswers:
        """Return the request for the seal of what was given."""
        return SubmitAnswers(
            attempt_id=self._attempt_id,
            epoch=self._journal.epoch,
            last_seq=self._journal.last_seq,
            root=self._root(),
        )

    def are_sealed_by(self, seal: SealRow) -> bool:
        """Say whether a seal covers exactly what was given here."""
        return seal.root == self._root()

    def welcomed(self, welcome: Welcome) -> None:
        """A connection stands: send what the server does not have, if the lease is still ours."""
        if welcome.candidate is not None:
            self._take_over(welcome.candidate, welcome.ack_upto)
        elif self._journal.epoch == welcome.epoch != 0:
            self._sender.go_on(welcome.ack_upto)
        elif self._journal.epoch:
            self._session.start_over()  # the lease has moved: others may have written since
        self._note_acknowledged(welcome.epoch, welcome.ack_upto)

    def follow(self, row: CandidateRow) -> None:
        """The row changed: write, wait, or ask what the server holds."""
        match lease_step(row, self._device_id, self._journal.epoch, fresh=False):
            case LeaseStep.WAIT:
                self._sender.wait()
            case LeaseStep.GO_ON:
                self._sender.go_on()
            case LeaseStep.BEGIN:
                self._sender.begin(row.epoch, 0)
            case LeaseStep.START_OVER:
                self._session.start_over()
        if row.progress in WRITING:
            self._sender.reopened()

    def recorded(self, message: AnswersRecorded) -> None:
        """The server made changes durable."""
        self._sender.recorded(message)
        self._more_is_kept.set()
        self._note_acknowledged(message.epoch, message.ack_upto)

    def rejected(self, message: CommandRejected) -> bool:
        """Act on a refusal, and say whether it is nobody else's business."""
        return self._sender.rejected(message)

    def _take_over(self, snapshot: CandidateSnapshot, ack_upto: int) -> None:
        """Begin from what the server holds."""
        row, epoch = snapshot.candidate, self._journal.epoch
        self.salt = snapshot.receipt_salt
        match lease_step(row, self._device_id, epoch, fresh=True):
            case LeaseStep.WAIT | LeaseStep.START_OVER:
                self._sender.wait()
            case LeaseStep.GO_ON:
                self._sender.go_on(ack_upto)
            case LeaseStep.BEGIN:
                outrun = {saved.item_id for saved in snapshot.answers if saved.epoch > epoch}
                self._sender.begin(row.epoch, ack_upto, frozenset(outrun if epoch else ()))
        if row.progress in WRITING:
            self._sender.reopened()
        mine = self._journal.unsent_items()  # never shown as the server has it: it comes later
        for saved in snapshot.answers:
            if saved.item_id not in mine:
                self._given[saved.item_id] = saved.value

    def _root(self) -> str:
        return answers_root(self._attempt_id, self._given, self.salt)

    def _numbered(self, epoch: int, draft: AnswerDraft) -> None:
        if self.history is not None:
            self.history.invoked(self._attempt_id, epoch, draft)

    def _note_acknowledged(self, epoch: int, upto: int) -> None:
        if self.history is not None and epoch == self._journal.epoch:
            self.history.acknowledged(self._attempt_id, epoch, upto)
