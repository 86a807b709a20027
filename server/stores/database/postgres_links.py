"""Connections to a PostgreSQL server that may not be there."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from server.stores.database.failures import translated
from server.stores.errors import StoreUnavailableError


@asynccontextmanager
async def connected(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """Take a connection and give it back at the end.

    Raises:
        StoreUnavailableError: the server cannot be reached. While it connects, what the system
            says comes through as it is; a caller's own OSError inside the block stays one.
    """
    try:
        with translated():
            connection = await engine.connect()
    except OSError as error:
        message = f"database: {type(error).__name__}"
        raise StoreUnavailableError(message) from error
    try:
        yield connection
    finally:
        await connection.close()
