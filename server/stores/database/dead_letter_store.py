"""Work items that no manager could handle, kept for people."""

import msgspec
from sqlalchemy import RowMapping, insert, select, update

from common.protocol.routing import Origin
from server.stores.database.models import DeadLetterRow
from server.stores.database.sealing import open_message, seal_message
from server.stores.database.store import Store, not_found
from server.stores.records.work import DeadLetter

_T = DeadLetterRow
_SELECT = select(*_T.__table__.columns)
_origins: msgspec.json.Decoder[Origin] = msgspec.json.Decoder(Origin)


class DeadLetterStore(Store):
    """Dead letters."""

    async def add(self, letter: DeadLetter) -> None:
        """Keep a letter."""
        await self._access.run(
            insert(_T).values(
                id=letter.id,
                queue=letter.queue,
                name=letter.message.spec.name,
                payload=seal_message(
                    self._access.keyring, letter.message, "dead_letter", letter.id
                ),
                origin=msgspec.json.encode(letter.origin).decode(),
                error=letter.error,
                received_ms=letter.received_ms,
                failed_ms=letter.failed_ms,
                replayed_ms=letter.replayed_ms,
            )
        )

    async def get(self, letter_id: str) -> DeadLetter:
        """Return a letter.

        Raises:
            RefusedError: NOT_FOUND.
        """
        row = await self._access.first(_SELECT.where(_T.id == letter_id))
        if row is None:
            raise not_found(what="dead_letter")
        return self._letter(row)

    async def list_waiting(self, limit: int) -> tuple[DeadLetter, ...]:
        """Return letters that were not replayed, oldest first."""
        rows = await self._access.rows(
            _SELECT.where(_T.replayed_ms.is_(None)).order_by(_T.failed_ms, _T.id).limit(limit)
        )
        return tuple(self._letter(row) for row in rows)

    async def mark_replayed(self, letter_id: str) -> None:
        """Note that a letter was given to its queue again.

        Raises:
            RefusedError: NOT_FOUND.
        """
        statement = (
            update(_T).where(_T.id == letter_id).values(replayed_ms=self._access.clock.now_ms())
        )
        if await self._access.run(statement) != 1:
            raise not_found(what="dead_letter")

    def _letter(self, row: RowMapping) -> DeadLetter:
        return DeadLetter(
            id=row["id"],
            queue=row["queue"],
            message=open_message(
                self._access.keyring, row["name"], row["payload"], "dead_letter", row["id"]
            ),
            origin=_origins.decode(row["origin"]),
            error=row["error"],
            received_ms=row["received_ms"],
            failed_ms=row["failed_ms"],
            replayed_ms=row["replayed_ms"],
        )
