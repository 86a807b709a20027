"""SQLite connections that cross into their thread once per statement.

aiosqlite crosses four times (cursor, execute, fetch, close), and each crossing costs more than most
of our statements do. Everything is fetched at once here, as SQLAlchemy does anyway.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Self

import aiosqlite
from sqlalchemy.exc import DBAPIError
from typing_extensions import override

_BATCH = "batch"
_CHUNK = 64  # of aiosqlite's own cursors, which nobody here uses


class _Outcome(NamedTuple):
    description: Any
    rowcount: int
    lastrowid: int | None
    rows: list[Any]


class BatchOutcome(NamedTuple):
    """What statements of a batch did.

    Args:
        changes: how many rows each changed.
        rows: what they gave together.
    """

    changes: Sequence[int]
    rows: list[tuple[Any, ...]]


class SqliteLink(aiosqlite.Connection):
    """A connection whose cursors are quick.

    Args:
        path: the file; must exist.
    """

    def __init__(self, path: Path) -> None:
        """Prepare the thread; awaiting the link starts it and connects."""

        def connect() -> sqlite3.Connection:
            return sqlite3.connect(
                path, isolation_level=None, cached_statements=256, check_same_thread=False
            )

        super().__init__(connect, _CHUNK)
        self._thread.daemon = True  # a process that ends waits for nobody

    @override
    def cursor(self) -> "QuickCursor":  # type: ignore[override]
        """Return a cursor; nothing crosses yet."""
        return QuickCursor(self)

    async def run(
        self, method: Callable[[sqlite3.Cursor], Callable[..., Any]], sql: str, parameters: Any
    ) -> _Outcome:
        """Execute, fetch and close in the thread."""

        def work() -> _Outcome:
            cursor = self._conn.cursor()
            try:
                method(cursor)(sql, parameters)
                rows = cursor.fetchall() if cursor.description else []
                return _Outcome(cursor.description, cursor.rowcount, cursor.lastrowid, rows)
            finally:
                cursor.close()

        outcome: _Outcome = await self._execute(work)  # type: ignore[no-untyped-call]
        return outcome

    async def run_all(self, calls: Iterable[tuple[str, Sequence[Any]]]) -> BatchOutcome:
        """Execute statements one after the other in one crossing, inside the open transaction.

        Raises:
            DBAPIError: as from a statement of SQLAlchemy.
        """

        def work() -> BatchOutcome:
            changes: list[int] = []
            rows: list[tuple[Any, ...]] = []
            cursor = self._conn.cursor()
            try:
                for sql, parameters in calls:
                    cursor.execute(sql, parameters)
                    if cursor.description:
                        rows += cursor.fetchall()
                    changes.append(max(cursor.rowcount, 0))  # -1 for what changes no rows
            finally:
                cursor.close()
            return BatchOutcome(changes, rows)

        try:
            outcome: BatchOutcome = await self._execute(work)  # type: ignore[no-untyped-call]
        except (sqlite3.Error, ValueError) as error:  # ValueError: the connection is closed
            raise DBAPIError(_BATCH, None, error) from error
        return outcome

    async def abandon(self) -> None:
        """Roll back, if a transaction is open.

        Raises:
            DBAPIError: as `run_all`.
        """

        def work() -> None:
            if self._conn.in_transaction:
                self._conn.rollback()

        try:
            await self._execute(work)  # type: ignore[no-untyped-call]
        except (sqlite3.Error, ValueError) as error:
            raise DBAPIError(_BATCH, None, error) from error


class QuickCursor:
    """What SQLAlchemy asks of an asynchronous cursor."""

    def __init__(self, link: SqliteLink) -> None:
        """Begin without a result."""
        self._link = link
        self._outcome = _Outcome(None, -1, None, [])
        self.arraysize = 1

    async def __aenter__(self) -> Self:
        """Nothing to open."""
        return self

    @property
    def description(self) -> Any:
        """Columns of the result; None where there is none."""
        return self._outcome.description

    @property
    def rowcount(self) -> int:
        """How many rows were changed."""
        return self._outcome.rowcount

    @property
    def lastrowid(self) -> int | None:
        """The row that was inserted last."""
        return self._outcome.lastrowid

    async def execute(self, sql: str, parameters: Iterable[Any] = ()) -> "QuickCursor":
        """Execute and fetch everything."""
        self._outcome = await self._link.run(lambda cursor: cursor.execute, sql, parameters)
        return self

    async def executemany(self, sql: str, parameters: Iterable[Any]) -> "QuickCursor":
        """Execute once per set of parameters."""
        self._outcome = await self._link.run(lambda cursor: cursor.executemany, sql, parameters)
        return self

    async def fetchall(self) -> list[Any]:
        """Return what was fetched."""
        return self._outcome.rows

    async def close(self) -> None:
        """Nothing to close."""
