"""One-time codes that were shown, by the hold they are for; the codes themselves are not kept."""

from sqlalchemy import ColumnElement, RowMapping, delete, insert, select, update

from common.protocol.rows import ActorRef
from common.protocol.vocabulary import HoldKind, Role, Verdict
from server.stores.database.models import ReleaseCodeRow
from server.stores.database.sealing import open_text, seal_text
from server.stores.database.store import Store, not_found
from server.stores.records.work import HoldRef, ShownCode

_T = ReleaseCodeRow


class ReleaseCodeStore(Store):
    """Shown codes."""

    async def put(self, shown: ShownCode) -> None:
        """Keep that a code was shown; who shows it again is the one who counts."""
        where = shown.where
        await self._access.run(
            delete(_T).where(*_of(where), _T.counter == shown.counter, _T.used_ms.is_(None))
        )
        await self._access.run(
            insert(_T).values(
                attempt_id=where.attempt_id,
                kind=where.kind,
                since_ms=where.since_ms,
                counter=shown.counter,
                shown_role=shown.shown_by.role,
                shown_id=shown.shown_by.id,
                shown_ms=shown.shown_ms,
                verdict=shown.verdict,
                reason=seal_text(self._access.keyring, shown.reason, *_context(where)),
                used_ms=shown.used_ms,
            )
        )

    async def find(self, where: HoldRef, counter: int) -> ShownCode | None:
        """Return the code of a hold by its number, if it was shown."""
        row = await self._access.first(
            select(*_T.__table__.columns).where(*_of(where), _T.counter == counter)
        )
        return None if row is None else self._shown(row)

    async def next_counter(self, where: HoldRef) -> int:
        """Return the number of the code that is valid for a hold now: how many were used."""
        rows = await self._access.rows(
            select(_T.counter).where(*_of(where), _T.used_ms.is_not(None))
        )
        return len(rows)

    async def mark_used(self, where: HoldRef, counter: int, used_ms: int) -> None:
        """Note that a code was used.

        Raises:
            RefusedError: NOT_FOUND, it was not shown or is used already.
        """
        statement = (
            update(_T)
            .where(*_of(where), _T.counter == counter, _T.used_ms.is_(None))
            .values(used_ms=used_ms)
        )
        if await self._access.run(statement) != 1:
            raise not_found(what="release_code")

    def _shown(self, row: RowMapping) -> ShownCode:
        where = HoldRef(
            attempt_id=row["attempt_id"], kind=HoldKind(row["kind"]), since_ms=row["since_ms"]
        )
        return ShownCode(
            where=where,
            counter=row["counter"],
            shown_by=ActorRef(role=Role(row["shown_role"]), id=row["shown_id"]),
            shown_ms=row["shown_ms"],
            verdict=None if row["verdict"] is None else Verdict(row["verdict"]),
            reason=open_text(self._access.keyring, row["reason"], *_context(where)),
            used_ms=row["used_ms"],
        )


def _of(where: HoldRef) -> tuple[ColumnElement[bool], ...]:
    return (
        _T.attempt_id == where.attempt_id,
        _T.kind == where.kind,
        _T.since_ms == where.since_ms,
    )


def _context(where: HoldRef) -> tuple[str, ...]:
    return "release_code", where.attempt_id, where.kind, str(where.since_ms)
