"""What every store works with: one connection inside one transaction, the keys and the clock."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from sqlalchemy import CursorResult, Executable, Row, RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from common.core.clock import Clock
from common.crypto.keyring import Keyring
from common.protocol.routing import Address
from server.stores.database.batches import BatchStatement, Cells
from server.stores.database.places import Places


class Access:
    """Runs statements in the transaction of one unit of work, or of one reading.

    Args:
        connection: inside its transaction.
        keyring: seals and opens.
        clock: stamps what is recorded.
        places: shared by all units of work of the process.
    """

    def __init__(
        self, connection: AsyncConnection, keyring: Keyring, clock: Clock, places: Places
    ) -> None:
        """Begin with nothing learned and nothing moved."""
        self._connection = connection
        self._postgres = connection.dialect.name == "postgresql"
        self.keyring = keyring
        self.clock = clock
        self._places = places
        self._moves = places.moves
        self._learned: dict[str, Address] = {}
        self._moved: set[str] = set()

    @property
    def connection(self) -> AsyncConnection:
        """The connection, for savepoints."""
        return self._connection

    def known_place(self, attempt_id: str) -> Address | None:
        """Return an attempt's place if this transaction may rely on it."""
        if attempt_id in self._moved:
            return self._learned.get(attempt_id)
        return self._learned.get(attempt_id) or self._places.find(attempt_id)

    def learn_places(self, places: Mapping[str, Address]) -> None:
        """Remember places read in this transaction."""
        self._learned.update(places)

    def seat_may_have_moved(self, attempt_id: str, room_id: str) -> None:
        """Say that an attempt is written with a room."""
        known = self.known_place(attempt_id)
        if known is None or known.room_id != room_id:
            self._moved.add(attempt_id)
            self._learned.pop(attempt_id, None)

    def share_places(self, *, committed: bool) -> None:
        """At the end: let the process know what was learned, and what moved."""
        self._places.forget(self._moved)
        if committed:
            self._places.learn(self._learned, self._moves + bool(self._moved))

    async def rows(self, statement: Executable) -> Sequence[RowMapping]:
        """Return all rows of a query, by column name."""
        result = await self._connection.execute(statement)
        return result.mappings().all()

    async def first(self, statement: Executable) -> RowMapping | None:
        """Return the first row of a query."""
        result = await self._connection.execute(statement)
        return result.mappings().first()

    async def run(self, statement: Executable) -> int:
        """Run a statement and return how many rows it changed."""
        result = await self._connection.execute(statement)
        return cast("CursorResult[Any]", result).rowcount

    async def run_many(
        self, statement: Executable, parameters: Sequence[Mapping[str, object]]
    ) -> None:
        """Run a statement once per set of parameters; nothing happens without any."""
        if parameters:
            await self._connection.execute(statement, [dict(row) for row in parameters])

    async def batch(self, statement: BatchStatement, rows: Sequence[Cells]) -> int:
        """Run one statement over many rows and return how many it changed."""
        if not rows:
            return 0
        return (await self._run_batch(statement, rows)).rowcount

    async def batch_rows(
        self, statement: BatchStatement, rows: Sequence[Cells]
    ) -> Sequence[Row[*tuple[Any, ...]]]:
        """Run one statement over many rows and return what it gives (RETURNING or SELECT)."""
        if not rows:
            return ()
        return (await self._run_batch(statement, rows)).all()

    async def _run_batch(
        self, statement: BatchStatement, rows: Sequence[Cells]
    ) -> CursorResult[Any]:
        if self._postgres:
            return await self._connection.exec_driver_sql(
                statement.postgres, statement.postgres_parameters(rows)
            )
        return await self._connection.exec_driver_sql(
            statement.sqlite, statement.sqlite_parameters(rows)
        )
