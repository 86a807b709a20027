"""Rooms in a period: the stage rows that proctors drive."""

from sqlalchemy import select, update

from common.protocol.rows import RoomRow
from server.stores.database import models
from server.stores.database.models import RoomPeriodRow
from server.stores.database.store import Store

_T = RoomPeriodRow
_SELECT = select(
    _T.id.label("room_period_id"),
    _T.sitting_period_id.label("period_id"),
    _T.room_id,
    models.RoomRow.name.label("room_name"),
    _T.stage,
    _T.version,
    _T.started_ms,
    _T.suspended_ms,
    _T.suspended_total_ms,
    _T.reason,
).join(models.RoomRow, models.RoomRow.id == _T.room_id)


class RoomStore(Store):
    """Room periods."""

    async def get(self, room_period_id: str) -> RoomRow:
        """Return a room in a period.

        Raises:
            RefusedError: NOT_FOUND.
        """
        return await self._get(RoomRow, _SELECT.where(_T.id == room_period_id), "room")

    async def find(self, period_id: str, room_id: str) -> RoomRow | None:
        """Return a room in a period by both ids, or None."""
        return await self._find(
            RoomRow, _SELECT.where(_T.sitting_period_id == period_id, _T.room_id == room_id)
        )

    async def list_of_period(self, period_id: str) -> tuple[RoomRow, ...]:
        """Return the rooms of a period by name."""
        return await self._all(
            RoomRow,
            _SELECT.where(_T.sitting_period_id == period_id).order_by(models.RoomRow.name),
        )

    async def list_of_sitting(
        self, sitting_id: str, room_ids: frozenset[str] | None
    ) -> tuple[RoomRow, ...]:
        """Return some rooms, or all where `room_ids` is None, in every period of a sitting."""
        statement = (
            _SELECT.join(
                models.SittingPeriodRow, models.SittingPeriodRow.id == _T.sitting_period_id
            )
            .where(models.SittingPeriodRow.sitting_id == sitting_id)
            .order_by(models.SittingPeriodRow.number, models.RoomRow.name)
        )
        if room_ids is not None:
            statement = statement.where(_T.room_id.in_(sorted(room_ids)))
        return await self._all(RoomRow, statement)

    async def update(self, row: RoomRow) -> None:
        """Write a room whose version is one above the stored one.

        Raises:
            RefusedError: STALE_VERSION.
        """
        statement = (
            update(_T)
            .where(_T.id == row.room_period_id, _T.version == row.version - 1)
            .values(
                stage=row.stage,
                version=row.version,
                started_ms=row.started_ms,
                suspended_ms=row.suspended_ms,
                suspended_total_ms=row.suspended_total_ms,
                reason=row.reason,
            )
        )
        await self._update(statement, "room", row.version)
