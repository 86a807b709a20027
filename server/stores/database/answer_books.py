"""How far each attempt's answers are durable, known without asking the database.

Only for a process that alone writes (SQLite). A book says what is committed; what a transaction
adds to it is kept aside until its commit. Whatever is unusual (a hole, an older epoch, an entry
sent again with others) takes the careful way, and its book is forgotten.
"""

import sys
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from server.stores.database.memory import Memory, Recollection
from server.stores.records.answers import AnswerEntry

if TYPE_CHECKING:
    from server.stores.database.batches import Cells

_attempt_id = attrgetter("attempt_id")


class AnswerBook:
    """Entries 1 … `upto` of an epoch are there, and none behind; `answered` names their items.

    `tail` holds what counts of each item among the entries that are not folded yet, as a row of
    latest answers, with its value sealed.

    Args:
        attempt_id: whose answers.
        epoch: the last one.
        upto: how far it is complete, and folded.
        answered: the items that have an answer.
    """

    __slots__ = ("answered", "attempt_id", "epoch", "tail", "upto")

    def __init__(self, attempt_id: str, epoch: int, upto: int, answered: Iterable[str]) -> None:
        """Begin as the database says."""
        self.attempt_id = attempt_id
        self.epoch = epoch
        self.upto = upto
        self.answered = {sys.intern(item_id) for item_id in answered}
        self.tail: dict[str, Cells] = {}

    def add(self, entry: AnswerEntry, blob: bytes) -> None:
        """Count in an entry that has been committed; they come in order."""
        seq, item_id = entry.seq, sys.intern(entry.item_id)
        self.upto = seq
        if entry.value:
            self.answered.add(item_id)
        else:
            self.answered.discard(item_id)
        answered = bool(entry.value)
        self.tail[item_id] = (self.attempt_id, item_id, self.epoch, seq, blob, answered)


class AnswerBooks:
    """The books of a process, and whose entries are not folded into latest answers yet."""

    def __init__(self) -> None:
        """Begin with nothing known."""
        self.memory: Memory[AnswerBook] = Memory()
        self.unfolded: set[str] = set()
        self._due: list[str] = []

    def opened(self) -> "OpenBooks":
        """Return the books for one transaction."""
        return OpenBooks(self)

    def turn(self) -> list[str]:
        """Make what is unfolded now due, and return what has been due since the last call."""
        left, self._due = self._due, sorted(self.unfolded)
        return [attempt_id for attempt_id in left if attempt_id in self.unfolded]

    def take_due(self, most: int) -> list[str]:
        """Return a few attempts that are due."""
        taken, self._due = self._due[:most], self._due[most:]
        return [attempt_id for attempt_id in taken if attempt_id in self.unfolded]

    def answered_counts(self, attempt_ids: Iterable[str]) -> dict[str, int]:
        """Return how many items have an answer, of the attempts that are known."""
        known = ((attempt_id, self.memory.find(attempt_id)) for attempt_id in attempt_ids)
        return {attempt_id: len(book.answered) for attempt_id, book in known if book is not None}


Addition = tuple[AnswerBook, AnswerEntry, bytes]
"""An entry that was written, the next one of its book, and its sealed value."""


class OpenBooks:
    """The books as one transaction sees and changes them."""

    __slots__ = (
        "_added",
        "_additions",
        "_books",
        "_caught_up",
        "_doubted",
        "_folded",
        "_seen",
        "_unfolded",
    )

    def __init__(self, books: AnswerBooks) -> None:
        """Begin with nothing added."""
        self._books = books
        self._seen = Recollection(books.memory)
        self._additions: list[Addition] = []
        self._added: set[str] = set()
        self._doubted: set[str] = set()
        self._folded: set[str] = set()
        self._caught_up: list[AnswerBook] = []
        self._unfolded: set[str] = set()

    def find(self, attempt_id: str) -> AnswerBook | None:
        """Return a book that says what is there; None also for one that was added to just now."""
        return None if self.is_touched(attempt_id) else self._seen.find(attempt_id)

    def find_all(self, attempt_ids: Iterable[str]) -> dict[str, AnswerBook | None]:
        """Return of each attempt what `find` would."""
        if self._added or self._doubted:
            return {attempt_id: self.find(attempt_id) for attempt_id in attempt_ids}
        return self._seen.find_all(attempt_ids)

    def is_touched(self, attempt_id: str) -> bool:
        """Say whether this transaction has written answers of an attempt."""
        return attempt_id in self._added or attempt_id in self._doubted

    def learn(self, books: Mapping[str, AnswerBook]) -> None:
        """Remember books made from what the database says now."""
        self._seen.learn(books)

    def add(
        self, books: Sequence[AnswerBook], entries: Sequence[AnswerEntry], blobs: Sequence[bytes]
    ) -> None:
        """Say what was written, in order: to which books, and with which sealed values."""
        self._additions += zip(books, entries, blobs, strict=True)
        self._added.update(map(_attempt_id, books))
        if self._folded:
            self._folded -= self._added

    def doubt(self, attempt_ids: Iterable[str]) -> None:
        """Say that attempts were written in another way than by `add`."""
        doubted = set(attempt_ids)
        self._doubted |= doubted
        self._added -= doubted
        for attempt_id in doubted:
            self._seen.doubt(attempt_id)
        if self._additions:
            self._additions = [a for a in self._additions if a[0].attempt_id not in doubted]

    def answered_counts(self, attempt_ids: Iterable[str]) -> dict[str, int]:
        """Return how many items have an answer, of the attempts that are known."""
        return self._books.answered_counts(attempt_ids)

    def unfolded(self, attempt_ids: Iterable[str]) -> set[str]:
        """Return which of the attempts have entries that are not folded."""
        return self._books.unfolded.intersection(attempt_ids)

    def take_due(self, most: int) -> list[str]:
        """Return a few attempts that are due to be folded; they come again if nobody does it."""
        return self._books.take_due(most)

    def folded(self, attempt_ids: Iterable[str]) -> None:
        """Say that all entries of attempts are folded now, as they stand in the tables."""
        self._folded.update(attempt_ids)

    def caught_up(self, books: Sequence[AnswerBook]) -> None:
        """Say that what these books knew before any addition is folded now."""
        self._caught_up += books

    def undo(self) -> None:
        """Something was rolled back: whatever was added counts as doubtful, and nothing as folded.

        A savepoint ends so only when a command is refused: what this costs does not matter.
        """
        self._unfolded |= self._added | self._doubted | self._folded
        self.doubt(set(self._added))
        self._folded.clear()
        self._caught_up.clear()

    def share(self, *, committed: bool) -> None:
        """At the end: let the process know."""
        if committed:
            self._share_unfolded()
            for book in self._caught_up:
                book.tail.clear()
            for book, entry, blob in self._additions:
                book.add(entry, blob)
        else:
            self.undo()
        self._seen.share(committed=committed)

    def _share_unfolded(self) -> None:
        unfolded = self._books.unfolded
        unfolded.difference_update(map(_attempt_id, self._caught_up))
        unfolded |= self._added
        unfolded -= self._folded
        unfolded |= self._unfolded
