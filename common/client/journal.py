"""Answers this seat has given, numbered, and how far the server has made them durable.

First form: in memory; it survives a lost link and a dead server, not the death of this program.
What is acknowledged is kept too: a server that comes back from a backup is told again.
"""

from collections.abc import Callable

from common.protocol.answers import AnswerDraft


class AnswerJournal:
    """Numbers every change 1, 2, 3 … within the epoch.

    Args:
        on_append: told the epoch and each change as it gets its number.
    """

    def __init__(
        self, on_append: Callable[[int, AnswerDraft], None] = lambda _epoch, _draft: None
    ) -> None:
        """Begin empty, before the lease is known."""
        self._on_append = on_append
        self._epoch = 0
        self._base = 0
        self._entries: list[AnswerDraft] = []  # numbered from base + 1
        self._acknowledged = 0

    @property
    def epoch(self) -> int:
        """Return the epoch of the lease the changes are numbered in; 0 before the first lease."""
        return self._epoch

    @property
    def last_seq(self) -> int:
        """Return the number of the last change made."""
        return self._base + len(self._entries)

    @property
    def acknowledged(self) -> int:
        """Return the number up to which all changes are durable."""
        return self._acknowledged

    @property
    def unsent(self) -> int:
        """Return how many changes are not acknowledged."""
        return self.last_seq - self._acknowledged

    def begin(self, epoch: int, ack_upto: int, outrun: frozenset[str] = frozenset()) -> None:
        """Go on in another epoch: waiting changes are numbered again behind `ack_upto`.

        Args:
            epoch: of the new lease; the numbers of the old one are fenced.
            ack_upto: what is durable in it already.
            outrun: items that somebody has answered since, on another device: what waits of
                them is older and left out.
        """
        waiting = [draft for draft in self.pending() if draft.item_id not in outrun]
        self._epoch, self._base, self._acknowledged = epoch, ack_upto, ack_upto
        self._entries = []
        for draft in waiting:
            self.append(draft.item_id, draft.value, draft.offset_ms)

    def append(self, item_id: str, value: tuple[int, ...], offset_ms: int) -> AnswerDraft:
        """Keep a change and return it with its number."""
        draft = AnswerDraft(
            seq=self.last_seq + 1, item_id=item_id, value=value, offset_ms=offset_ms
        )
        self._on_append(self._epoch, draft)
        self._entries.append(draft)
        return draft

    def acknowledge(self, ack_upto: int) -> bool:
        """Note what the server has made durable, and say whether that is more than before."""
        if ack_upto <= self._acknowledged:
            return False
        if ack_upto > self.last_seq:  # made by an earlier run of this program
            self._base, self._entries = ack_upto, []
        self._acknowledged = ack_upto
        return True

    def take_up(self, ack_upto: int) -> None:
        """Take what a welcome says is durable; less than before is sent again, as far as kept."""
        if not self.acknowledge(ack_upto):
            self._acknowledged = max(ack_upto, self._base)

    def pending(self, after: int = 0) -> tuple[AnswerDraft, ...]:
        """Return the unacknowledged changes numbered above `after`, in order."""
        return tuple(self._entries[max(after, self._acknowledged) - self._base :])

    def unsent_items(self) -> frozenset[str]:
        """Return the items with an unacknowledged change."""
        return frozenset(draft.item_id for draft in self.pending())
