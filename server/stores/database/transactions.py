"""A transaction as the stores work in it, whatever opened it."""

from collections.abc import Iterable
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncConnection

from common.core.errors import StorageError
from server.stores.database.batches import SqliteCall
from server.stores.database.sqlite_link import BatchOutcome, SqliteLink


class Transaction(Protocol):
    """One transaction; whoever opened it ends it."""

    @property
    def link(self) -> SqliteLink | None:
        """SQLite's own connection; None on PostgreSQL."""
        ...

    async def connection(self) -> AsyncConnection:
        """Return SQLAlchemy's connection, inside the transaction."""
        ...

    async def run_all(self, calls: Iterable[SqliteCall]) -> BatchOutcome:
        """Execute statements of SQLite inside the transaction; only where there is a link."""
        ...


class BegunTransaction:
    """A transaction that SQLAlchemy has begun.

    Args:
        connection: inside it.
    """

    __slots__ = ("_connection", "link")

    def __init__(self, connection: AsyncConnection) -> None:
        """Look what stands behind the connection."""
        self._connection = connection
        self.link = link_of(connection)

    async def connection(self) -> AsyncConnection:
        """Return the connection."""
        return self._connection

    async def run_all(self, calls: Iterable[SqliteCall]) -> BatchOutcome:
        """Execute statements one after the other."""
        return await needed(self.link).run_all(calls)


def link_of(connection: AsyncConnection) -> SqliteLink | None:
    """Return SQLite's own connection: a batch needs nothing of what lies between."""
    raw = connection.sync_connection
    link = raw.connection.driver_connection if raw is not None else None
    return link if isinstance(link, SqliteLink) else None


def needed(link: SqliteLink | None) -> SqliteLink:
    """Return a link that must be there.

    Raises:
        StorageError: this is no database of SQLite.
    """
    if link is None:
        message = "database: no connection of SQLite"
        raise StorageError(message)
    return link
