"""A private PostgreSQL server in a temporary folder, reached by a socket in it.

`postgres_server` is a session fixture: import it into a `conftest.py`. Databases are made from a
template, so that a test gets a fresh, migrated one in a few hundredths of a second.
"""

from __future__ import annotations

import asyncio
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import asyncpg
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LIMIT_S = 30.0
USER = "postgres"  # initdb and the server refuse to run as root
_HOMES = "/usr/lib/postgresql"


class PostgresServer:
    """One server; `fsync` and `synchronous_commit` stay on, as in a centre."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="gamdok-postgres-"))
        self._process: subprocess.Popen[bytes] | None = None
        self._made = 0

    def url(self, name: str) -> str:
        """URL of a database, as the server's settings have it."""
        return f"postgresql+asyncpg://{USER}@/{name}?host={quote(str(self.folder), safe='')}"

    def start(self) -> None:
        data = self.folder / "data"
        if os.getuid() == 0:
            account = pwd.getpwnam(USER)
            os.chown(self.folder, account.pw_uid, account.pw_gid)
        subprocess.run(
            [
                *_as_user(),
                _binary("initdb"),
                *("-D", str(data), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"),
                "--no-sync",
            ],
            check=True,
            capture_output=True,
            cwd=self.folder,
        )
        with (self.folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                [
                    *_as_user(),
                    _binary("postgres"),
                    *("-D", str(data), "-k", str(self.folder), "-c", "listen_addresses="),
                ],
                stdout=log,
                stderr=log,
                cwd=self.folder,
            )
        self._wait()

    def stop(self) -> None:
        """Shut it down and remove its folder."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)  # "fast": disconnects clients
            self._process.wait(LIMIT_S)
            self._process = None
        shutil.rmtree(self.folder, ignore_errors=True)

    def create(self, template: str = "template0") -> str:
        """Make a database and return its name."""
        self._made += 1
        name = f"test_{self._made}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def drop(self, name: str) -> None:
        """Remove a database, whoever is connected."""
        self.run(f"DROP DATABASE {name} WITH (FORCE)")

    def run(self, statement: str) -> None:
        """Run a statement as the administrator."""
        asyncio.run(self._run(statement))

    async def cut(self, name: str) -> None:
        """Cut all connections to a database, as a restart of the server does."""
        await self._run(
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"  # noqa: S608
        )

    async def _run(self, statement: str) -> None:
        link = await asyncpg.connect(host=str(self.folder), user=USER, database=USER)
        try:
            await link.execute(statement)
        finally:
            await link.close()

    def _wait(self) -> None:
        deadline = time.monotonic() + LIMIT_S
        while True:
            try:
                self.run("SELECT 1")
            except (OSError, asyncpg.PostgresError):
                assert self._process is not None
                assert self._process.poll() is None, self._log()
                assert time.monotonic() < deadline, self._log()
            else:
                return

    def _log(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A server for the whole run."""
    server = PostgresServer()
    try:
        server.start()
        yield server
    finally:
        server.stop()


def migrated(server: PostgresServer, migrate: Callable[[str], None]) -> str:
    """Make a database, give its URL to `migrate`, and return its name: a template for others."""
    name = server.create()
    migrate(server.url(name))
    return name


def _binary(name: str) -> str:
    found = sorted(
        Path(_HOMES).glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]), reverse=True
    )
    program = str(found[0]) if found else shutil.which(name)
    assert program, f"{name} is missing: make setup installs PostgreSQL"
    return program


def _as_user() -> list[str]:
    if os.getuid() != 0:
        return []
    return ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--init-groups"]
