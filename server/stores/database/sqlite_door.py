"""SQLite: one writer connection, which alone checkpoints, and a few that only read.

The WAL-reset race of SQLite before 3.51.3 needs a second connection that writes or checkpoints:
here there is none, whatever the version of SQLite. Readers never checkpoint (no automatic one,
and no close while the writer is open, for the last connection to close checkpoints too).
"""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

from sqlalchemy import URL, Connection, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from common.core.clock import Clock
from common.core.errors import StorageError
from server.stores.database.sqlite_link import SqliteLink
from server.stores.database.sqlite_writer import SqliteWriter
from server.stores.database.transactions import BegunTransaction, Transaction
from server.stores.database.turns import OnlyTurn, Turn

OLDEST = (3, 39, 0)
"""JSON operators (3.38) and IS DISTINCT FROM (3.39)."""
_READERS = 4
_COMMON = ("PRAGMA foreign_keys = ON", "PRAGMA busy_timeout = 5000", "PRAGMA temp_store = MEMORY")
# 64 MB between checkpoints: pages written again and again are copied once.
_WRITER = (
    *_COMMON,
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA wal_autocheckpoint = 16000",
    "PRAGMA cache_size = -65536",
)
_READER = (*_COMMON, "PRAGMA wal_autocheckpoint = 0", "PRAGMA query_only = ON")


class SqliteDoor:
    """A database in one file.

    Args:
        path: the file; must exist.
    """

    def __init__(self, path: Path) -> None:
        """Prepare both engines; nothing is opened yet.

        Raises:
            StorageError: the SQLite library is too old.
        """
        if sqlite3.sqlite_version_info < OLDEST:
            needed = ".".join(map(str, OLDEST))
            message = f"SQLite {sqlite3.sqlite_version} is too old: {needed} or newer is needed"
            raise StorageError(message)
        self._writer = SqliteWriter(_engine(path, _WRITER, size=1))
        self._readers = _engine(path, _READER, size=_READERS)
        event.listen(self._readers.sync_engine, "begin", _begin)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Transaction]:
        """Open a transaction on a reader; its snapshot is taken at the first query."""
        async with self._readers.connect() as connection, connection.begin() as transaction:
            try:
                yield BegunTransaction(connection)
            finally:
                if transaction.is_active:
                    await transaction.rollback()

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Transaction]:
        """Wait for the writer's turn, open its transaction, commit at the end."""
        async with self._writer.transaction() as transaction:
            yield transaction

    @asynccontextmanager
    async def turn(self, name: str, clock: Clock) -> AsyncIterator[Turn]:
        """Hold the turn at once: no other process may open this database."""
        yield OnlyTurn()

    async def close(self) -> None:
        """Close the readers first: the last connection to close checkpoints."""
        await self._readers.dispose()
        await self._writer.close()


def _engine(path: Path, pragmas: tuple[str, ...], *, size: int) -> AsyncEngine:
    async def connect() -> SqliteLink:
        return cast("SqliteLink", await SqliteLink(path))

    engine = create_async_engine(
        URL.create("sqlite+aiosqlite", database=str(path)),
        pool_size=size,
        max_overflow=0,
        pool_reset_on_return=None,  # both doors end what they begin
        async_creator=connect,
    )

    def prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(pragma)
        cursor.close()

    event.listen(engine.sync_engine, "connect", prepare)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
