"""PostgreSQL: pooled transactions; commits are durable before they return."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import URL
from sqlalchemy.ext.asyncio import create_async_engine

from common.core.clock import Clock
from server.stores.database.postgres_links import connected
from server.stores.database.transactions import BegunTransaction, Transaction
from server.stores.database.turns import Turn, postgres_turn, turn_engine

_WRITERS = 8
_READERS = 8
_SETTINGS = {"synchronous_commit": "on", "application_name": "gamdok"}


class PostgresDoor:
    """A database on a PostgreSQL server."""

    def __init__(self, url: URL) -> None:
        """Prepare both pools; nothing is opened yet."""
        connect_args = {"server_settings": _SETTINGS}
        self._writers = create_async_engine(
            url, pool_size=_WRITERS, max_overflow=0, pool_pre_ping=True, connect_args=connect_args
        )
        self._readers = create_async_engine(
            url,
            pool_size=_READERS,
            max_overflow=0,
            pool_pre_ping=True,
            connect_args=connect_args,
            isolation_level="REPEATABLE READ",
            execution_options={"postgresql_readonly": True},
        )
        self._turns = turn_engine(url)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Transaction]:
        """Open a read-only transaction that sees one state."""
        async with connected(self._readers) as connection, connection.begin() as transaction:
            try:
                yield BegunTransaction(connection)
            finally:
                if transaction.is_active:
                    await transaction.rollback()

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Transaction]:
        """Open a transaction, commit at the end."""
        async with connected(self._writers) as connection, connection.begin():
            yield BegunTransaction(connection)

    @asynccontextmanager
    async def turn(self, name: str, clock: Clock) -> AsyncIterator[Turn]:
        """Wait for the advisory lock of this name and hold it."""
        async with postgres_turn(self._turns, name, clock) as turn:
            yield turn

    async def close(self) -> None:
        """Close all connections."""
        await self._turns.dispose()
        await self._readers.dispose()
        await self._writers.dispose()
