"""Checks a stored audit chain offline: with the entries, the checkpoints and the public key."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from common.crypto.audit_chain import (
    ChainedEntry,
    SignedCheckpoint,
    entry_hash,
    genesis,
    is_genuine,
)


class Finding(StrEnum):
    """What is wrong at a place in the chain."""

    CHANGED = "changed"
    MISSING = "missing"
    OUT_OF_ORDER = "out_of_order"
    UNLINKED = "unlinked"
    TRUNCATED = "truncated"
    REWRITTEN = "rewritten"
    FORGED_CHECKPOINT = "forged_checkpoint"


@dataclass(frozen=True, slots=True)
class ChainFault:
    """One thing that is wrong.

    Args:
        seq: number of the entry, or of the last entry a checkpoint covers.
    """

    finding: Finding
    seq: int


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What a verification found.

    Args:
        entries: how many were read.
        vouched_upto: last entry that a genuine checkpoint covers and that is as it was then.
        faults: empty if the chain is whole.
    """

    entries: int
    vouched_upto: int
    faults: tuple[ChainFault, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def verify_chain(
    name: str,
    entries: Iterable[ChainedEntry],
    checkpoints: Sequence[SignedCheckpoint],
    public_key: bytes,
) -> ChainReport:
    """Read a whole chain in the order it is stored and hold it against its checkpoints.

    Without a checkpoint from outside the server a cut end and a chain written anew stay unseen.
    """
    walk = _Walk(name, {signed.checkpoint.seq for signed in checkpoints})
    for entry in entries:
        walk.step(entry)
    faults, vouched = list(walk.faults), 0
    for signed in checkpoints:
        found = _compare(name, signed, walk, public_key)
        if found is None:
            vouched = max(vouched, signed.checkpoint.seq)
        else:
            faults.append(ChainFault(found, signed.checkpoint.seq))
    # What the checkpoint covers is as it was only if nothing before it is wrong.
    first = min((fault.seq for fault in walk.faults), default=vouched + 1)
    return ChainReport(walk.count, min(vouched, max(first - 1, 0)), tuple(faults))


class _Walk:
    """Goes along the chain and keeps the digests that checkpoints will ask for."""

    def __init__(self, name: str, wanted: set[int]) -> None:
        self._wanted = wanted
        self._prev = genesis(name)
        self.last = 0
        self.count = 0
        self.heads = {0: self._prev}
        self.faults: list[ChainFault] = []

    def step(self, entry: ChainedEntry) -> None:
        self.count += 1
        if entry.seq <= self.last:
            self.faults.append(ChainFault(Finding.OUT_OF_ORDER, entry.seq))
            return
        if entry.seq > self.last + 1:
            self.faults.append(ChainFault(Finding.MISSING, self.last + 1))
        elif entry.prev != self._prev:
            self.faults.append(ChainFault(Finding.UNLINKED, entry.seq))
        if not _is_intact(entry):
            self.faults.append(ChainFault(Finding.CHANGED, entry.seq))
        self.last, self._prev = entry.seq, entry.hash
        if entry.seq in self._wanted:
            self.heads[entry.seq] = entry.hash


def _is_intact(entry: ChainedEntry) -> bool:
    try:
        return entry_hash(entry.prev, entry.seq, entry.body) == entry.hash
    except ValueError:
        return False


def _compare(name: str, signed: SignedCheckpoint, walk: _Walk, public_key: bytes) -> Finding | None:
    checkpoint = signed.checkpoint
    if checkpoint.chain != name or not is_genuine(signed, public_key):
        return Finding.FORGED_CHECKPOINT
    if checkpoint.seq > walk.last:
        return Finding.TRUNCATED
    head = walk.heads.get(checkpoint.seq)
    if head is None or head.hex() != checkpoint.head:
        return Finding.REWRITTEN
    return None
