"""SQLite's settings: durable, one writer that alone checkpoints, readers that only read."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import make_url

from tests.server.stores.database.centre import centre, opened

if TYPE_CHECKING:
    from common.core.clock import FakeClock
    from common.crypto.keyring import Keyring
    from server.stores.database.stores import Stores


async def pragma(stores: Stores, name: str) -> Any:
    connection = await stores.access.connection()
    result = await connection.exec_driver_sql(f"PRAGMA {name}")
    return result.scalar_one()


async def test_the_writer_is_durable_and_checkpoints(
    sqlite_database: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with opened(sqlite_database, keyring, clock) as database, database.writing() as uow:
        assert await pragma(uow, "journal_mode") == "wal"
        assert await pragma(uow, "synchronous") == 2  # FULL
        assert await pragma(uow, "foreign_keys") == 1
        assert await pragma(uow, "busy_timeout") == 5000
        assert await pragma(uow, "wal_autocheckpoint") > 0


async def test_a_unit_of_work_holds_the_lock_from_its_first_statement(
    sqlite_database: str, keyring: Keyring, clock: FakeClock
) -> None:
    # BEGIN alone takes it at the first write: what was read until then may be old, and asking for
    # it then fails at once, however long one would wait.
    path = make_url(sqlite_database).database or ""
    async with opened(sqlite_database, keyring, clock) as database, database.writing() as uow:
        assert await pragma(uow, "synchronous") == 2
        other = sqlite3.connect(path, timeout=0, isolation_level=None)
        with closing(other), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")


async def test_readers_never_checkpoint_and_never_write(
    sqlite_database: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with (
        opened(sqlite_database, keyring, clock) as database,
        database.reading() as first,
        database.reading() as second,
    ):
        for stores in (first, second):
            assert await pragma(stores, "wal_autocheckpoint") == 0
            assert await pragma(stores, "query_only") == 1


async def test_reading_moves_nothing_from_the_log_into_the_file(
    sqlite_database: str, keyring: Keyring, clock: FakeClock
) -> None:
    path = Path(make_url(sqlite_database).database or "")
    log = path.with_name(path.name + "-wal")
    async with centre(sqlite_database, keyring, clock) as c:
        before = _contents(path, log)
        assert before[1]
        for _ in range(3):
            async with c.database.reading() as stores:
                await stores.registrations.list_of_sitting(c.sitting_id)
        await c.database._door._readers.dispose()  # type: ignore[attr-defined]
        assert _contents(path, log) == before


async def test_closing_leaves_everything_in_the_file(
    sqlite_database: str, keyring: Keyring, clock: FakeClock
) -> None:
    path = Path(make_url(sqlite_database).database or "")
    async with centre(sqlite_database, keyring, clock):
        pass
    assert sorted(os.listdir(path.parent)) == ["gamdok.db", "server.lock"]  # noqa: PTH208


def _contents(*files: Path) -> list[bytes]:
    return [file.read_bytes() for file in files]
