"""Staff acts: written with their effect, chained later by the log manager."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import RowMapping, select

from common.protocol.rows import ActorRef
from common.protocol.vocabulary import Role
from server.stores.database.batches import BatchStatement, Kind
from server.stores.database.counters import take_numbers
from server.stores.database.models import AuditEntryRow
from server.stores.database.sealing import open_text, seal_text
from server.stores.database.store import Store, stale
from server.stores.records.logs import AuditEntry, ChainedAudit

_T = AuditEntryRow
_SELECT = select(*_T.__table__.columns)
_INSERT = BatchStatement(
    (
        ("id", Kind.TEXT),
        ("ordinal", Kind.BIGINT),
        ("at_ms", Kind.BIGINT),
        ("actor_role", Kind.TEXT),
        ("actor_id", Kind.TEXT),
        ("act", Kind.TEXT),
        ("target", Kind.TEXT),
        ("detail", Kind.BLOB),
    ),
    """
    INSERT INTO audit_entries (id, ordinal, at_ms, actor_role, actor_id, act, target, detail)
    SELECT new.id, new.ordinal, new.at_ms, new.actor_role, new.actor_id, new.act, new.target,
        new.detail
    FROM {rows} WHERE true
    """,
)
_CHAIN = BatchStatement(
    (
        ("id", Kind.TEXT),
        ("server_id", Kind.TEXT),
        ("number", Kind.BIGINT),
        ("previous", Kind.TEXT),
        ("digest", Kind.TEXT),
    ),
    """
    UPDATE audit_entries SET server_id = new.server_id, number = new.number,
        previous = new.previous, digest = new.digest
    FROM {rows} WHERE audit_entries.id = new.id AND audit_entries.number IS NULL
    """,
)
_COUNTER = "audit"


class _Detail(msgspec.Struct, array_like=True):
    before: str
    after: str
    reason: str


_details: msgspec.json.Decoder[_Detail] = msgspec.json.Decoder(_Detail)


class AuditStore(Store):
    """Audit entries."""

    async def add_many(self, entries: Sequence[AuditEntry]) -> None:
        """Keep entries with ordinals in commit order; the unit of work does this at its commit."""
        first = await take_numbers(self._access, _COUNTER, len(entries))
        await self._access.batch(
            _INSERT,
            [
                (
                    entry.id,
                    first + n,
                    entry.at_ms,
                    entry.actor.role,
                    entry.actor.id,
                    entry.act,
                    entry.target,
                    self._sealed(entry),
                )
                for n, entry in enumerate(entries)
            ],
        )

    async def list_unchained(self, limit: int) -> tuple[AuditEntry, ...]:
        """Return entries that are not in the chain yet, in commit order."""
        rows = await self._access.rows(
            _SELECT.where(_T.number.is_(None)).order_by(_T.ordinal).limit(limit)
        )
        return tuple(self._entry(row) for row in rows)

    async def chain(self, entries: Sequence[ChainedAudit]) -> None:
        """Give entries their places in the chain.

        Raises:
            RefusedError: STALE_VERSION, one of them is in the chain already; roll back then.
        """
        cells = [(e.entry.id, e.server_id, e.number, e.previous, e.digest) for e in entries]
        if await self._access.batch(_CHAIN, cells) != len(entries):
            raise stale(1, what="audit")

    async def last(self, server_id: str) -> ChainedAudit | None:
        """Return the newest entry of a server's chain, or None."""
        row = await self._access.first(
            _SELECT.where(_T.server_id == server_id, _T.number.is_not(None))
            .order_by(_T.number.desc())
            .limit(1)
        )
        return None if row is None else self._chained(row)

    async def list_since(self, server_id: str, number: int, limit: int) -> tuple[ChainedAudit, ...]:
        """Return a server's chain after `number`, in order."""
        rows = await self._access.rows(
            _SELECT.where(_T.server_id == server_id, _T.number > number)
            .order_by(_T.number)
            .limit(limit)
        )
        return tuple(self._chained(row) for row in rows)

    def _sealed(self, entry: AuditEntry) -> bytes:
        detail = _Detail(entry.before, entry.after, entry.reason)
        text = msgspec.json.encode(detail).decode()
        return seal_text(self._access.keyring, text, "audit", entry.id)

    def _entry(self, row: RowMapping) -> AuditEntry:
        detail = _details.decode(open_text(self._access.keyring, row["detail"], "audit", row["id"]))
        return AuditEntry(
            id=row["id"],
            ordinal=row["ordinal"],
            at_ms=row["at_ms"],
            actor=ActorRef(role=Role(row["actor_role"]), id=row["actor_id"]),
            act=row["act"],
            target=row["target"],
            before=detail.before,
            after=detail.after,
            reason=detail.reason,
        )

    def _chained(self, row: RowMapping) -> ChainedAudit:
        return ChainedAudit(
            entry=self._entry(row),
            server_id=row["server_id"],
            number=row["number"],
            previous=row["previous"],
            digest=row["digest"],
        )
