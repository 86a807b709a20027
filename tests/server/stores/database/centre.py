"""An invented sitting in an open database, for the tests of the stores."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from msgspec.structs import replace

from common.protocol.vocabulary import Attendance, Progress, Role
from server.stores.database.database import Database
from server.stores.plan import (
    PlannedCandidate,
    PlannedExam,
    PlannedGroup,
    PlannedItem,
    PlannedPeriod,
    PlannedRoom,
    PlannedStaff,
    PlannedSubject,
    SittingPlan,
)
from server.stores.records.answers import AnswerEntry

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from common.core.clock import Clock
    from common.crypto.keyring import Keyring
    from common.protocol.rows import CandidateRow
    from server.stores.database.plan_writer import ImportedPlan

HASHES = {"kim": "hash-of-kim", "lee": "hash-of-lee", "park": "hash-of-park"}
NAMES = ("나가상", "나허구", "도예시", "라표본")


def plan() -> SittingPlan:
    """Two rooms, two periods, four candidates, two proctors and a chief."""
    return SittingPlan(
        centre_name="가상고사장",
        title="제1회",
        date="2026-11-28",
        rooms=(PlannedRoom(name="제1시험실", seats=3), PlannedRoom(name="제2시험실", seats=2)),
        groups=(PlannedGroup(name="2층", rooms=("제1시험실", "제2시험실")),),
        exam=PlannedExam(title="가상기능사", periods=(period(1, 3), period(2, 2))),
        candidates=tuple(
            PlannedCandidate(
                exam_number=f"26-000{n}",
                name=name,
                birth_date=f"200{n}-01-0{n}",
                room="제1시험실" if n <= 2 else "제2시험실",
                seat=1 + (n - 1) % 2,
                multiplier=1.5 if n == 4 else 1.0,
                extra_min=10 if n == 4 else 0,
            )
            for n, name in enumerate(NAMES, 1)
        ),
        staff=(
            PlannedStaff(login="kim", name="김가상", role=Role.PROCTOR, rooms=("제1시험실",)),
            PlannedStaff(login="lee", name="이가상", role=Role.PROCTOR, rooms=("제2시험실",)),
            PlannedStaff(login="park", name="박가상", role=Role.CHIEF),
        ),
    )


def period(number: int, items: int) -> PlannedPeriod:
    return PlannedPeriod(
        number=number,
        title=f"{number}교시",
        duration_min=60,
        planned_start_ms=1_764_000_000_000 + number * 3_600_000,
        subjects=(
            PlannedSubject(
                title="과목",
                items=tuple(
                    PlannedItem(stem=f"물음 {n}", choices=("가", "나", "다", "라"), points=2.5)
                    for n in range(1, items + 1)
                ),
            ),
        ),
    )


class Centre:
    """An open database with the imported plan."""

    def __init__(
        self, database: Database, ids: ImportedPlan, rows: tuple[CandidateRow, ...]
    ) -> None:
        self.database = database
        self.ids = ids
        self.sitting_id = ids.sitting_id
        self.period_id = ids.periods[1]
        self.room_id = ids.rooms["제1시험실"]
        self.other_room_id = ids.rooms["제2시험실"]
        by_registration = {row.registration_id: row for row in rows}
        self.candidates = tuple(
            by_registration[ids.registrations[f"26-000{n}"]] for n in (1, 2, 3, 4)
        )
        self.attempt_id = self.candidates[0].attempt_id
        self.registration_id = self.candidates[0].registration_id

    async def begin(self) -> tuple[CandidateRow, ...]:
        """Everybody is at the seat and writes."""
        rows = tuple(
            replace(
                row,
                attendance=Attendance.PRESENT,
                progress=Progress.IN_PROGRESS,
                started_ms=1_764_000_000_000,
                deadline_ms=1_764_003_600_000,
                device_id=f"device-{n}",
                epoch=1,
                version=row.version + 1,
            )
            for n, row in enumerate(self.candidates, 1)
        )
        async with self.database.writing() as uow:
            await uow.candidates.update_many(rows)
        return rows


@asynccontextmanager
async def opened(url: str, keyring: Keyring, clock: Clock) -> AsyncIterator[Database]:
    """An open database, closed at the end."""
    database = await Database.open(url, keyring, clock)
    try:
        yield database
    finally:
        await database.close()


@asynccontextmanager
async def centre(url: str, keyring: Keyring, clock: Clock) -> AsyncIterator[Centre]:
    """An open database with the plan."""
    async with opened(url, keyring, clock) as database:
        async with database.writing() as uow:
            ids = await uow.plans.write(plan(), HASHES)
        async with database.reading() as stores:
            rows = await stores.candidates.list_of_period(ids.periods[1])
        yield Centre(database, ids, rows)


def entry(attempt_id: str, seq: int, item: str, *value: int, epoch: int = 1) -> AnswerEntry:
    """A change of an answer."""
    return AnswerEntry(
        attempt_id=attempt_id,
        epoch=epoch,
        seq=seq,
        item_id=item,
        value=value,
        offset_ms=seq * 1000,
        received_ms=1_764_000_000_000 + seq,
    )
