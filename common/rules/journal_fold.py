"""What a seat's journal comes to: its records taken one after the other."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from common.protocol.journal import (
    Acknowledged,
    CodeTyped,
    Done,
    Given,
    JournalRecord,
    Known,
    Left,
    Numbered,
    Placed,
    Released,
    ReleaseSettled,
    Settled,
    Timed,
)
from common.protocol.vocabulary import HoldKind

HoldKey = tuple[HoldKind, int]
"""Kind of a hold and since when it stands: that hold and no other."""
KEPT_DONE = 200
"""So many commands are remembered; no more than 50 can wait for a seat."""


@dataclass(slots=True)
class JournalContent:
    """The seat as it was when the last record was written.

    Args:
        known: what the server had told; None where it had told nothing yet.
        given: the answers as they stood on the screen.
        epoch: in which changes were numbered; 0 before the first lease.
        base: changes of the epoch begin behind this number.
        changes: those of the epoch, numbered from `base` + 1.
        acknowledged: of the epoch, what the server said is durable.
        all_changes: of every epoch, by (epoch, number), whether acknowledged or not.
        upto: per epoch, what the server said is durable.
        was_left: the program ended in order after the last record.
        is_settled: receipt checked, nothing unsent, and not opened again since.
        done: the last commands of staff that were shown.
        wrong_codes: how many wrong codes were typed, by hold.
        releases: every release on the spot, by hold the newest.
        open_releases: the holds whose release the server has not decided about.
    """

    known: Known | None = None
    given: dict[str, tuple[int, ...]] = field(default_factory=dict)
    epoch: int = 0
    base: int = 0
    changes: list[Given] = field(default_factory=list)
    acknowledged: int = 0
    all_changes: dict[tuple[int, int], Given] = field(default_factory=dict)
    upto: dict[int, int] = field(default_factory=dict)
    placed: Placed | None = None
    timed: Timed | None = None
    was_left: bool = False
    is_settled: bool = False
    done: list[str] = field(default_factory=list)
    wrong_codes: dict[HoldKey, int] = field(default_factory=dict)
    releases: dict[HoldKey, Released] = field(default_factory=dict)
    open_releases: set[HoldKey] = field(default_factory=set)

    def unacknowledged(self) -> tuple[Given, ...]:
        """Return the changes that the server never said to have, of every epoch, in order."""
        changes = sorted(self.all_changes.items())
        return tuple(one for (epoch, seq), one in changes if seq > self.upto.get(epoch, 0))

    def take(self, record: JournalRecord) -> None:
        """Take the next record."""
        self.was_left = isinstance(record, Left)
        match record:
            case Given():
                self._give(record)
            case Numbered():
                self._number(record)
            case Acknowledged(epoch=epoch, upto=upto):
                self._acknowledge(epoch, upto)
            case Known():
                self.known, self.given = record, dict(record.given)
                self.is_settled &= record.snapshot.seal is not None  # it may be opened again
            case Placed():
                self.placed = record
            case Timed():
                self.timed = record
            case Settled() | Left():
                self.is_settled |= isinstance(record, Settled)
            case _:
                self._follow_staff(record)

    def _follow_staff(self, record: Done | CodeTyped | Released | ReleaseSettled) -> None:
        match record:
            case Done(command_id=command_id):
                self.done = [*self.done, command_id][-KEPT_DONE:]
            case CodeTyped(kind=kind, since_ms=since_ms, wrong=wrong):
                self.wrong_codes[kind, since_ms] = wrong
            case Released(kind=kind, since_ms=since_ms):
                self.releases[kind, since_ms] = record
                self.open_releases.add((kind, since_ms))
            case ReleaseSettled(kind=kind, since_ms=since_ms):
                self.open_releases.discard((kind, since_ms))

    def _number(self, record: Numbered) -> None:
        for seq in record.carried:
            self.all_changes.pop((self.epoch, seq), None)
        self.epoch, self.base = record.epoch, record.base
        self.acknowledged, self.changes = record.base, []
        self.upto[record.epoch] = max(record.base, self.upto.get(record.epoch, 0))

    def _give(self, change: Given) -> None:
        self.given[change.item_id] = change.value
        self.all_changes[change.epoch, change.seq] = change
        self.changes.append(change)
        self.is_settled = False

    def _acknowledge(self, epoch: int, upto: int) -> None:
        self.upto[epoch] = max(upto, self.upto.get(epoch, 0))
        if epoch != self.epoch:
            return
        if upto > self.base + len(self.changes):  # made by an earlier run, and not kept here
            self.base, self.changes = upto, []
        self.acknowledged = max(upto, self.base)


def fold_journal(records: Iterable[JournalRecord]) -> JournalContent:
    """Return what the records come to."""
    content = JournalContent()
    for record in records:
        content.take(record)
    return content
