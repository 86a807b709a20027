"""Who may do what only one process at a time may do: empty the state queue, chain the audit.

In a centre of one process it is always that one. Over PostgreSQL an advisory lock decides; it ends
with its connection, so a dead holder holds nobody up, and a holder that lost it finds out before
its next change.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Protocol

from sqlalchemy import URL
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from common.core.clock import Clock
from server.stores.database.failures import translated
from server.stores.database.postgres_links import connected
from server.stores.errors import StoreUnavailableError

_ASK_AGAIN_S = 0.5
_TAKE = "SELECT pg_try_advisory_lock(hashtextextended($1, 0))"
_STILL_HELD = (
    "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid())"
)


class Turn(Protocol):
    """The right to go on alone."""

    async def check(self) -> None:
        """Pass while the turn is ours.

        Raises:
            StoreUnavailableError: it is lost; somebody else may have it by now.
        """
        ...


class OnlyTurn:
    """The turn of a process that is alone."""

    async def check(self) -> None:
        """Pass: the lock of the data folder keeps everybody else out."""


class PostgresTurn:
    """A turn that lasts as long as its connection.

    Args:
        connection: holds the lock.
    """

    def __init__(self, connection: AsyncConnection) -> None:
        """Take the connection that has the lock."""
        self._connection = connection

    async def check(self) -> None:
        """Ask the server whether this connection still has the lock.

        Raises:
            StoreUnavailableError: it has not, or does not answer.
        """
        with translated():
            held = await self._connection.exec_driver_sql(_STILL_HELD)
            if not held.scalar_one():
                message = "the turn is lost"
                raise StoreUnavailableError(message)


def turn_engine(url: URL) -> AsyncEngine:
    """Return connections of their own for turns: a long wait takes none from the pools."""
    return create_async_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")


@asynccontextmanager
async def postgres_turn(engine: AsyncEngine, name: str, clock: Clock) -> AsyncIterator[Turn]:
    """Wait until no other process holds the turn of this name, and hold it.

    Raises:
        StoreUnavailableError: the server does not answer.
    """
    async with connected(engine) as connection:
        while True:
            with translated():
                taken = await connection.exec_driver_sql(_TAKE, (f"gamdok:{name}",))
                if taken.scalar_one():
                    break
            await clock.sleep(_ASK_AGAIN_S)
        yield PostgresTurn(connection)
