"""What other managers still have to do, recorded with the commit that made it necessary."""

from collections.abc import Sequence

from sqlalchemy import delete, select

from common.protocol.base import Message
from server.stores.database.batches import BatchStatement, Kind
from server.stores.database.models import FollowUpRow
from server.stores.database.sealing import open_message, seal_message
from server.stores.database.store import Store

_T = FollowUpRow
_INSERT = BatchStatement(
    (
        ("id", Kind.TEXT),
        ("name", Kind.TEXT),
        ("payload", Kind.BLOB),
        ("created_ms", Kind.BIGINT),
    ),
    """
    INSERT INTO follow_ups (id, name, payload, created_ms)
    SELECT new.id, new.name, new.payload, new.created_ms FROM {rows} WHERE true
    """,
)


class FollowUpStore(Store):
    """Follow-ups that are not done yet."""

    async def add_many(self, follow_ups: Sequence[tuple[str, Message]]) -> None:
        """Keep follow-ups; the unit of work does this at its commit."""
        keyring, now_ms = self._access.keyring, self._access.clock.now_ms()
        await self._access.batch(
            _INSERT,
            [
                (id_, message.spec.name, seal_message(keyring, message, "follow_up", id_), now_ms)
                for id_, message in follow_ups
            ],
        )

    async def open_before(self, before_ms: int, limit: int) -> tuple[tuple[str, Message], ...]:
        """Return follow-ups recorded before a moment and not done yet, oldest first."""
        rows = await self._access.rows(
            select(_T.id, _T.name, _T.payload)
            .where(_T.created_ms < before_ms)
            .order_by(_T.created_ms, _T.id)
            .limit(limit)
        )
        keyring = self._access.keyring
        return tuple(
            (row["id"], open_message(keyring, row["name"], row["payload"], "follow_up", row["id"]))
            for row in rows
        )

    async def done(self, follow_up_id: str) -> None:
        """Forget a follow-up; nothing happens if it is not there."""
        await self._access.run(delete(_T).where(_T.id == follow_up_id))
