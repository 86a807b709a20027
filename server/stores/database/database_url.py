"""The two kinds of database URL that a server understands."""

from contextlib import suppress
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from common.core.errors import StorageError

SQLITE = "sqlite+aiosqlite"
POSTGRES = "postgresql+asyncpg"


def sqlite_url(path: Path) -> str:
    """Return the URL of a database file."""
    return URL.create(SQLITE, database=str(path)).render_as_string(hide_password=False)


def parse_url(url: str) -> URL:
    """Read a database URL.

    Raises:
        StorageError: not a URL, or a database this server does not speak.
    """
    with suppress(ArgumentError):
        parsed = make_url(url)
        if parsed.drivername in {SQLITE, POSTGRES} and parsed.database:
            return parsed
    message = f"database URL must begin with {SQLITE}:/// or {POSTGRES}://"
    raise StorageError(message)


def sqlite_path(url: URL) -> Path:
    """Return the file of a SQLite URL."""
    return Path(url.database or "")
