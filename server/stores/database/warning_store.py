"""Warnings that people gave; their texts are sealed."""

from sqlalchemy import ColumnElement, RowMapping, insert, select, update

from common.protocol import rows
from common.protocol.rows import ActorRef
from common.protocol.vocabulary import Role
from server.stores.database.models import WarningRow
from server.stores.database.sealing import open_text, seal_text
from server.stores.database.sitting_of import sitting_of
from server.stores.database.store import Store, not_found

_T = WarningRow


class WarningStore(Store):
    """Warnings."""

    async def get(self, warning_id: str) -> rows.WarningRow:
        """Return a warning.

        Raises:
            RefusedError: NOT_FOUND.
        """
        found = await self._list(_T.id == warning_id)
        if not found:
            raise not_found(what="warning")
        return found[0]

    async def add(self, row: rows.WarningRow) -> None:
        """Keep a new warning."""
        sitting = await sitting_of(self._access, row.registration_id)
        await self._access.run(
            insert(_T).values(
                id=row.warning_id,
                sitting_id=sitting,
                registration_id=row.registration_id,
                attempt_id=row.attempt_id,
                room_id=row.room_id,
                number=row.number,
                text=seal_text(self._access.keyring, row.text, "warning", row.warning_id),
                incident_id=row.incident_id,
                issued_ms=row.issued_ms,
                issued_role=row.issued_by.role,
                issued_id=row.issued_by.id,
                acknowledged_ms=row.acknowledged_ms,
                version=row.version,
            )
        )

    async def update(self, row: rows.WarningRow) -> None:
        """Write what may change of a warning: its acknowledgement and its room.

        Raises:
            RefusedError: STALE_VERSION, unless the version is one above the stored one.
        """
        statement = (
            update(_T)
            .where(_T.id == row.warning_id, _T.version == row.version - 1)
            .values(acknowledged_ms=row.acknowledged_ms, room_id=row.room_id, version=row.version)
        )
        await self._update(statement, "warning", row.version)

    async def list_of_registration(self, registration_id: str) -> tuple[rows.WarningRow, ...]:
        """Return a candidate's warnings by number."""
        return await self._list(_T.registration_id == registration_id)

    async def list_of_sitting(
        self, sitting_id: str, room_ids: frozenset[str] | None
    ) -> tuple[rows.WarningRow, ...]:
        """Return the warnings of some rooms, or of all where `room_ids` is None, oldest first."""
        if room_ids is None:
            return await self._list(_T.sitting_id == sitting_id)
        return await self._list(_T.sitting_id == sitting_id, _T.room_id.in_(sorted(room_ids)))

    async def _list(self, *where: ColumnElement[bool]) -> tuple[rows.WarningRow, ...]:
        found = await self._access.rows(
            select(*_T.__table__.columns).where(*where).order_by(_T.issued_ms, _T.number, _T.id)
        )
        return tuple(self._row(row) for row in found)

    def _row(self, row: RowMapping) -> rows.WarningRow:
        return rows.WarningRow(
            warning_id=row["id"],
            registration_id=row["registration_id"],
            attempt_id=row["attempt_id"],
            room_id=row["room_id"],
            number=row["number"],
            text=open_text(self._access.keyring, row["text"], "warning", row["id"]),
            incident_id=row["incident_id"],
            issued_ms=row["issued_ms"],
            issued_by=ActorRef(role=Role(row["issued_role"]), id=row["issued_id"]),
            acknowledged_ms=row["acknowledged_ms"],
            version=row["version"],
        )
