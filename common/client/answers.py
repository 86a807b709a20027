"""Sends a seat's answers: kept in the journal first, sent in order, again until acknowledged.

Refusals: a busy server is asked again after a pause; a fenced seat waits for a new lease; after the
seal nothing is sent until the attempt is open again. Whatever was sent twice is stored once, by its
number.
"""

from collections.abc import Callable
from typing import Protocol

from common.client.anchor import ServerAnchor
from common.client.backoff import Backoff
from common.client.journal import AnswerJournal
from common.core.clock import Clock
from common.core.errors import ErrorCode
from common.core.ids import new_id
from common.core.logs import get_logger
from common.protocol.answers import AnswerDraft, AnswersRecorded, SaveAnswers
from common.protocol.base import Message
from common.protocol.session import CommandRejected

_log = get_logger("client.answers")
_MOST_PER_MESSAGE = 50
_SILENCE_S = 10.0
"""An acknowledgement that takes longer was lost on its way."""
_OURS = "save-"
"""Ids of our messages begin so: a late refusal of one that does not matter any more is known."""
_BUSY = frozenset(
    {
        ErrorCode.RATE_LIMITED,
        ErrorCode.UNAVAILABLE,
        ErrorCode.INTERNAL,
        ErrorCode.GUARD_FAILED,  # not started yet
    }
)
_FENCED = frozenset({ErrorCode.STALE_EPOCH, ErrorCode.SEAT_TAKEN})
_OVER = frozenset({ErrorCode.ALREADY_SEALED, ErrorCode.DEADLINE_PASSED})


class AnswerLink(Protocol):
    """The session as far as answers need it; `common.client.session.ClientSession` is one."""

    @property
    def anchor(self) -> ServerAnchor:
        """Return the server's clock."""
        ...

    def post(self, message: Message, id: str = "") -> bool:  # noqa: A002  the wire's own word
        """Send without waiting; False when there is no link."""
        ...


class AnswerSender:
    """Journal and link of one attempt.

    Args:
        on_change: told whenever something was given or acknowledged.
    """

    def __init__(
        self,
        attempt_id: str,
        link: AnswerLink,
        journal: AnswerJournal,
        clock: Clock,
        on_change: Callable[[], None],
    ) -> None:
        """Send nothing before there is a lease."""
        self._attempt_id = attempt_id
        self._link = link
        self._journal = journal
        self._clock = clock
        self._on_change = on_change
        self._backoff = Backoff(first=2.0, limit=30.0)
        self._has_lease = False
        self._stopped_by: ErrorCode | None = None
        self._sent_upto = 0
        self._in_flight: set[str] = set()
        self._heard_at = 0.0
        self._pause_ends: float | None = None

    @property
    def stopped_by(self) -> ErrorCode | None:
        """Return why nothing is sent although there is a lease; None while all is well."""
        return self._stopped_by

    def save(self, item_id: str, value: tuple[int, ...]) -> int:
        """Keep a change, send it if that is possible, and return its number."""
        draft = self._journal.append(item_id, value, self._link.anchor.moment())
        self._send()
        self._on_change()
        return draft.seq

    def restored(self) -> None:
        """The journal holds what an earlier run of this program gave, under the lease it had."""
        self._has_lease = self._journal.epoch > 0

    def kept(self) -> None:
        """More is durable on this PC: what waited for that may leave."""
        self._send()
        self._on_change()

    def wait(self) -> None:
        """Send nothing more until there is a lease.

        What was on its way or is unsent goes out once more under its old number: the server keeps
        it aside for people and changes nothing by it.
        """
        if self._has_lease and self._stopped_by is None:
            self._again()
        self._has_lease = False

    def go_on(self, ack_upto: int | None = None) -> None:
        """The lease is ours, under the same number.

        Args:
            ack_upto: what a new connection says is durable; None on a connection that stands.
        """
        if ack_upto is not None:
            self._journal.take_up(ack_upto)
            if self._stopped_by not in _FENCED | _OVER:
                self._stopped_by = None
        changed, self._has_lease = not self._has_lease or ack_upto is not None, True
        if changed:
            self._again()

    def begin(self, epoch: int, ack_upto: int, outrun: frozenset[str] = frozenset()) -> None:
        """The lease is ours, under a new number.

        Args:
            epoch: the number.
            ack_upto: what is durable under it already, by an earlier run of this program.
            outrun: items that another device has answered since we had the lease.
        """
        # What others have outrun goes out under its old number, for people: see `wait`.
        late = tuple(draft for draft in self._journal.pending() if draft.item_id in outrun)
        self._post(self._journal.epoch, late)
        self._journal.begin(epoch, ack_upto, outrun)
        self._stopped_by = None
        self._has_lease = True
        self._again()

    def reopened(self) -> None:
        """The attempt may be written: what was stopped by its end goes on."""
        if self._stopped_by in _OVER:
            self._stopped_by = None
            self._again()

    def recorded(self, message: AnswersRecorded) -> None:
        """Note what is durable."""
        if message.epoch == self._journal.epoch and self._journal.acknowledge(message.ack_upto):
            self._heard_at = self._clock.monotonic()
            self._backoff.reset()
            if not self._journal.unsent:
                self._in_flight.clear()
            self._on_change()

    def rejected(self, message: CommandRejected) -> bool:
        """Act on a refusal, and say whether it is nobody else's business."""
        code, ours = message.fault.code, message.command_id.startswith(_OURS)
        if message.command_id not in self._in_flight and not (ours and code in _OVER):
            return ours
        self._in_flight.clear()
        if code in _BUSY:
            self._pause_ends = self._clock.monotonic() + self._backoff.next()
            return True
        self._stopped_by = code
        _log.info("answers_stopped", code=code.value, unsent=self._journal.unsent)
        return False

    def tick(self) -> None:
        """Look whether something must go out again; called with each heartbeat."""
        now = self._clock.monotonic()
        paused = self._pause_ends
        silent = self._in_flight and now - self._heard_at > _SILENCE_S
        if (now >= paused) if paused is not None else silent:
            self._again()

    def _again(self) -> None:
        """Send all that is not acknowledged."""
        self._in_flight.clear()
        self._pause_ends = None
        self._sent_upto = self._journal.acknowledged
        self._send()

    def _send(self) -> None:
        if not self._has_lease or self._stopped_by is not None or self._pause_ends is not None:
            return
        self._sent_upto = max(self._sent_upto, self._journal.acknowledged)
        self._sent_upto += self._post(self._journal.epoch, self._journal.sendable(self._sent_upto))

    def _post(self, epoch: int, drafts: tuple[AnswerDraft, ...]) -> int:
        """Put changes on their way and return how many are."""
        for start in range(0, len(drafts), _MOST_PER_MESSAGE):
            part = drafts[start : start + _MOST_PER_MESSAGE]
            message = SaveAnswers(attempt_id=self._attempt_id, epoch=epoch, entries=part)
            if not self._link.post(message, id=self._next_id()):
                return start
        return len(drafts)

    def _next_id(self) -> str:
        if not self._in_flight:
            self._heard_at = self._clock.monotonic()
        id_ = f"{_OURS}{new_id()}"
        self._in_flight.add(id_)
        return id_
