"""Answers this seat has given, numbered, and how far this PC and the server have made them durable.

What is acknowledged is kept too: a server that comes back from a backup is told again.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable

from common.client.anchor import Moment
from common.client.keeper import Keeper, MemoryKeeper
from common.protocol.answers import AnswerDraft
from common.protocol.journal import Acknowledged, Given, JournalRecord, Numbered, draft_of
from common.rules.journal_fold import JournalContent

NOBODY_KNOWS = Moment()


class AnswerJournal:
    """Numbers every change 1, 2, 3 … within the epoch.

    Args:
        on_append: told the epoch and each change as it gets its number.
        keeper: makes changes durable on this PC.
    """

    def __init__(
        self,
        on_append: Callable[[int, AnswerDraft], None] = lambda _epoch, _draft: None,
        keeper: Keeper | None = None,
    ) -> None:
        """Begin empty, before the lease is known."""
        self._on_append = on_append
        self._keeper = keeper or MemoryKeeper()
        self._epoch = 0
        self._base = 0
        self._entries: list[AnswerDraft] = []  # numbered from base + 1
        self._moments: list[int | None] = []  # when, by the server's clock, entry by entry
        self._tickets: list[int] = []  # the keeper's number, entry by entry
        self._acknowledged = 0
        self._earlier_run_upto: int | None = None

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

    @property
    def unkept(self) -> int:
        """Return how many changes are neither acknowledged nor durable on this PC."""
        return self.last_seq - max(self._acknowledged, self._kept_upto())

    @property
    def is_failing(self) -> bool:
        """Say whether this PC cannot make changes durable."""
        return self._keeper.is_failing

    def restore(self, content: JournalContent) -> None:
        """Begin with what an earlier run of this program kept."""
        self._epoch, self._base = content.epoch, content.base
        self._entries = [draft_of(change) for change in content.changes]
        self._moments = [change.at_ms for change in content.changes]
        self._tickets = [0] * len(self._entries)
        self._acknowledged = content.acknowledged
        self._earlier_run_upto = self.last_seq

    def begin(self, epoch: int, ack_upto: int, outrun: frozenset[str] = frozenset()) -> None:
        """Go on in another epoch: waiting changes are numbered again behind `ack_upto`.

        Args:
            epoch: of the new lease; the numbers of the old one are fenced.
            ack_upto: what is durable in it already.
            outrun: items that somebody has answered since, on another device: what waits of
                them is older and left out.
        """
        self._number_again(epoch, ack_upto, self._acknowledged, outrun)

    def append(
        self, item_id: str, value: tuple[int, ...], moment: Moment = NOBODY_KNOWS
    ) -> AnswerDraft:
        """Take a change and return it with its number; it is durable some time later.

        Args:
            item_id: whose answer.
            value: the answer.
            moment: when it was given.
        """
        draft = AnswerDraft(
            seq=self.last_seq + 1,
            item_id=item_id,
            value=value,
            offset_ms=moment.offset_ms,
            provisional=moment.provisional,
            anchor_ms=moment.anchor_ms,
            anchor=moment.anchor,
        )
        at_ms = moment.at_ms
        self._on_append(self._epoch, draft)
        self._tickets.append(self._keeper.keep(_record(self._epoch, draft, at_ms)))
        self._entries.append(draft)
        self._moments.append(at_ms)
        return draft

    def acknowledge(self, ack_upto: int) -> bool:
        """Note what the server has made durable, and say whether that is more than before."""
        if ack_upto <= self._acknowledged:
            return False
        if ack_upto > self.last_seq:  # made by an earlier run of this program
            self._base, self._entries, self._tickets, self._moments = ack_upto, [], [], []
        self._acknowledged = ack_upto
        self._keeper.keep(Acknowledged(epoch=self._epoch, upto=ack_upto))
        return True

    def take_up(self, ack_upto: int) -> None:
        """Take what a welcome says is durable; less than before is sent again, as far as kept."""
        earlier, self._earlier_run_upto = self._earlier_run_upto, None
        if earlier is not None and earlier < min(ack_upto, self.last_seq):
            # The server has more of the earlier run than this PC kept: those numbers are taken.
            self._number_again(self._epoch, ack_upto, earlier)
        elif not self.acknowledge(ack_upto):
            self._acknowledged = max(ack_upto, self._base)

    def pending(self, after: int = 0) -> tuple[AnswerDraft, ...]:
        """Return the unacknowledged changes numbered above `after`, in order."""
        return tuple(self._entries[max(after, self._acknowledged) - self._base :])

    def sendable(self, after: int = 0) -> tuple[AnswerDraft, ...]:
        """Return the pending changes that may leave: those durable here, or all if nothing can be.

        A number that was sent and then forgotten by this PC would be given to another change.
        """
        start = max(after, self._acknowledged) - self._base
        end = len(self._entries) if self._keeper.is_failing else self._kept_upto() - self._base
        return tuple(self._entries[start:end])

    def unsent_items(self) -> frozenset[str]:
        """Return the items with an unacknowledged change."""
        return frozenset(draft.item_id for draft in self.pending())

    def records(self) -> tuple[JournalRecord, ...]:
        """Return all of this as a new journal begins with it."""
        given = (
            _record(self._epoch, draft, at_ms)
            for draft, at_ms in zip(self._entries, self._moments, strict=True)
        )
        return (
            Numbered(epoch=self._epoch, base=self._base),
            *given,
            Acknowledged(epoch=self._epoch, upto=self._acknowledged),
        )

    def _kept_upto(self) -> int:
        return self._base + bisect_right(self._tickets, self._keeper.kept)

    def _number_again(
        self, epoch: int, base: int, after: int, outrun: Iterable[str] = frozenset()
    ) -> None:
        """Number what was changed above `after` again, behind `base`."""
        first = max(after - self._base, 0)
        waiting = [
            (draft, at_ms)
            for draft, at_ms in zip(self._entries[first:], self._moments[first:], strict=True)
            if draft.item_id not in outrun
        ]
        carried = tuple(draft.seq for draft, _ in waiting)
        self._keeper.keep(Numbered(epoch=epoch, base=base, carried=carried))
        self._epoch, self._base, self._acknowledged = epoch, base, base
        self._entries, self._tickets, self._moments = [], [], []
        self._earlier_run_upto = None
        for draft, at_ms in waiting:
            told = (draft.anchor_ms, draft.anchor)
            moment = Moment(draft.offset_ms, at_ms, draft.provisional, *told)
            self.append(draft.item_id, draft.value, moment)


def _record(epoch: int, draft: AnswerDraft, at_ms: int | None) -> Given:
    return Given(
        epoch=epoch,
        seq=draft.seq,
        item_id=draft.item_id,
        value=draft.value,
        offset_ms=draft.offset_ms,
        at_ms=at_ms,
        provisional=draft.provisional,
        anchor_ms=draft.anchor_ms,
        anchor=draft.anchor,
    )
