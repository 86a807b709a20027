"""The one connection of SQLite that writes: taken once, kept, and begun with the first statement.

A batch of saves needs two crossings into the connection's thread, one that begins and appends and
one that commits; SQLAlchemy is asked only by those who need it.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from itertools import chain

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncTransaction

from common.core.logs import get_logger
from server.stores.database.batches import SqliteCall
from server.stores.database.sqlite_link import BatchOutcome, SqliteLink
from server.stores.database.transactions import link_of, needed
from server.stores.errors import StoreUnavailableError

# At once, not with the first change: what was read until then would be old, and asking for the
# lock then fails, however long one would wait.
_BEGIN: SqliteCall = ("BEGIN IMMEDIATE", ())
_COMMIT: SqliteCall = ("COMMIT", ())
_log = get_logger("stores.writer")


class WriterTransaction:
    """A transaction of the writer; nothing has happened before its first statement.

    Args:
        connection: of the writer.
        link: what stands behind it.
    """

    __slots__ = ("_begun", "_connection", "_sql", "_tried", "link")

    def __init__(self, connection: AsyncConnection, link: SqliteLink) -> None:
        """Begin with nothing done."""
        self._connection = connection
        self._sql: AsyncTransaction | None = None
        self._tried = False
        self._begun = False
        self.link = link

    async def connection(self) -> AsyncConnection:
        """Return SQLAlchemy's connection, inside the transaction."""
        if self._sql is None:
            if not self._begun:
                await self.run_all(())
            self._sql = await self._connection.begin()
        return self._connection

    async def run_all(self, calls: Iterable[SqliteCall]) -> BatchOutcome:
        """Execute statements one after the other, in one crossing."""
        if self._begun:
            return await self.link.run_all(calls)
        # Begun is what is known to have begun: after a failure nothing may be written outside a
        # transaction, and after a cancellation in between there may be one to take back.
        self._tried = True
        outcome = await self.link.run_all(chain((_BEGIN,), calls))
        self._begun = True
        return BatchOutcome(outcome.changes[1:], outcome.rows)

    async def commit(self) -> None:
        """Make everything durable.

        Raises:
            StoreUnavailableError: it never began, and whoever was told so went on all the same.
        """
        if self._sql is not None:
            await self._sql.commit()
        elif self._begun:
            await self.link.run_all((_COMMIT,))
        elif self._tried:
            message = "database: the transaction could not begin"
            raise StoreUnavailableError(message)

    async def undo(self) -> None:
        """Take everything back."""
        if self._sql is not None and self._sql.is_active:
            await self._sql.rollback()
        if self._tried:
            await self.link.abandon()


class SqliteWriter:
    """Opens one transaction after the other.

    Args:
        engine: makes the connection; of one connection.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        """Connect with the first transaction."""
        self._engine = engine
        self._turn = asyncio.Lock()
        self._connection: AsyncConnection | None = None

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[WriterTransaction]:
        """Wait for the turn and open a transaction; commit at the end."""
        async with self._turn:
            transaction = await self._open()
            try:
                yield transaction
                await transaction.commit()
            except BaseException:
                await self._undo(transaction)
                raise

    async def close(self) -> None:
        """Close the connection; may be called again."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(SQLAlchemyError):
                await connection.close()
        await self._engine.dispose()

    async def _open(self) -> WriterTransaction:
        connection = self._connection
        if connection is None:
            connection = self._connection = await self._engine.connect()
        return WriterTransaction(connection, needed(link_of(connection)))

    async def _undo(self, transaction: WriterTransaction) -> None:
        """Roll back; where even that fails, the next transaction has a connection of its own."""
        try:
            await transaction.undo()
        except SQLAlchemyError as error:
            _log.warning("writer_renewed", error=type(error).__name__)
            await self.close()
