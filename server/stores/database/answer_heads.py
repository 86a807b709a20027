"""How far entries are complete: pure arithmetic over what was there and what has come."""

from collections.abc import Iterable

import msgspec

Epoch = tuple[str, int]
"""An attempt and an epoch of it."""
EntryKey = tuple[str, int, int]
"""An attempt, an epoch and a sequence number."""


class Head(msgspec.Struct):
    """Entries 1 … `ack_upto` are there; `last_seq` is the highest one that is."""

    ack_upto: int
    last_seq: int

    @property
    def has_hole(self) -> bool:
        """Say whether something is missing between both."""
        return self.last_seq > self.ack_upto


def add_entries(heads: dict[Epoch, Head], fresh: Iterable[EntryKey]) -> set[Epoch]:
    """Count new entries in; returns the epochs whose head changed.

    Where an entry comes behind a hole, `ack_upto` may be too low until `close_holes` has run.
    """
    changed = set()
    for attempt_id, epoch, seq in sorted(fresh):
        head = heads[attempt_id, epoch]
        if seq == head.ack_upto + 1:
            head.ack_upto = seq
        head.last_seq = max(head.last_seq, seq)
        changed.add((attempt_id, epoch))
    return changed


def close_holes(heads: dict[Epoch, Head], behind: Iterable[EntryKey]) -> None:
    """Raise `ack_upto` over entries that were there already behind a hole that is now filled."""
    add_entries(heads, behind)
