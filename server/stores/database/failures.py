"""Errors of drivers as errors of stores, so that nobody above has to know a driver."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import (
    DBAPIError,
    DisconnectionError,
    TimeoutError,  # noqa: A004  the pool's own
)

from common.core.errors import StorageError
from server.stores.errors import StoreUnavailableError

# A failed write may have reached the disk in part, and a second fsync may claim success wrongly
# (the page cache forgets that it failed): stop, and let recovery read what is really there.
_FATAL = ("disk i/o error", "database disk image is malformed")
_PASSING = (
    "database is locked",
    "disk is full",
    "unable to open database file",
    "connection closed",
    "connection is closed",
    "no active connection",
)
_NO_DATABASE = "file is not a database"
# serialization failure, deadlock, shut down, cannot connect now, too many connections
_RACES = frozenset({"40001", "40P01", "57P01", "57P02", "57P03", "53300"})
_NO_SUCH_DATABASE = "3D000"


class FatalStorageError(StorageError):
    """The disk under the database failed."""


def is_fatal(error: StorageError) -> bool:
    """Say whether nothing may be written after this error."""
    return isinstance(error, FatalStorageError)


@contextmanager
def translated() -> Iterator[None]:
    """Raise driver errors of the block as errors of the stores.

    What remains a driver's error is a mistake of the statement or its values, such as a row that
    is there already.
    """
    try:
        yield
    except DBAPIError as error:
        known = known_failure(error)
        if known is None:
            raise
        raise known from error
    except (DisconnectionError, TimeoutError) as error:
        message = f"database: {type(error).__name__}"
        raise StoreUnavailableError(message) from error


def known_failure(error: DBAPIError) -> StorageError | None:
    """Return a driver's error as one of the stores; None where it is a mistake of the statement."""
    text = str(error.orig).lower()
    if _NO_DATABASE in text:
        return StorageError("database: the file is not a database; restore a backup")
    if any(sign in text for sign in _FATAL):
        return FatalStorageError(f"database: {error.orig}; see the disk, then start the server")
    state = str(getattr(error.orig, "sqlstate", "") or "")
    if state.startswith("28") or state == _NO_SUCH_DATABASE:
        return StorageError(f"database: {error.orig}; check database_url")
    if error.connection_invalidated or state in _RACES or state.startswith("08"):
        return StoreUnavailableError(f"database: {state or 'connection lost'}")
    if any(sign in text for sign in _PASSING):
        return StoreUnavailableError(f"database: {error.orig}")
    return None
