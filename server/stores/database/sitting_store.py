"""Sittings with the names that screens show of them."""

from sqlalchemy import select

from server.stores.database.models import CentreRow, ExamRow, SittingExamRow, SittingRow
from server.stores.database.store import Store
from server.stores.records.exams import Sitting

_T = SittingRow
_TITLE = (
    select(ExamRow.title)
    .join(SittingExamRow, SittingExamRow.exam_id == ExamRow.id)
    .where(SittingExamRow.sitting_id == _T.id)
    .order_by(ExamRow.title)
    .limit(1)
    .scalar_subquery()
)
_SELECT = select(
    _T.id.label("sitting_id"),
    _T.centre_id,
    CentreRow.name.label("centre_name"),
    _T.kind,
    _T.title,
    _T.date,
    _TITLE.label("exam_title"),
    _T.created_ms,
).join(CentreRow, CentreRow.id == _T.centre_id)


class SittingStore(Store):
    """Sittings; they come from the plan import."""

    async def get(self, sitting_id: str) -> Sitting:
        """Return a sitting.

        Raises:
            RefusedError: NOT_FOUND.
        """
        return await self._get(Sitting, _SELECT.where(_T.id == sitting_id), "sitting")

    async def current(self) -> Sitting | None:
        """Return the sitting that was imported last, or None before the first."""
        return await self._find(Sitting, _SELECT.order_by(_T.created_ms.desc(), _T.id.desc()))

    async def list_all(self) -> tuple[Sitting, ...]:
        """Return all sittings, oldest first."""
        return await self._all(Sitting, _SELECT.order_by(_T.created_ms, _T.id))
