"""One statement for many rows, on both databases.

PostgreSQL takes one array per column. SQLite takes one JSON text (blobs as one byte string beside
it), or, where a statement runs for every save, the rows as bound parameters: the driver is crossed
a few times per batch, whatever its size.
"""

from collections.abc import Iterator, Sequence
from enum import Enum

import msgspec

_encode = msgspec.json.Encoder().encode

Cell = str | int | float | bool | bytes | None
Cells = tuple[Cell, ...]
BoundCell = Cell | bytearray
SqliteCall = tuple[str, Sequence[BoundCell]]
"""A statement and its parameters."""

_MOST_BOUND = 256
"""Rows of one statement: times 20 columns well below SQLite's 32,766 parameters."""


class Kind(Enum):
    """Type of a column; the value is PostgreSQL's name of it."""

    TEXT = "text"
    INTEGER = "integer"
    BIGINT = "bigint"
    REAL = "double precision"
    BOOLEAN = "boolean"
    BLOB = "bytea"


Columns = Sequence[tuple[str, Kind]]


class BatchStatement:
    """SQL that reads its input from a relation `new`, written `{rows}`.

    Args:
        columns: name and kind of the columns of `new`, in the order of the cells.
        sql: the statement, for both databases; it treats each row for itself.
        often: in SQLite, bind rows instead of passing JSON. Half the work per row, but one
            prepared statement per power of two, and the rows may go in several steps.
    """

    def __init__(self, columns: Columns, sql: str, *, often: bool = False) -> None:
        """Write the statement for both databases."""
        self._sql = sql
        self._columns = columns
        self._blobs = tuple(n for n, (_, kind) in enumerate(columns) if kind is Kind.BLOB)
        self._truths = tuple(n for n, (_, kind) in enumerate(columns) if kind is Kind.BOOLEAN)
        self._bound: dict[int, str] | None = {} if often else None
        self._json = sql.replace("{rows}", json_relation(columns))
        self.postgres = sql.replace("{rows}", postgres_relation(columns))

    def sqlite_calls(self, rows: Sequence[Cells]) -> Iterator[SqliteCall]:
        """Return what is to be executed, one after the other."""
        if self._bound is None:
            yield self._json, self._json_parameters(rows)
            return
        start = 0
        while start < len(rows):
            # Powers of two: any number of rows is a few statements out of nine.
            size = min(_MOST_BOUND, 1 << (len(rows) - start).bit_length() - 1)
            part = rows[start : start + size]
            yield self._bound_sql(size), self._bound_parameters(part)
            start += size

    def _json_parameters(self, rows: Sequence[Cells]) -> tuple[str | bytes, ...]:
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

    def _bound_parameters(self, rows: Sequence[Cells]) -> list[BoundCell]:
        # Python's sqlite3 takes int and bytearray as they are. For bool and bytes it looks for
        # adapters first, with exceptions on the way: that takes longer than to insert the row.
        width = len(self._columns)
        cells: list[BoundCell] = [cell for row in rows for cell in row]
        for n in self._truths:
            cells[n::width] = [None if row[n] is None else int(bool(row[n])) for row in rows]
        for n in self._blobs:
            cells[n::width] = [
                bytearray(cell) if isinstance(cell := row[n], bytes) else cell for row in rows
            ]
        return cells

    def _bound_sql(self, size: int) -> str:
        texts = self._bound = self._bound or {}
        if size not in texts:
            texts[size] = self._sql.replace("{rows}", _bound_relation(self._columns, size))
        return texts[size]


class BoundInsert:
    """An INSERT for SQLite of rows that come as one flat list: the least there is to do.

    Cells must be text, int, float or bytearray (see `BatchStatement`).

    Args:
        into: the statement up to VALUES.
        row: one row, with its places for parameters.
        behind: what follows the rows.
    """

    def __init__(self, into: str, row: str, behind: str = "") -> None:
        """Take the parts."""
        self._parts = (into, row, behind)
        self._width = row.count("?")
        self._texts: dict[int, str] = {}

    def calls(self, cells: list[BoundCell]) -> Iterator[SqliteCall]:
        """Return what is to be executed, one after the other."""
        start, left, width = 0, len(cells) // self._width, self._width
        while left:
            size = min(_MOST_BOUND, 1 << left.bit_length() - 1)
            yield self._text(size), cells[start : start + size * width]
            start += size * width
            left -= size

    def _text(self, size: int) -> str:
        text = self._texts.get(size)
        if text is None:
            into, row, behind = self._parts
            text = self._texts[size] = f"{into} VALUES {', '.join([row] * size)} {behind}"
        return text


def postgres_parameters(rows: Sequence[Cells]) -> tuple[Sequence[Cell], ...]:
    """Return one list per column, as PostgreSQL takes the rows of every batch."""
    return tuple(list(column) for column in zip(*rows, strict=True))


def json_relation(columns: Columns) -> str:
    """Return `new` for SQLite as rows of a JSON text."""
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


def postgres_relation(columns: Columns) -> str:
    """Return `new` for PostgreSQL as one array per column."""
    arrays = ", ".join(f"${n}::{kind.value}[]" for n, (_, kind) in enumerate(columns, 1))
    return f"unnest({arrays}) AS new({', '.join(name for name, _ in columns)})"


def _bound_relation(columns: Columns, size: int) -> str:
    names = ", ".join(f"column{n} AS {name}" for n, (name, _) in enumerate(columns, 1))
    row = f"({', '.join('?' * len(columns))})"
    values = ", ".join([row] * size)
    return f"(SELECT {names} FROM (VALUES {values})) AS new"  # noqa: S608  own names
