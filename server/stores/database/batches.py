"""One statement for many rows, on both databases.

The rows enter SQLite as one JSON text (blobs as one byte string beside it) and PostgreSQL as one
array per column: the driver is crossed once per batch, whatever its size.
"""

from collections.abc import Sequence
from enum import Enum

import msgspec

_encode = msgspec.json.Encoder().encode

Cell = str | int | float | bool | bytes | None
Cells = tuple[Cell, ...]


class Kind(Enum):
    """Type of a column; the value is PostgreSQL's name of it."""

    TEXT = "text"
    INTEGER = "integer"
    BIGINT = "bigint"
    REAL = "double precision"
    BOOLEAN = "boolean"
    BLOB = "bytea"


class BatchStatement:
    """SQL that reads its input from a relation `new`, written `{rows}`.

    Args:
        columns: name and kind of the columns of `new`, in the order of the cells.
        sql: the statement, for both databases.
        sqlite: another one for SQLite, where the only writer needs no row locks.
    """

    def __init__(self, columns: Sequence[tuple[str, Kind]], sql: str, *, sqlite: str = "") -> None:
        """Write the statement for both databases."""
        self._blobs = tuple(n for n, (_, kind) in enumerate(columns) if kind is Kind.BLOB)
        self.sqlite = (sqlite or sql).replace("{rows}", _sqlite_relation(columns))
        self.postgres = sql.replace("{rows}", _postgres_relation(columns))

    def sqlite_parameters(self, rows: Sequence[Cells]) -> tuple[str | bytes, ...]:
        """Return the rows as JSON and, if there are blob columns, all blobs in one."""
        if not self._blobs:
            return (_encode(rows).decode(),)
        lean: list[list[Cell]] = []
        blobs: list[bytes] = []
        end = 1  # SQL counts from 1
        for row in rows:
            cells = list(row)
            for n in self._blobs:
                blob = cells[n]
                if isinstance(blob, bytes):
                    cells[n] = end
                    cells.append(len(blob))
                    blobs.append(blob)
                    end += len(blob)
                else:
                    cells.append(None)
            lean.append(cells)
        return _encode(lean).decode(), b"".join(blobs)

    def postgres_parameters(self, rows: Sequence[Cells]) -> tuple[Sequence[Cell], ...]:
        """Return one list per column."""
        return tuple(list(column) for column in zip(*rows, strict=True))


def _sqlite_relation(columns: Sequence[tuple[str, Kind]]) -> str:
    cells = []
    length_at = len(columns)
    for n, (name, kind) in enumerate(columns):
        if kind is Kind.BLOB:
            cell = f"substr(?2, e.value ->> {n}, e.value ->> {length_at})"
            length_at += 1
        else:
            cell = f"e.value ->> {n}"
        cells.append(f"{cell} AS {name}")
    return f"(SELECT {', '.join(cells)} FROM json_each(?1) AS e) AS new"  # noqa: S608  own names


def _postgres_relation(columns: Sequence[tuple[str, Kind]]) -> str:
    arrays = ", ".join(f"${n}::{kind.value}[]" for n, (_, kind) in enumerate(columns, 1))
    return f"unnest({arrays}) AS new({', '.join(name for name, _ in columns)})"
