"""Ids of commands that took effect, so that a repeated one changes nothing."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import delete

from server.stores.database.batch_query import BatchQuery
from server.stores.database.batches import BatchStatement, Kind
from server.stores.database.models import HandledRow
from server.stores.database.store import Store

_T = HandledRow


class _Id(msgspec.Struct, array_like=True, gc=False):
    id: str


_KNOWN = BatchQuery(
    (("id", Kind.TEXT),),
    _Id,
    "SELECT handled.id FROM {rows} JOIN handled_commands AS handled ON handled.id = new.id",
)
_INSERT = BatchStatement(
    (("id", Kind.TEXT), ("at_ms", Kind.BIGINT)),
    """
    INSERT INTO handled_commands (id, at_ms) SELECT new.id, new.at_ms FROM {rows} WHERE true
    ON CONFLICT (id) DO NOTHING
    """,
)


class HandledStore(Store):
    """Handled commands."""

    async def new_ids(self, ids: Iterable[str]) -> set[str]:
        """Return which of some ids have not been handled yet."""
        asked = sorted(set(ids))
        known = await self._access.ask(_KNOWN, [(id_,) for id_ in asked])
        return set(asked) - {row.id for row in known}

    async def add(self, ids: Iterable[str]) -> None:
        """Note ids as handled."""
        now_ms = self._access.clock.now_ms()
        await self._access.batch(_INSERT, [(id_, now_ms) for id_ in sorted(set(ids))])

    async def remove_before(self, before_ms: int) -> int:
        """Forget ids handled before a moment and return how many there were."""
        return await self._access.run(delete(_T).where(_T.at_ms < before_ms))
