"""Duties: who looks after which room, or over the whole sitting."""

from sqlalchemy import ColumnElement, RowMapping, insert, select, update

from common.protocol.rows import ProctorRow
from common.protocol.vocabulary import ProctorState
from server.stores.database.models import DutyRow, StaffRow
from server.stores.database.sealing import open_text
from server.stores.database.store import Store, not_found

_T = DutyRow
_SELECT = select(*_T.__table__.columns, StaffRow.name).join(StaffRow, StaffRow.id == _T.staff_id)


class DutyStore(Store):
    """Duties."""

    async def get(self, duty_id: str) -> ProctorRow:
        """Return a duty.

        Raises:
            RefusedError: NOT_FOUND.
        """
        found = await self._list(_T.id == duty_id)
        if not found:
            raise not_found(what="duty")
        return found[0]

    async def list_of_staff(self, staff_id: str, sitting_id: str) -> tuple[ProctorRow, ...]:
        """Return the duties of a member of staff in a sitting."""
        return await self._list(_T.staff_id == staff_id, _T.sitting_id == sitting_id)

    async def list_of_sitting(self, sitting_id: str) -> tuple[ProctorRow, ...]:
        """Return all duties of a sitting."""
        return await self._list(_T.sitting_id == sitting_id)

    async def add(self, sitting_id: str, row: ProctorRow) -> None:
        """Keep a new duty."""
        await self._access.run(
            insert(_T).values(
                id=row.duty_id,
                staff_id=row.staff_id,
                sitting_id=sitting_id,
                room_id=row.room_id,
                state=row.state,
                version=row.version,
            )
        )

    async def update(self, row: ProctorRow) -> None:
        """Write a duty whose version is one above the stored one.

        Raises:
            RefusedError: STALE_VERSION.
        """
        statement = (
            update(_T)
            .where(_T.id == row.duty_id, _T.version == row.version - 1)
            .values(staff_id=row.staff_id, state=row.state, version=row.version)
        )
        await self._update(statement, "duty", row.version)

    async def _list(self, *where: ColumnElement[bool]) -> tuple[ProctorRow, ...]:
        found = await self._access.rows(
            _SELECT.where(*where).order_by(_T.room_id.nulls_first(), _T.id)
        )
        return tuple(self._row(row) for row in found)

    def _row(self, row: RowMapping) -> ProctorRow:
        return ProctorRow(
            duty_id=row["id"],
            staff_id=row["staff_id"],
            staff_name=open_text(self._access.keyring, row["name"], "staff", row["staff_id"]),
            room_id=row["room_id"],
            state=ProctorState(row["state"]),
            version=row["version"],
        )
