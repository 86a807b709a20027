"""Work items that no manager could handle, kept for people."""

import msgspec
from sqlalchemy import ColumnElement, RowMapping, func, insert, select, update

from common.protocol.routing import Origin
from server.stores.database.models import DeadLetterRow
from server.stores.database.sealing import open_message, seal_message
from server.stores.database.store import Store, not_found
from server.stores.records.work import DeadLetter

_T = DeadLetterRow
_SELECT = select(*_T.__table__.columns)
_WAITING = (_T.replayed_ms.is_(None), _T.dropped_ms.is_(None))
_origins: msgspec.json.Decoder[Origin] = msgspec.json.Decoder(Origin)


class DeadLetterStore(Store):
    """Dead letters."""

    async def bury(self, letter: DeadLetter) -> None:
        """Keep a letter; one that died before is the same letter, and waits for people again.

        It keeps its id whatever happens, so that no replay is ever done twice.
        """
        again = {"error": letter.error, "failed_ms": letter.failed_ms, "deaths": _T.deaths + 1}
        open_again = {"replayed_ms": None, "dropped_ms": None}
        statement = update(_T).where(_T.id == letter.id).values(**again, **open_again)
        if await self._access.run(statement) != 1:
            await self._add(letter)

    async def _add(self, letter: DeadLetter) -> None:
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
                dropped_ms=letter.dropped_ms,
                deaths=letter.deaths,
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
        """Return letters that were neither replayed nor dropped, oldest first."""
        rows = await self._access.rows(
            _SELECT.where(*_WAITING).order_by(_T.failed_ms, _T.id).limit(limit)
        )
        return tuple(self._letter(row) for row in rows)

    async def count_waiting(self) -> dict[str, int]:
        """Return how many letters wait, by queue."""
        rows = await self._access.rows(
            select(_T.queue, func.count().label("number")).where(*_WAITING).group_by(_T.queue)
        )
        return {row["queue"]: row["number"] for row in rows}

    async def mark_replayed(self, letter_id: str, deaths: int) -> bool:
        """Note that a letter was given to its queue again; False if it has died once more since."""
        return await self._mark(letter_id, _T.deaths == deaths, replayed_ms=self._now_ms())

    async def drop(self, letter_id: str) -> None:
        """Put a letter away for good: nobody will be asked about it again.

        Raises:
            RefusedError: NOT_FOUND, there is no such letter that waits.
        """
        if not await self._mark(letter_id, *_WAITING, dropped_ms=self._now_ms()):
            raise not_found(what="dead_letter")

    def _now_ms(self) -> int:
        return self._access.clock.now_ms()

    async def _mark(self, letter_id: str, *where: ColumnElement[bool], **values: int) -> bool:
        statement = update(_T).where(_T.id == letter_id, *where).values(**values)
        return await self._access.run(statement) == 1

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
            dropped_ms=row["dropped_ms"],
            deaths=row["deaths"],
        )
