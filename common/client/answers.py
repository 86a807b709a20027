"""Sends a seat's answers: kept in the journal first, sent in order, again after a reconnect."""

from collections.abc import Callable

from common.client.journal import AnswerJournal
from common.client.session import ClientSession
from common.protocol.answers import AnswersRecorded, SaveAnswers
from common.protocol.session import Welcome

_MOST_PER_MESSAGE = 50


class AnswerSender:
    """Journal and session of one attempt.

    Args:
        on_change: told whenever something was given, sent or acknowledged.
    """

    def __init__(
        self,
        attempt_id: str,
        session: ClientSession,
        journal: AnswerJournal,
        on_change: Callable[[], None],
    ) -> None:
        """Send nothing before the first welcome."""
        self._attempt_id = attempt_id
        self._session = session
        self._journal = journal
        self._on_change = on_change
        self._sent_upto = 0

    @property
    def unsent(self) -> int:
        """Return how many changes the server has not acknowledged."""
        return len(self._journal.pending())

    def save(self, item_id: str, value: tuple[int, ...]) -> int:
        """Keep a change, send it if there is a link, and return its number."""
        draft = self._journal.append(item_id, value, self._session.anchor.offset_ms())
        self._send()
        self._on_change()
        return draft.seq

    def welcomed(self, welcome: Welcome) -> None:
        """Replay what the server does not have."""
        self._journal.begin(welcome.epoch, welcome.ack_upto)
        self._sent_upto = welcome.ack_upto
        self._send()
        self._on_change()

    def leased(self, epoch: int) -> None:
        """The seat got the lease, or got it back: number what waits in the new epoch and send."""
        if epoch <= self._journal.epoch:
            return
        self._journal.begin(epoch, 0)
        self._sent_upto = 0
        self._send()
        self._on_change()

    def recorded(self, message: AnswersRecorded) -> None:
        """Forget what is durable."""
        if message.epoch == self._journal.epoch:
            self._journal.acknowledge(message.ack_upto)
            self._on_change()

    def _send(self) -> None:
        if self._journal.epoch == 0:
            return
        waiting = self._journal.pending(self._sent_upto)
        for start in range(0, len(waiting), _MOST_PER_MESSAGE):
            part = waiting[start : start + _MOST_PER_MESSAGE]
            message = SaveAnswers(
                attempt_id=self._attempt_id, epoch=self._journal.epoch, entries=part
            )
            if not self._session.post(message):
                return
            self._sent_upto = part[-1].seq
