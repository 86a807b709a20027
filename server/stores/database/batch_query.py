"""One question about many rows, on both databases, answered by typed rows.

SQLite gives all of them as one JSON text. Fetching them one by one would give up Python's lock and
ask for it again for each row, while the event loop is waiting for it.
"""

from collections.abc import Iterable, Sequence
from types import GenericAlias
from typing import Any, Generic, TypeVar

import msgspec

from server.stores.database.batches import (
    Cells,
    Columns,
    SqliteCall,
    json_relation,
    postgres_relation,
)

_encode = msgspec.json.Encoder().encode
T = TypeVar("T", bound=msgspec.Struct)


class BatchQuery(Generic[T]):
    """SQL that reads its input from a relation `new`, written `{rows}`, and gives rows.

    Args:
        columns: name and kind of the columns of `new`, in the order of the cells; no blobs.
        kind: an array-like struct; the query gives columns of the names of its fields, no blobs.
        sql: the query, for both databases.
        sqlite: another one for SQLite, where the only writer needs no row locks.
    """

    def __init__(self, columns: Columns, kind: type[T], sql: str, *, sqlite: str = "") -> None:
        """Write the query for both databases."""
        inner = (sqlite or sql).replace("{rows}", json_relation(columns))
        cells = ", ".join(kind.__struct_fields__)
        self.sqlite = f"SELECT json_group_array(json_array({cells})) FROM ({inner})"  # noqa: S608  own names
        self.postgres = sql.replace("{rows}", postgres_relation(columns))
        self._list = GenericAlias(list, (kind,))
        # Not strict: SQLite's truth is 0 or 1.
        self._decoder: msgspec.json.Decoder[list[T]] = msgspec.json.Decoder(
            self._list, strict=False
        )

    def sqlite_call(self, rows: Sequence[Cells]) -> SqliteCall:
        """Return what is to be executed."""
        return self.sqlite, (_encode(rows).decode(),)

    def read_sqlite(self, found: Sequence[tuple[Any, ...]]) -> list[T]:
        """Return the rows of SQLite's answer."""
        return self._decoder.decode(found[0][0])

    def read_postgres(self, found: Iterable[Sequence[Any]]) -> list[T]:
        """Return the rows of PostgreSQL's answer."""
        rows: list[T] = msgspec.convert([tuple(row) for row in found], self._list, strict=False)
        return rows
