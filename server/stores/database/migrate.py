"""Schema versions, by Alembic. Every function blocks: call it in a thread.

SQLite is migrated through its own driver under the data folder's lock, PostgreSQL through asyncpg
in a loop of its own; both in one transaction.
"""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from server.stores.database.database_url import SQLITE, parse_url, sqlite_path
from server.stores.database.failures import translated
from server.stores.database.folder_lock import FolderLock
from server.stores.database.models import Base

_MIGRATIONS = Path(__file__).parent / "migrations"
T = TypeVar("T")
Steps = list[Any]


def upgrade(url: str, revision: str = "head") -> None:
    """Bring a database to a revision, making its file if need be.

    Raises:
        StorageError: it cannot be opened, or a server works on it.
    """
    script = _script()
    inside(url, lambda connection: _migrate(connection, script, revision, up=True))


def downgrade(url: str, revision: str) -> None:
    """Take a database back to a revision; `base` removes all tables and what is in them.

    Raises:
        StorageError: it cannot be opened, or a server works on it.
    """
    script = _script()
    inside(url, lambda connection: _migrate(connection, script, revision, up=False))


def current(url: str) -> str | None:
    """Return the revision of a database; None before the first.

    Raises:
        StorageError: it cannot be opened, or a server works on it.
    """
    return inside(url, lambda c: MigrationContext.configure(c).get_current_revision())


def head() -> str:
    """Return the newest revision."""
    return _script().get_current_head() or ""


def _script() -> ScriptDirectory:
    return ScriptDirectory(str(_MIGRATIONS))


def _migrate(connection: Connection, script: ScriptDirectory, revision: str, *, up: bool) -> None:
    def steps(found: Any, _context: MigrationContext) -> Steps:
        if up:
            return script._upgrade_revs(revision, found)  # noqa: SLF001  as Alembic's commands do
        return script._downgrade_revs(revision, found)  # noqa: SLF001

    with EnvironmentContext(Config(), script, fn=steps) as environment:
        environment.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=True,
            transactional_ddl=True,
        )
        with environment.begin_transaction():
            environment.run_migrations()


def inside(url: str, work: Callable[[Connection], T]) -> T:
    """Run a function on a connection, in one transaction, while no server works there.

    Raises:
        StorageError: it cannot be opened, or a server works on it.
    """
    parsed = parse_url(url)
    with translated():
        if parsed.drivername != SQLITE:
            return asyncio.run(_inside_postgres(parsed, work))
        path = sqlite_path(parsed)
        lock = FolderLock(path.parent)
        lock.take()
        try:
            return _inside_sqlite(path, work)
        finally:
            lock.release()


async def _inside_postgres(url: URL, work: Callable[[Connection], T]) -> T:
    engine = create_async_engine(url, poolclass=NullPool)
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(work)
    finally:
        await engine.dispose()


def _inside_sqlite(path: Path, work: Callable[[Connection], T]) -> T:
    engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool)

    # The driver would commit before each change of a table: begin and commit by hand instead.
    def prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        connection.isolation_level = None

    def start(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", start)
    try:
        with engine.begin() as connection:
            return work(connection)
    finally:
        engine.dispose()
