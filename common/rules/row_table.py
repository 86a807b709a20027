"""Rows by key, each replaced only by a newer one: late and repeated events change nothing."""

from collections.abc import Callable, Iterable
from typing import Generic, Protocol, TypeVar


class Versioned(Protocol):
    """A row with its own version."""

    @property
    def version(self) -> int:
        """The row's version."""
        ...


RowT = TypeVar("RowT", bound=Versioned)


class RowTable(Generic[RowT]):
    """The rows of one kind; order of arrival is kept, the newest version wins."""

    def __init__(self, key: Callable[[RowT], str], rows: Iterable[RowT] = ()) -> None:
        """Start with the rows of a snapshot."""
        self._key = key
        self._rows: dict[str, RowT] = {}
        for row in rows:
            self.put(row)

    def put(self, row: RowT) -> bool:
        """Take the row over if it is new or newer; say whether it was."""
        key = self._key(row)
        known = self._rows.get(key)
        if known is not None and known.version >= row.version:
            return False
        self._rows[key] = row
        return True

    def find(self, key: str) -> RowT | None:
        """Return the row of this key, if it is known."""
        return self._rows.get(key)

    def rows(self) -> tuple[RowT, ...]:
        """Return all rows."""
        return tuple(self._rows.values())

    def sorted_rows(self) -> tuple[RowT, ...]:
        """Return all rows by key: the same for everybody who knows the same."""
        return tuple(self._rows[key] for key in sorted(self._rows))

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._rows)
