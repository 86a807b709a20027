"""The one connection that writes: begins late, ends always, is renewed when it is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from server.stores.errors import StoreUnavailableError
from tests.server.stores.database.centre import centre, entry, opened

if TYPE_CHECKING:
    from common.core.clock import FakeClock
    from common.crypto.keyring import Keyring
    from server.stores.database.database import Database
    from server.stores.database.unit_of_work import UnitOfWork

INSERT = ("INSERT INTO handled_commands (id, at_ms) VALUES ('one', 1)", ())


def is_locked(url: str) -> bool:
    """Whether somebody holds the writer's lock."""
    path = make_url(url).database or ""
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as other:
        try:
            other.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return True
        other.execute("ROLLBACK")
        return False


async def seen(database: Database) -> set[str]:
    async with database.writing() as uow:
        return {"one"} - set(await uow.handled.new_ids({"one"}))


async def write(uow: UnitOfWork) -> None:
    await uow.access.bound([INSERT])


async def test_nothing_is_locked_before_the_first_statement(
    sqlite_database: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with opened(sqlite_database, keyring, clock) as database:
        async with database.writing() as uow:
            assert not is_locked(sqlite_database)
            await write(uow)
            assert is_locked(sqlite_database)
        assert not is_locked(sqlite_database)
        assert await seen(database) == {"one"}


async def test_a_batch_and_a_statement_are_one_transaction(
    sqlite_database: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with opened(sqlite_database, keyring, clock) as database:
        with pytest.raises(ZeroDivisionError):
            await _fail(database)
        assert not is_locked(sqlite_database)
        assert await seen(database) == set()
        async with database.writing() as uow:
            await uow.handled.add(["other"])
            await write(uow)
        assert await seen(database) == {"one"}


async def _fail(database: Database) -> None:
    async with database.writing() as uow:
        await write(uow)
        await uow.handled.add(["other"])
        raise ZeroDivisionError


async def test_a_batch_alone_is_rolled_back(
    sqlite_database: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with opened(sqlite_database, keyring, clock) as database:
        with pytest.raises(SQLAlchemyError):
            await _twice(database)
        assert not is_locked(sqlite_database)
        assert await seen(database) == set()


async def _twice(database: Database) -> None:
    async with database.writing() as uow:
        await uow.access.bound([INSERT], [INSERT])


async def test_a_lost_connection_is_made_anew(
    sqlite_database: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(sqlite_database, keyring, clock) as c:
        await c.begin()
        async with c.database.writing() as uow:
            link = uow.access._transaction.link
            assert link is not None
        await link.close()
        with pytest.raises(StoreUnavailableError):
            await _save(c.database, c.attempt_id)
        assert await _save(c.database, c.attempt_id) == {(c.attempt_id, 1): 1}


async def _save(database: Database, attempt_id: str) -> dict[tuple[str, int], int]:
    async with database.writing() as uow:
        return await uow.answers.append([entry(attempt_id, 1, "a", 1)])


async def test_who_finds_it_locked_waits_and_then_is_told(
    sqlite_database: str, keyring: Keyring, clock: FakeClock
) -> None:
    path = make_url(sqlite_database).database or ""
    async with opened(sqlite_database, keyring, clock) as database:
        async with database.writing() as uow:
            await uow.access.bound([("PRAGMA busy_timeout = 20", ())])
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreUnavailableError):
                await _begin(database)
        await _begin(database)
        assert await seen(database) == {"one"}


async def _begin(database: Database) -> None:
    async with database.writing() as uow:
        await write(uow)


async def test_who_is_refused_and_tries_again_is_in_a_transaction(
    sqlite_database: str, keyring: Keyring, clock: FakeClock
) -> None:
    path = make_url(sqlite_database).database or ""
    async with opened(sqlite_database, keyring, clock) as database:
        async with database.writing() as uow:
            await uow.access.bound([("PRAGMA busy_timeout = 20", ())])
        other = sqlite3.connect(path, timeout=0, isolation_level=None)
        with closing(other), pytest.raises(ZeroDivisionError):
            await _try_again(database, other)
        assert await seen(database) == set()


async def _try_again(database: Database, other: sqlite3.Connection) -> None:
    """Be refused the lock, write once it is free, and fail: nothing may stay."""
    async with database.writing() as uow:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(SQLAlchemyError):
            await write(uow)
        other.execute("ROLLBACK")
        await write(uow)
        raise ZeroDivisionError


async def test_a_failure_that_is_swallowed_commits_nothing(
    sqlite_database: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with opened(sqlite_database, keyring, clock) as database:
        with pytest.raises(StoreUnavailableError):
            await _swallow(database)
        assert not is_locked(sqlite_database)
        assert await seen(database) == set()


async def _swallow(database: Database) -> None:
    async with database.writing() as uow:
        with pytest.raises(SQLAlchemyError):
            await uow.access.bound([INSERT], [INSERT])
