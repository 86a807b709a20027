"""How far entries are complete: pure arithmetic over what was there and what has come."""

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

import msgspec

from server.stores.records.answers import AnswerEntry

Epoch = tuple[str, int]
"""An attempt and an epoch of it."""

_by_seq = attrgetter("seq")


class EntryKey(msgspec.Struct, array_like=True, frozen=True, order=True, gc=False):
    """What tells entries apart."""

    attempt_id: str
    epoch: int
    seq: int


class AnsweredItem(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """An item with an answer."""

    attempt_id: str
    item_id: str


class Head(msgspec.Struct, array_like=True, gc=False):
    """Entries 1 … `ack_upto` of an epoch are there; `last_seq` is the highest one that is."""

    attempt_id: str
    epoch: int
    ack_upto: int = 0
    last_seq: int = 0

    @property
    def has_hole(self) -> bool:
        """Say whether something is missing between both."""
        return self.last_seq > self.ack_upto

    def add(self, seq: int) -> None:
        """Count an entry in; they come in ascending order.

        Where it comes behind a hole, `ack_upto` may be too low until what lies there is added too.
        """
        if seq == self.ack_upto + 1:
            self.ack_upto = seq
        self.last_seq = max(self.last_seq, seq)


def by_epoch(entries: Iterable[AnswerEntry]) -> dict[Epoch, list[AnswerEntry]]:
    """Return the entries of each epoch in the order of epochs and sequence, each number once.

    Of two entries with one number the first stays.
    """
    groups: dict[Epoch, list[AnswerEntry]] = {}
    for entry in entries:
        key = (entry.attempt_id, entry.epoch)
        group = groups.get(key)
        if group is None:
            groups[key] = [entry]
        else:
            group.append(entry)
    return {key: _each_once(groups[key]) for key in sorted(groups)}


def _each_once(group: list[AnswerEntry]) -> list[AnswerEntry]:
    if len(group) == 1:
        return group
    first: dict[int, AnswerEntry] = {}
    for entry in sorted(group, key=_by_seq):  # stable: the first stays before its repetitions
        first.setdefault(entry.seq, entry)
    return list(first.values())


def divide(
    groups: Mapping[Epoch, Sequence[AnswerEntry]], heads: Mapping[Epoch, Head]
) -> tuple[list[AnswerEntry], list[AnswerEntry]]:
    """Return entries that are certainly new, and those that may be there already.

    No entry lies behind the last one of its head: every entry is counted in with its insertion.
    """
    new: list[AnswerEntry] = []
    doubtful: list[AnswerEntry] = []
    for key, group in groups.items():
        last_seq = heads[key].last_seq
        for entry in group:
            (new if entry.seq > last_seq else doubtful).append(entry)
    return new, doubtful
