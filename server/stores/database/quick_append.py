"""Appends what nearly every save is: the next change of an attempt whose book is known.

One statement per batch, and in the same crossing the tables catch up with a few attempts. Only
where this process alone writes: what the books say then holds until the commit.
"""

from collections.abc import Sequence

from common.core.logs import get_logger
from server.stores.database.access import Access
from server.stores.database.answer_batches import ANSWERED, APPEND_NEXT, TAKE_HEADS
from server.stores.database.answer_books import AnswerBook
from server.stores.database.answer_cells import next_cells, seal_entries
from server.stores.database.answer_heads import Epoch
from server.stores.database.answer_tails import fold_books, fold_tails
from server.stores.records.answers import AnswerEntry

_log = get_logger("stores.answers")
_FOLDED_BESIDE = 8
"""Attempts folded in the transaction of a batch of saves: half a millisecond, no further commit."""
Rest = list[AnswerEntry]


async def append_quickly(
    access: Access, entries: Sequence[AnswerEntry]
) -> tuple[dict[Epoch, int], Rest]:
    """Keep what is the next change of its attempt; what is there already is acknowledged again.

    Returns:
        how far attempts are complete, and the entries that want care.
    """
    books = await _books(access, entries)
    complete: dict[Epoch, int] = {}
    touched: list[AnswerBook] = []
    written: list[AnswerEntry] = []
    rest: Rest = []
    for entry in entries:
        book = books[entry.attempt_id]
        if book is None or book.epoch != entry.epoch:
            rest.append(entry)
            continue
        epoch = (entry.attempt_id, entry.epoch)
        upto = complete.get(epoch, book.upto)
        if entry.seq == upto + 1 and entry.applied and not entry.late:
            touched.append(book)
            written.append(entry)
            upto = entry.seq
        elif entry.seq > upto:
            rest.append(entry)
        complete[epoch] = upto
    return complete, rest if await _insert(access, touched, written) else list(entries)


async def _insert(
    access: Access, books: Sequence[AnswerBook], written: Sequence[AnswerEntry]
) -> bool:
    """Write entries; False if not all were new, which no book allows."""
    blobs = seal_entries(access.keyring, written)
    append = APPEND_NEXT.calls(next_cells(written, blobs))
    folded = fold_books(access.books, access.books.take_due(_FOLDED_BESIDE))
    if not written and not any(folded):
        return True
    changed, *_ = await access.bound(append, *folded)
    if changed == len(written):
        access.books.add(books, written, blobs)
        return True
    _log.error("books_were_wrong", count=len(written))
    access.books.doubt(one.attempt_id for one in written)
    return False


async def _books(access: Access, entries: Sequence[AnswerEntry]) -> dict[str, AnswerBook | None]:
    """Return the books of all attempts, None for those that want care."""
    books = access.books.find_all([entry.attempt_id for entry in entries])
    if None in books.values():
        missing = {
            entry.attempt_id: entry.epoch
            for entry in entries
            if books[entry.attempt_id] is None and not access.books.is_touched(entry.attempt_id)
        }
        made = await _make_books(access, missing)
        access.books.learn(made)
        books.update(made)
    return books


async def _make_books(access: Access, epochs: dict[str, int]) -> dict[str, AnswerBook]:
    """Make the books of epochs without a hole; of a new epoch there is none yet."""
    if not epochs:
        return {}
    await fold_tails(access, epochs)
    heads = await access.ask(TAKE_HEADS, list(epochs.items()))
    whole = [head for head in heads if not head.has_hole]
    answered: dict[str, list[str]] = {head.attempt_id: [] for head in whole}
    for item in await access.ask(ANSWERED, [(attempt_id,) for attempt_id in answered]):
        answered[item.attempt_id].append(item.item_id)
    return {
        head.attempt_id: AnswerBook(
            head.attempt_id, head.epoch, head.ack_upto, answered[head.attempt_id]
        )
        for head in whole
    }
