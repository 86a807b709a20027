"""What every store works with: one connection inside one transaction, the keys and the clock."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice
from typing import Any, TypeVar, cast

import msgspec
from sqlalchemy import CursorResult, Executable, RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from common.core.clock import Clock
from common.crypto.keyring import Keyring
from server.stores.database.batch_query import BatchQuery
from server.stores.database.batches import BatchStatement, Cells, SqliteCall, postgres_parameters
from server.stores.database.memories import Memories
from server.stores.database.memory import Recollection
from server.stores.database.sqlite_link import BatchOutcome
from server.stores.database.transactions import Transaction

T = TypeVar("T", bound=msgspec.Struct)


class Access:
    """Runs statements in the transaction of one unit of work, or of one reading.

    Args:
        transaction: where everything happens.
        keyring: seals and opens.
        clock: stamps what is recorded.
        memories: shared by all transactions of the process.
    """

    def __init__(
        self, transaction: Transaction, keyring: Keyring, clock: Clock, memories: Memories
    ) -> None:
        """Begin with nothing learned and nothing changed."""
        self._transaction = transaction
        self.keyring = keyring
        self.clock = clock
        self.places = Recollection(memories.places)
        self.gates = Recollection(memories.gates)
        self.books = memories.books.opened()

    async def connection(self) -> AsyncConnection:
        """Return the connection, inside the transaction."""
        return await self._transaction.connection()

    @property
    def writes_alone(self) -> bool:
        """Whether what this transaction has read stays as it is until it ends.

        So it is in SQLite, whose writers have their turns; in PostgreSQL rows are locked for that.
        """
        return self._transaction.link is not None

    def attempt_changes(self, attempt_id: str, room_id: str) -> None:
        """Say that an attempt is written, and with which room."""
        self.gates.doubt(attempt_id)
        known = self.places.find(attempt_id)
        if known is None or known.room_id != room_id:
            self.places.doubt(attempt_id)

    def undo(self) -> None:
        """A savepoint was rolled back."""
        self.places.unlearn()
        self.gates.unlearn()
        self.books.undo()

    def share(self, *, committed: bool) -> None:
        """At the end: let the process know what was learned and what changed."""
        self.places.share(committed=committed)
        self.gates.share(committed=committed)
        self.books.share(committed=committed)

    async def rows(self, statement: Executable) -> Sequence[RowMapping]:
        """Return all rows of a query, by column name."""
        result = await (await self.connection()).execute(statement)
        return result.mappings().all()

    async def first(self, statement: Executable) -> RowMapping | None:
        """Return the first row of a query."""
        result = await (await self.connection()).execute(statement)
        return result.mappings().first()

    async def run(self, statement: Executable) -> int:
        """Run a statement and return how many rows it changed."""
        result = await (await self.connection()).execute(statement)
        return cast("CursorResult[Any]", result).rowcount

    async def run_many(
        self, statement: Executable, parameters: Sequence[Mapping[str, object]]
    ) -> None:
        """Run a statement once per set of parameters; nothing happens without any."""
        if parameters:
            await (await self.connection()).execute(statement, [dict(row) for row in parameters])

    async def batch(self, statement: BatchStatement, rows: Sequence[Cells]) -> int:
        """Run one statement over many rows and return how many it changed."""
        return sum((await self._run_batch(statement, rows)).changes)

    async def batch_rows(
        self, statement: BatchStatement, rows: Sequence[Cells]
    ) -> Sequence[tuple[Any, ...]]:
        """Run one statement over many rows and return what it gives by RETURNING."""
        return (await self._run_batch(statement, rows)).rows

    async def bound(self, *parts: Iterable[SqliteCall]) -> list[int]:
        """Run statements of SQLite in one crossing; returns how many rows each part changed."""
        calls = [list(part) for part in parts]
        changes = iter((await self._transaction.run_all(chain.from_iterable(calls))).changes)
        return [sum(islice(changes, len(part))) for part in calls]

    async def ask(self, query: BatchQuery[T], rows: Sequence[Cells]) -> list[T]:
        """Ask one question about many rows."""
        if not rows:
            return []
        if self._transaction.link is not None:
            outcome = await self._transaction.run_all((query.sqlite_call(rows),))
            return query.read_sqlite(outcome.rows)
        parameters = postgres_parameters(rows)
        result = await (await self.connection()).exec_driver_sql(query.postgres, parameters)
        return query.read_postgres(result.all())

    async def _run_batch(self, statement: BatchStatement, rows: Sequence[Cells]) -> BatchOutcome:
        if not rows:
            return BatchOutcome((), [])
        if self._transaction.link is not None:
            return await self._transaction.run_all(statement.sqlite_calls(rows))
        parameters = postgres_parameters(rows)
        result = await (await self.connection()).exec_driver_sql(statement.postgres, parameters)
        found = [tuple(row) for row in result.all()] if result.returns_rows else []
        return BatchOutcome((result.rowcount,), found)
