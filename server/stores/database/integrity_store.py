"""The rows that the cheating manager owns: one per registration, made when first needed."""

from sqlalchemy import insert, select, update

from common.protocol import rows
from common.protocol.vocabulary import Integrity
from server.stores.database.models import AttemptRow, IntegrityRow, SittingPeriodRow
from server.stores.database.sitting_of import sitting_of
from server.stores.database.store import Store, not_found

_T = IntegrityRow
_SELECT = select(
    _T.registration_id,
    _T.attempt_id,
    _T.room_id,
    _T.integrity,
    _T.warnings,
    _T.score,
    _T.version,
)
_FIRST_VERSION = 1


class IntegrityStore(Store):
    """Integrity of candidates."""

    async def get_or_new(self, registration_id: str) -> rows.IntegrityRow:
        """Return the row, or a clean one of version 0 that is not stored yet.

        Raises:
            RefusedError: NOT_FOUND, the registration is unknown.
        """
        found = await self._find(
            rows.IntegrityRow, _SELECT.where(_T.registration_id == registration_id)
        )
        if found is not None:
            return found
        attempt = await self._access.first(
            select(AttemptRow.id, AttemptRow.room_id)
            .join(SittingPeriodRow, SittingPeriodRow.id == AttemptRow.sitting_period_id)
            .where(AttemptRow.registration_id == registration_id)
            .order_by(AttemptRow.started_ms.desc().nulls_last(), SittingPeriodRow.number)
        )
        if attempt is None:
            raise not_found(what="registration")
        return rows.IntegrityRow(
            registration_id=registration_id,
            attempt_id=attempt["id"],
            room_id=attempt["room_id"],
            integrity=Integrity.CLEAN,
        )

    async def update(self, row: rows.IntegrityRow) -> None:
        """Write a row whose version is one above the stored one; the first one is inserted.

        Raises:
            RefusedError: STALE_VERSION.
        """
        values = {
            "attempt_id": row.attempt_id,
            "room_id": row.room_id,
            "integrity": row.integrity,
            "warnings": row.warnings,
            "score": row.score,
            "version": row.version,
        }
        if row.version == _FIRST_VERSION and await self._is_new(row.registration_id):
            sitting = await sitting_of(self._access, row.registration_id)
            await self._access.run(
                insert(_T).values(registration_id=row.registration_id, sitting_id=sitting, **values)
            )
            return
        statement = (
            update(_T)
            .where(_T.registration_id == row.registration_id, _T.version == row.version - 1)
            .values(**values)
        )
        await self._update(statement, "integrity", row.version)

    async def list_of_sitting(self, sitting_id: str) -> tuple[rows.IntegrityRow, ...]:
        """Return all stored rows of a sitting."""
        return await self._all(
            rows.IntegrityRow,
            _SELECT.where(_T.sitting_id == sitting_id).order_by(_T.registration_id),
        )

    async def _is_new(self, registration_id: str) -> bool:
        found = await self._access.first(
            select(_T.version).where(_T.registration_id == registration_id)
        )
        return found is None
