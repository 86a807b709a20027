"""Base of the stores: queries that give rows of common.protocol.rows, and versioned updates."""

from typing import TypeVar

import msgspec
from sqlalchemy import Executable, RowMapping

from common.core.errors import ErrorCode, RefusedError
from common.protocol.rows import ActorRef
from common.protocol.vocabulary import Role
from server.stores.database.access import Access

T = TypeVar("T")


class Store:
    """Reads and writes one noun inside the transaction of its access."""

    def __init__(self, access: Access) -> None:
        """Take the access of a unit of work or of a reading."""
        self._access = access

    async def _all(self, kind: type[T], statement: Executable) -> tuple[T, ...]:
        rows = await self._access.rows(statement)
        return tuple(converted(kind, row) for row in rows)

    async def _find(self, kind: type[T], statement: Executable) -> T | None:
        row = await self._access.first(statement)
        return None if row is None else converted(kind, row)

    async def _get(self, kind: type[T], statement: Executable, what: str) -> T:
        found = await self._find(kind, statement)
        if found is None:
            raise not_found(what=what)
        return found

    async def _update(self, statement: Executable, what: str, version: int) -> None:
        """Run an update that names one row by id and by its version before.

        Raises:
            RefusedError: STALE_VERSION, also where the row is not there at all.
        """
        if await self._access.run(statement) != 1:
            raise stale(version, what=what)


def converted(kind: type[T], row: RowMapping) -> T:
    """Return a row as a struct of the same field names."""
    return msgspec.convert(dict(row), kind)


def not_found(*, what: str) -> RefusedError:
    """Return the refusal for a row that is not there."""
    return RefusedError(ErrorCode.NOT_FOUND, what=what)


def stale(version: int, *, what: str) -> RefusedError:
    """Return the refusal for a row that somebody else has changed meanwhile."""
    return RefusedError(ErrorCode.STALE_VERSION, what=what, seen=version - 1)


def actor_of(role: str | None, actor_id: str | None) -> ActorRef | None:
    """Return the actor that two columns name."""
    if role is None or actor_id is None:
        return None
    return ActorRef(role=Role(role), id=actor_id)
