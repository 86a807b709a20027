"""The migrated schema is the models', and every way up leads down again."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect

from common.core.errors import StorageError
from server.stores.database import migrate, models
from server.stores.database.database_url import sqlite_url
from server.stores.database.models import Base

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any


def differences(connection: Connection) -> list[Any]:
    options = {"compare_type": True, "compare_server_default": True}
    found: list[Any] = compare_metadata(
        MigrationContext.configure(connection, opts=options), Base.metadata
    )
    return found


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


def test_models_equal_the_migrated_schema(url: str) -> None:
    assert migrate.inside(url, differences) == []


def test_the_comparison_can_fail(url: str) -> None:
    def spoil(connection: Connection) -> None:
        connection.exec_driver_sql("DROP INDEX ix_attempts_deadline")
        connection.exec_driver_sql("ALTER TABLE rooms ADD COLUMN floor VARCHAR")

    migrate.inside(url, spoil)
    assert len(migrate.inside(url, differences)) == 2


def test_up_and_down_and_up_again(url: str) -> None:
    assert migrate.current(url) == migrate.head() == "0001"
    assert len(migrate.inside(url, tables)) == len(Base.metadata.tables) + 1
    migrate.downgrade(url, "base")
    assert migrate.current(url) is None
    assert migrate.inside(url, tables) == {"alembic_version"}
    migrate.upgrade(url)
    assert migrate.current(url) == "0001"
    assert migrate.inside(url, differences) == []


def test_a_new_file_is_made(tmp_path: Path) -> None:
    path = tmp_path / "gamdok.db"
    migrate.upgrade(sqlite_url(path))
    assert path.is_file()
    assert migrate.current(sqlite_url(path)) == migrate.head()


def test_a_failing_migration_changes_nothing(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    migrate.downgrade(url, "base")
    before = migrate.inside(url, tables)
    script = migrate._script()
    broken = script.get_revision("0001").module

    def upgrade() -> None:
        broken.create(broken.ALL[:5])
        message = "power cut"
        raise RuntimeError(message)

    monkeypatch.setattr(broken, "upgrade", upgrade)
    monkeypatch.setattr(migrate, "_script", lambda: script)
    with pytest.raises(RuntimeError):
        migrate.upgrade(url)
    assert migrate.inside(url, tables) == before


def test_a_missing_folder_is_a_storage_error(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        migrate.upgrade(sqlite_url(tmp_path / "missing" / "gamdok.db"))


async def test_it_runs_in_a_thread_beside_a_loop(url: str) -> None:
    assert await asyncio.to_thread(migrate.current, url) == "0001"


def test_every_table_stands_in_one_of_the_four_groups() -> None:
    text = models.__doc__ or ""
    listed = {
        name.strip(" .")
        for group in text.split("\n\n")
        for name in group.partition(":")[2].replace("\n", " ").split(",")
        if group.startswith(("Master data:", "History:", "Log:", "Statistics:"))
    }
    assert listed == set(Base.metadata.tables)
