"""Periods of a sitting: the stage rows that the chief drives."""

from sqlalchemy import select, update

from common.protocol.rows import PeriodRow
from server.stores.database.models import SittingPeriodRow
from server.stores.database.store import Store

_T = SittingPeriodRow
_SELECT = select(
    _T.id.label("period_id"),
    _T.sitting_id,
    _T.number,
    _T.title,
    _T.stage,
    _T.version,
    _T.planned_start_ms,
    _T.started_ms,
    _T.duration_ms,
    _T.suspended_ms,
    _T.suspended_total_ms,
    _T.latest_end_ms,
    _T.reason,
)


class PeriodStore(Store):
    """Sitting periods."""

    async def get(self, period_id: str) -> PeriodRow:
        """Return a period.

        Raises:
            RefusedError: NOT_FOUND.
        """
        return await self._get(PeriodRow, _SELECT.where(_T.id == period_id), "period")

    async def find(self, period_id: str) -> PeriodRow | None:
        """Return a period, or None."""
        return await self._find(PeriodRow, _SELECT.where(_T.id == period_id))

    async def list_of_sitting(self, sitting_id: str) -> tuple[PeriodRow, ...]:
        """Return the periods of a sitting by number."""
        return await self._all(
            PeriodRow, _SELECT.where(_T.sitting_id == sitting_id).order_by(_T.number)
        )

    async def update(self, row: PeriodRow) -> None:
        """Write a period whose version is one above the stored one.

        Raises:
            RefusedError: STALE_VERSION.
        """
        statement = (
            update(_T)
            .where(_T.id == row.period_id, _T.version == row.version - 1)
            .values(
                stage=row.stage,
                version=row.version,
                planned_start_ms=row.planned_start_ms,
                started_ms=row.started_ms,
                duration_ms=row.duration_ms,
                suspended_ms=row.suspended_ms,
                suspended_total_ms=row.suspended_total_ms,
                latest_end_ms=row.latest_end_ms,
                reason=row.reason,
            )
        )
        await self._update(statement, "period", row.version)
