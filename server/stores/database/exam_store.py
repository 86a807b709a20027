"""Exams as papers: subjects and items of a period, content opened."""

import msgspec
from sqlalchemy import RowMapping, select

from common.crypto.blobs import context_of
from common.crypto.keyring import Keyring, Purpose
from server.stores.database.models import (
    AttemptRow,
    ExamPeriodRow,
    ExamRow,
    ItemRow,
    RegistrationRow,
    SittingExamRow,
    SittingPeriodRow,
    SubjectRow,
)
from server.stores.database.store import Store
from server.stores.records.exams import Paper, PaperItem, PaperSubject

_PERIOD = (
    select(
        ExamRow.id.label("exam_id"),
        ExamRow.title.label("exam_title"),
        ExamPeriodRow.id.label("exam_period_id"),
        ExamPeriodRow.number,
        ExamPeriodRow.title,
        ExamPeriodRow.duration_ms,
    )
    .join(SittingExamRow, SittingExamRow.exam_id == ExamRow.id)
    .join(SittingPeriodRow, SittingPeriodRow.sitting_id == SittingExamRow.sitting_id)
    .join(
        ExamPeriodRow,
        (ExamPeriodRow.exam_id == ExamRow.id) & (ExamPeriodRow.number == SittingPeriodRow.number),
    )
    .order_by(ExamRow.title)
)


class ItemContent(msgspec.Struct, frozen=True, array_like=True):
    """What is sealed of an item."""

    stem: str
    choices: tuple[str, ...]


_contents: msgspec.json.Decoder[ItemContent] = msgspec.json.Decoder(ItemContent)


class ExamStore(Store):
    """Papers; they come from the plan import."""

    async def papers(self, period_id: str) -> tuple[Paper, ...]:
        """Return what the exams of a sitting ask in one of its periods, one paper per exam."""
        found = await self._access.rows(_PERIOD.where(SittingPeriodRow.id == period_id))
        return tuple([await self._paper(row, period_id) for row in found])

    async def title_of(self, attempt_id: str) -> str:
        """Return the title of the exam that an attempt takes; empty if there is no such attempt."""
        found = await self._access.first(
            select(ExamRow.title)
            .join(RegistrationRow, RegistrationRow.exam_id == ExamRow.id)
            .join(AttemptRow, AttemptRow.registration_id == RegistrationRow.id)
            .where(AttemptRow.id == attempt_id)
        )
        return "" if found is None else str(found["title"])

    async def item_ids(self, period_id: str) -> frozenset[str]:
        """Return the ids of all items that a sitting period asks."""
        rows = await self._access.rows(
            select(ItemRow.id)
            .join(SubjectRow, SubjectRow.id == ItemRow.subject_id)
            .join(ExamPeriodRow, ExamPeriodRow.id == SubjectRow.exam_period_id)
            .join(SittingPeriodRow, SittingPeriodRow.number == ExamPeriodRow.number)
            .join(
                SittingExamRow,
                (SittingExamRow.sitting_id == SittingPeriodRow.sitting_id)
                & (SittingExamRow.exam_id == ExamPeriodRow.exam_id),
            )
            .where(SittingPeriodRow.id == period_id)
        )
        return frozenset(row["id"] for row in rows)

    async def _paper(self, found: RowMapping, period_id: str) -> Paper:
        subjects = await self._access.rows(
            select(SubjectRow.id, SubjectRow.position, SubjectRow.title)
            .where(SubjectRow.exam_period_id == found["exam_period_id"])
            .order_by(SubjectRow.position)
        )
        return Paper(
            **found,
            period_id=period_id,
            subjects=tuple(
                [
                    PaperSubject(
                        subject_id=row["id"],
                        position=row["position"],
                        title=row["title"],
                        items=await self._items(row["id"]),
                    )
                    for row in subjects
                ]
            ),
        )

    async def _items(self, subject_id: str) -> tuple[PaperItem, ...]:
        rows = await self._access.rows(
            select(*ItemRow.__table__.columns)
            .where(ItemRow.subject_id == subject_id)
            .order_by(ItemRow.position)
        )
        items = []
        for row in rows:
            content = open_content(self._access.keyring, row["id"], row["content"])
            items.append(
                PaperItem(
                    item_id=row["id"],
                    position=row["position"],
                    stem=content.stem,
                    choices=content.choices,
                    points=row["points"],
                )
            )
        return tuple(items)


def seal_content(keyring: Keyring, item_id: str, content: ItemContent) -> bytes:
    """Seal an item's content."""
    return keyring.seal(Purpose.CONTENT, msgspec.json.encode(content), context_of("item", item_id))


def open_content(keyring: Keyring, item_id: str, blob: bytes) -> ItemContent:
    """Open an item's content.

    Raises:
        TamperedError: it belongs elsewhere or was changed.
    """
    return _contents.decode(keyring.open(Purpose.CONTENT, blob, context_of("item", item_id)))
