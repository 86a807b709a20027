"""Entries as they are written: sealed, and in the order of the columns."""

from collections.abc import Iterable, Sequence

from common.crypto.keyring import Keyring
from server.stores.database.batches import Cells
from server.stores.database.sealing import answer_context, seal_values
from server.stores.records.answers import AnswerEntry

SealedEntry = tuple[AnswerEntry, bytes]
"""An entry and its sealed value."""


def seal_entries(keyring: Keyring, entries: Sequence[AnswerEntry]) -> list[SealedEntry]:
    """Seal the value of each entry in its own context."""
    contexts = [answer_context(e.attempt_id, e.item_id, e.epoch, e.seq) for e in entries]
    blobs = seal_values(keyring, [e.value for e in entries], contexts)
    return list(zip(entries, blobs, strict=True))


def entry_cells(sealed: Iterable[SealedEntry]) -> list[Cells]:
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
        for e, blob in sealed
    ]
