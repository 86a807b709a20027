"""Entries as they are written: sealed, and in the order of the columns."""

from collections.abc import Iterable, Sequence

from common.crypto.keyring import Keyring
from server.stores.database.batches import BoundCell, Cells
from server.stores.database.sealing import answer_context, seal_values
from server.stores.records.answers import AnswerEntry

SealedEntry = tuple[AnswerEntry, bytes]
"""An entry and its sealed value."""


def seal_entries(keyring: Keyring, entries: Sequence[AnswerEntry]) -> list[bytes]:
    """Return the values of entries, each sealed in its own context."""
    contexts = [answer_context(e.attempt_id, e.item_id, e.epoch, e.seq) for e in entries]
    return seal_values(keyring, [e.value for e in entries], contexts)


def sealed(keyring: Keyring, entries: Sequence[AnswerEntry]) -> list[SealedEntry]:
    """Return entries with their sealed values."""
    return list(zip(entries, seal_entries(keyring, entries), strict=True))


def entry_cells(pairs: Iterable[SealedEntry]) -> list[Cells]:
    """Return rows of `answer_entries`."""
    return [
        (
            e.attempt_id,
            e.epoch,
            e.seq,
            e.item_id,
            blob,
            e.offset_ms,
            e.received_ms,
            e.late,
            e.applied,
        )
        for e, blob in pairs
    ]


def next_cells(entries: Iterable[AnswerEntry], blobs: Iterable[bytes]) -> list[BoundCell]:
    """Return one flat list of rows of `APPEND_NEXT`."""
    cells: list[BoundCell] = []
    for e, blob in zip(entries, blobs, strict=True):
        value = bytearray(blob)
        cells += (e.attempt_id, e.epoch, e.seq, e.item_id, value, e.offset_ms, e.received_ms)
    return cells
