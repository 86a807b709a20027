"""Both databases and both live stores behind the same tests; real servers, started for the run."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from common.core.clock import FakeClock
from common.crypto.keyring import Keyring
from server.stores.database import migrate
from server.stores.database.database_url import sqlite_url
from tests.helpers.postgres import PostgresServer, migrated, postgres_server
from tests.helpers.redis_server import redis_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["postgres_server", "redis_server"]


@pytest.fixture(scope="session")
def keyring() -> Keyring:
    return Keyring.in_memory()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "gamdok.db"
    migrate.upgrade(sqlite_url(path))
    return path


@pytest.fixture(scope="session")
def postgres_template(postgres_server: PostgresServer) -> str:
    return migrated(postgres_server, migrate.upgrade)


@pytest.fixture
def sqlite_database(sqlite_template: Path, tmp_path: Path) -> str:
    """URL of a fresh database in a data folder of its own."""
    path = tmp_path / "data" / "gamdok.db"
    path.parent.mkdir()
    shutil.copy(sqlite_template, path)
    return sqlite_url(path)


@pytest.fixture
def postgres_database(postgres_server: PostgresServer, postgres_template: str) -> Iterator[str]:
    """URL of a fresh database."""
    name = postgres_server.create(postgres_template)
    yield postgres_server.url(name)
    postgres_server.drop(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """URL of a fresh database, once of each kind."""
    kind = "sqlite_database" if request.param == "sqlite" else "postgres_database"
    found: str = request.getfixturevalue(kind)
    return found
