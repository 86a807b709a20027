"""Answers this seat has given and the server has not acknowledged yet.

First form: in memory; it survives a lost link and a dead server, not the death of this program.
"""

from collections.abc import Callable

from common.protocol.answers import AnswerDraft


class AnswerJournal:
    """Numbers every change 1, 2, 3 … within the epoch and keeps it until acknowledged.

    Args:
        on_append: told the epoch and each change as it gets its number.
    """

    def __init__(
        self, on_append: Callable[[int, AnswerDraft], None] = lambda _epoch, _draft: None
    ) -> None:
        """Begin empty, before the lease is known."""
        self._on_append = on_append
        self._epoch = 0
        self._next = 1
        self._unsent: dict[int, AnswerDraft] = {}

    @property
    def epoch(self) -> int:
        """Return the epoch of the lease the changes are numbered in."""
        return self._epoch

    @property
    def last_seq(self) -> int:
        """Return the number of the last change made."""
        return self._next - 1

    def begin(self, epoch: int, ack_upto: int) -> None:
        """Take what the server says of the lease.

        A new epoch numbers the waiting changes again from the start: the old numbers are fenced.
        """
        if epoch != self._epoch:
            waiting = self.pending()
            self._epoch, self._next, self._unsent = epoch, ack_upto + 1, {}
            for draft in waiting:
                self.append(draft.item_id, draft.value, draft.offset_ms)
            return
        self.acknowledge(ack_upto)
        self._next = max(self._next, ack_upto + 1)

    def append(self, item_id: str, value: tuple[int, ...], offset_ms: int) -> AnswerDraft:
        """Keep a change and return it with its number."""
        draft = AnswerDraft(seq=self._next, item_id=item_id, value=value, offset_ms=offset_ms)
        self._on_append(self._epoch, draft)
        self._unsent[draft.seq] = draft
        self._next += 1
        return draft

    def acknowledge(self, ack_upto: int) -> None:
        """Forget what the server has made durable."""
        for seq in [seq for seq in self._unsent if seq <= ack_upto]:
            del self._unsent[seq]

    def pending(self, after: int = 0) -> tuple[AnswerDraft, ...]:
        """Return the unacknowledged changes numbered above `after`, in order."""
        return tuple(draft for seq, draft in sorted(self._unsent.items()) if seq > after)

    def unsent_items(self) -> frozenset[str]:
        """Return the items with an unacknowledged change."""
        return frozenset(draft.item_id for draft in self._unsent.values())
