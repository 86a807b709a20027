"""How migrations write down new tables: frozen descriptions, apart from today's models."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from alembic import op
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

_TYPES: dict[str, TypeEngine[Any]] = {
    "string": String(),
    "text": Text(),
    "integer": Integer(),
    "bigint": BigInteger(),
    "real": Double(),
    "boolean": Boolean(),
    "bytes": LargeBinary(),
}


class NewColumn(NamedTuple):
    """A column; `to` is `table.column` of a foreign key."""

    name: str
    type: str = "string"
    null: bool = False
    to: str = ""


class NewTable(NamedTuple):
    """A table.

    Args:
        key: columns of the primary key.
        indexes: columns by name of the index.
        clustered: rows lie in the order of the primary key (SQLite).
    """

    name: str
    columns: Sequence[NewColumn]
    key: Sequence[str] = ("id",)
    unique: Sequence[Sequence[str]] = ()
    indexes: Sequence[tuple[str, Sequence[str]]] = ()
    clustered: bool = False


def create(tables: Iterable[NewTable]) -> None:
    """Create tables in order; constraints get their names from the naming convention."""
    for table in tables:
        op.create_table(
            table.name,
            *(_column(column) for column in table.columns),
            PrimaryKeyConstraint(*table.key),
            *(UniqueConstraint(*columns) for columns in table.unique),
            sqlite_with_rowid=not table.clustered,
        )
        for name, columns in table.indexes:
            op.create_index(name, table.name, list(columns))


def drop(tables: Sequence[NewTable]) -> None:
    """Drop tables in the opposite order."""
    for table in reversed(tables):
        op.drop_table(table.name)


def _column(column: NewColumn) -> Column[Any]:
    kind = _TYPES[column.type]
    if column.to:
        return Column(column.name, kind, ForeignKey(column.to), nullable=column.null)
    return Column(column.name, kind, nullable=column.null)
