"""Ways into a database: transactions that read one consistent state, and ones that write."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol

from common.core.clock import Clock
from server.stores.database.transactions import Transaction
from server.stores.database.turns import Turn


class Door(Protocol):
    """One kind of database."""

    def reading(self) -> AbstractAsyncContextManager[Transaction]:
        """Open a transaction that sees one state and can change nothing."""
        ...

    def writing(self) -> AbstractAsyncContextManager[Transaction]:
        """Open a transaction that commits at the end and rolls back on an exception."""
        ...

    def turn(self, name: str, clock: Clock) -> AbstractAsyncContextManager[Turn]:
        """Wait for the turn of this name among all processes, and hold it."""
        ...

    async def close(self) -> None:
        """Close all connections."""
        ...
