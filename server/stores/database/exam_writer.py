"""Writes an exam with its periods, subjects and items; item contents are sealed."""

from typing import NamedTuple

from sqlalchemy import func, insert, select

from common.core.ids import new_id
from server.stores.database.exam_store import ItemContent, seal_content
from server.stores.database.models import ExamPeriodRow, ExamRow, ItemRow, SubjectRow
from server.stores.database.store import Store
from server.stores.plan import PlannedExam, PlannedPeriod, PlannedSubject

_MINUTE_MS = 60_000


class PlacedExam(NamedTuple):
    """The ids of an exam and, by number, of its periods."""

    exam_id: str
    periods: dict[int, str]


class ExamWriter(Store):
    """Exams."""

    async def write(self, exam: PlannedExam) -> PlacedExam:
        """Write an exam; if its version is there already it becomes the next version."""
        exam_id = new_id()
        await self._access.run(
            insert(ExamRow).values(id=exam_id, title=exam.title, version=await self._version(exam))
        )
        return PlacedExam(exam_id, {p.number: await self._period(exam_id, p) for p in exam.periods})

    async def _version(self, exam: PlannedExam) -> int:
        found = await self._access.first(
            select(func.max(ExamRow.version).label("last")).where(ExamRow.title == exam.title)
        )
        last = None if found is None else found["last"]
        return exam.version if last is None else max(exam.version, int(last) + 1)

    async def _period(self, exam_id: str, period: PlannedPeriod) -> str:
        period_id = new_id()
        await self._access.run(
            insert(ExamPeriodRow).values(
                id=period_id,
                exam_id=exam_id,
                number=period.number,
                title=period.title,
                duration_ms=period.duration_min * _MINUTE_MS,
            )
        )
        for position, subject in enumerate(period.subjects, 1):
            await self._subject(period_id, position, subject)
        return period_id

    async def _subject(self, period_id: str, position: int, subject: PlannedSubject) -> None:
        subject_id = new_id()
        await self._access.run(
            insert(SubjectRow).values(
                id=subject_id,
                exam_period_id=period_id,
                position=position,
                title=subject.title,
            )
        )
        items: list[dict[str, object]] = []
        for number, item in enumerate(subject.items, 1):
            item_id = new_id()
            content = ItemContent(item.stem, item.choices)
            items.append(
                {
                    "id": item_id,
                    "subject_id": subject_id,
                    "position": number,
                    "points": item.points,
                    "content": seal_content(self._access.keyring, item_id, content),
                }
            )
        await self._access.run_many(insert(ItemRow), items)
