"""Changes of answers that were kept and never applied."""

from collections.abc import Sequence

from sqlalchemy import RowMapping, select

from server.stores.database.batches import BatchStatement, Kind
from server.stores.database.models import AnswerConflictRow, AttemptRow
from server.stores.database.sealing import answer_context, open_value, seal_value
from server.stores.database.store import Store
from server.stores.records.answers import AnswerConflict, AnswerEntry, ConflictCause

_T = AnswerConflictRow
_INSERT = BatchStatement(
    (
        ("attempt_id", Kind.TEXT),
        ("epoch", Kind.BIGINT),
        ("seq", Kind.BIGINT),
        ("cause", Kind.TEXT),
        ("item_id", Kind.TEXT),
        ("value", Kind.BLOB),
        ("device_id", Kind.TEXT),
        ("offset_ms", Kind.BIGINT),
        ("received_ms", Kind.BIGINT),
        ("given_ms", Kind.BIGINT),
    ),
    """
    INSERT INTO answer_conflicts
        (attempt_id, epoch, seq, cause, item_id, value, device_id, offset_ms, received_ms,
        given_ms)
    SELECT new.attempt_id, new.epoch, new.seq, new.cause, new.item_id, new.value, new.device_id,
        new.offset_ms, new.received_ms, new.given_ms
    FROM {rows} WHERE true ON CONFLICT DO NOTHING
    """,
)


_LATE = frozenset(
    {
        ConflictCause.AFTER_DEADLINE,
        ConflictCause.LATE_IN_TIME,
        ConflictCause.LATE_PROVISIONAL,
    }
)


class ConflictStore(Store):
    """Conflicts; they move no head and change no latest answer."""

    async def add(self, conflicts: Sequence[AnswerConflict]) -> int:
        """Keep conflicts; ones that are there already change nothing. Returns how many are new."""
        return await self._access.batch(
            _INSERT,
            [
                (
                    c.entry.attempt_id,
                    c.entry.epoch,
                    c.entry.seq,
                    c.cause,
                    c.entry.item_id,
                    self._sealed(c.entry),
                    c.device_id,
                    c.entry.offset_ms,
                    c.entry.received_ms,
                    c.given_ms,
                )
                for c in conflicts
            ],
        )

    async def list_of_attempt(self, attempt_id: str) -> tuple[AnswerConflict, ...]:
        """Return the conflicts of an attempt by epoch and sequence."""
        rows = await self._access.rows(
            select(*_T.__table__.columns)
            .where(_T.attempt_id == attempt_id)
            .order_by(_T.epoch, _T.seq, _T.cause)
        )
        return tuple(self._conflict(row) for row in rows)

    async def list_of_period(self, period_id: str) -> tuple[AnswerConflict, ...]:
        """Return the conflicts of a period by attempt, epoch and sequence."""
        rows = await self._access.rows(
            select(*_T.__table__.columns)
            .join(AttemptRow, AttemptRow.id == _T.attempt_id)
            .where(AttemptRow.sitting_period_id == period_id)
            .order_by(_T.attempt_id, _T.epoch, _T.seq, _T.cause)
        )
        return tuple(self._conflict(row) for row in rows)

    def _sealed(self, entry: AnswerEntry) -> bytes:
        context = answer_context(entry.attempt_id, entry.item_id, entry.epoch, entry.seq)
        return seal_value(self._access.keyring, entry.value, context)

    def _conflict(self, row: RowMapping) -> AnswerConflict:
        context = answer_context(row["attempt_id"], row["item_id"], row["epoch"], row["seq"])
        entry = AnswerEntry(
            attempt_id=row["attempt_id"],
            epoch=row["epoch"],
            seq=row["seq"],
            item_id=row["item_id"],
            value=open_value(self._access.keyring, row["value"], context),
            offset_ms=row["offset_ms"],
            received_ms=row["received_ms"],
            late=row["cause"] in _LATE,
            applied=False,
        )
        return AnswerConflict(
            entry=entry,
            cause=ConflictCause(row["cause"]),
            device_id=row["device_id"],
            given_ms=row["given_ms"],
        )
