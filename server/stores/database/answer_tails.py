"""Entries that are durable and not folded yet: they stand behind the last one of their head.

Where one process writes alone, saves are only appended; folding into latest answers and heads comes
after, and readers add the tail to what is folded. Elsewhere there are no tails.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from server.stores.database.access import Access
from server.stores.database.answer_batches import FOLD_LATEST, TAILS, WRITE_HEADS
from server.stores.database.answer_books import OpenBooks
from server.stores.database.batches import Cells, SqliteCall
from server.stores.database.sealing import answer_context, open_value


class TailEntry(NamedTuple):
    """An entry of a tail, its value sealed."""

    attempt_id: str
    epoch: int
    seq: int
    item_id: str
    value: bytes
    applied: bool


async def read_tails(access: Access, attempt_ids: Collection[str]) -> list[TailEntry]:
    """Return the tails of attempts, each in the order of epoch and sequence."""
    if not access.writes_alone:
        return []
    rows = await access.batch_rows(TAILS, [(attempt_id,) for attempt_id in attempt_ids])
    return [TailEntry(*row) for row in rows]


async def fold_tails(access: Access, attempt_ids: Collection[str]) -> None:
    """Fold the tails of attempts into latest answers and heads."""
    if not access.writes_alone:
        return
    tails = await read_tails(access, attempt_ids)
    await access.batch(FOLD_LATEST, _latest(access, tails))
    await access.batch(WRITE_HEADS, _heads(tails))
    access.books.folded(attempt_ids)


def fold_books(books: OpenBooks, attempt_ids: Iterable[str]) -> list[list[SqliteCall]]:
    """Return the statements that fold what books know by heart; nothing has to be read for it.

    Call it before new entries are added: those are folded another time.
    """
    known = [book for attempt_id in attempt_ids if (book := books.find(attempt_id)) is not None]
    latest = [cells for book in known for cells in book.tail.values()]
    heads: list[Cells] = [(book.attempt_id, book.epoch, book.upto, book.upto) for book in known]
    books.caught_up(known)
    return [list(FOLD_LATEST.sqlite_calls(latest)), list(WRITE_HEADS.sqlite_calls(heads))]


def newest(tails: Iterable[TailEntry]) -> dict[tuple[str, str], TailEntry]:
    """Return the entry of each attempt and item that counts."""
    return {(one.attempt_id, one.item_id): one for one in tails if one.applied}


def _latest(access: Access, tails: Iterable[TailEntry]) -> list[Cells]:
    found = newest(tails)
    return [_cells(access, found[item]) for item in sorted(found)]


def _cells(access: Access, one: TailEntry) -> Cells:
    context = answer_context(one.attempt_id, one.item_id, one.epoch, one.seq)
    answered = bool(open_value(access.keyring, one.value, context))
    return one.attempt_id, one.item_id, one.epoch, one.seq, one.value, answered


def _heads(tails: Sequence[TailEntry]) -> list[Cells]:
    last = {(one.attempt_id, one.epoch): one.seq for one in tails}
    return [(*key, seq, seq) for key, seq in last.items()]
