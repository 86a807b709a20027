"""Appends whatever may come: in five statements per batch, whatever its size.

Entries may be there already, leave holes or fill them; other workers may write the same attempts.
Heads and latest answers are right when the transaction commits.
"""

from collections.abc import Collection, Sequence

from server.stores.database.access import Access
from server.stores.database.answer_batches import (
    ADD_ENTRIES,
    APPEND_ENTRIES,
    BEHIND_HEADS,
    FOLD_LATEST,
    TAKE_HEADS,
    WRITE_HEADS,
)
from server.stores.database.answer_cells import SealedEntry, entry_cells, sealed
from server.stores.database.answer_heads import Epoch, Head, by_epoch, divide
from server.stores.database.answer_tails import fold_tails
from server.stores.database.batches import Cells
from server.stores.records.answers import AnswerEntry


async def append_carefully(access: Access, entries: Sequence[AnswerEntry]) -> dict[Epoch, int]:
    """Keep entries; ones that are there already change nothing.

    Returns:
        for each (attempt, epoch), how far its entries are complete.
    """
    if not entries:
        return {}
    groups = by_epoch(entries)
    attempt_ids = {attempt_id for attempt_id, _ in groups}
    await fold_tails(access, attempt_ids)
    heads = await _take_heads(access, groups)
    new, doubtful = divide(groups, heads)
    fresh = sealed(access.keyring, new)
    await access.batch(APPEND_ENTRIES, entry_cells(fresh))
    if doubtful:
        fresh += await _add(access, doubtful)
        fresh.sort(key=_place)
    await _fold(access, fresh)
    await _write_heads(access, heads, fresh)
    access.books.doubt(attempt_ids)
    return {key: head.ack_upto for key, head in heads.items()}


async def _take_heads(access: Access, epochs: Collection[Epoch]) -> dict[Epoch, Head]:
    """Return the heads of some epochs; epochs come sorted."""
    heads = {epoch: Head(*epoch) for epoch in epochs}
    for head in await access.ask(TAKE_HEADS, list(epochs)):
        heads[head.attempt_id, head.epoch] = head
    return heads


async def _add(access: Access, doubtful: Sequence[AnswerEntry]) -> list[SealedEntry]:
    """Insert entries that may be there already; returns those that were not."""
    pairs = sealed(access.keyring, doubtful)
    added = set(await access.batch_rows(ADD_ENTRIES, entry_cells(pairs)))
    return [one for one in pairs if _place(one) in added]


async def _fold(access: Access, fresh: Sequence[SealedEntry]) -> None:
    # In ascending order: a later one of the same item overwrites.
    newest = {(e.attempt_id, e.item_id): _latest_cells(e, blob) for e, blob in fresh if e.applied}
    await access.batch(FOLD_LATEST, [newest[item] for item in sorted(newest)])


async def _write_heads(
    access: Access, heads: dict[Epoch, Head], fresh: Sequence[SealedEntry]
) -> None:
    changed: dict[Epoch, Head] = {}
    for e, _ in fresh:
        head = changed[e.attempt_id, e.epoch] = heads[e.attempt_id, e.epoch]
        head.add(e.seq)
    holes = [_head_cells(head) for head in changed.values() if head.has_hole]
    for key in sorted(await access.ask(BEHIND_HEADS, holes)):
        heads[key.attempt_id, key.epoch].add(key.seq)
    await access.batch(WRITE_HEADS, [_head_cells(head) for head in changed.values()])


def _head_cells(head: Head) -> Cells:
    return head.attempt_id, head.epoch, head.ack_upto, head.last_seq


def _latest_cells(entry: AnswerEntry, blob: bytes) -> Cells:
    key = (entry.attempt_id, entry.item_id, entry.epoch, entry.seq)
    return *key, blob, bool(entry.value)


def _place(pair: SealedEntry) -> tuple[str, int, int]:
    entry = pair[0]
    return entry.attempt_id, entry.epoch, entry.seq
