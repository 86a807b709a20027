"""Writes a checked plan: centre, rooms, exam, people, duties and the attempts they will make."""

from collections.abc import Mapping
from itertools import product

from sqlalchemy import insert, select

from common.core.ids import new_id
from common.protocol.base import Value
from common.protocol.vocabulary import Attendance, Identity, Progress, Stage
from server.stores.database.exam_writer import ExamWriter, PlacedExam
from server.stores.database.models import (
    AttemptRow,
    NameIndexRow,
    PersonRow,
    RegistrationRow,
    RoomPeriodRow,
    SittingExamRow,
    SittingPeriodRow,
    SittingRow,
)
from server.stores.database.plan_checks import faults_of
from server.stores.database.room_writer import PlacedRooms, RoomWriter
from server.stores.database.sealing import seal_text
from server.stores.database.staff_writer import StaffWriter
from server.stores.database.store import Store
from server.stores.plan import PlanError, PlannedCandidate, SittingPlan

_MINUTE_MS = 60_000
_UNTOUCHED = {"version": 0, "suspended_total_ms": 0, "reason": ""}


class ImportedPlan(Value, frozen=True, kw_only=True):
    """The ids that an import gave; periods by number, rooms by name, attempts by exam number."""

    sitting_id: str
    periods: dict[int, str]
    rooms: dict[str, str]
    registrations: dict[str, str]


class PlanWriter(Store):
    """Imports plans; all of one within the unit of work, or nothing."""

    async def write(self, plan: SittingPlan, password_hashes: Mapping[str, str]) -> ImportedPlan:
        """Import a plan as a new sitting.

        Rooms of the same name are used again, and an exam of the same title becomes its next
        version. A login that exists gets the plan's name, role and password.

        Args:
            plan: what `decode_plan` gave.
            password_hashes: argon2 hash by login, made by the caller: hashing takes its time.

        Raises:
            PlanError: with everything that is wrong; nothing was written.
        """
        faults = faults_of(plan, password_hashes)
        if faults:
            raise PlanError(faults)
        placed = await RoomWriter(self._access).write(plan)
        exam = await ExamWriter(self._access).write(plan.exam)
        sitting_id = await self._sitting(plan, placed.centre_id, exam.exam_id)
        periods = await self._periods(plan, sitting_id, placed)
        registrations = await self._candidates(plan, sitting_id, placed, exam)
        await self._attempts(plan, periods, placed, registrations)
        await StaffWriter(self._access).write(plan, sitting_id, placed, password_hashes)
        return ImportedPlan(
            sitting_id=sitting_id,
            periods=periods,
            rooms=placed.rooms,
            registrations=registrations,
        )

    async def _sitting(self, plan: SittingPlan, centre_id: str, exam_id: str) -> str:
        sitting_id = new_id()
        await self._access.run(
            insert(SittingRow).values(
                id=sitting_id,
                centre_id=centre_id,
                kind=plan.kind,
                title=plan.title,
                date=plan.date,
                created_ms=await self._created_ms(),
            )
        )
        await self._access.run(
            insert(SittingExamRow).values(sitting_id=sitting_id, exam_id=exam_id)
        )
        return sitting_id

    async def _created_ms(self) -> int:
        # Later than every sitting before, whatever the clock says: the newest is the current one.
        found = await self._access.first(
            select(SittingRow.created_ms).order_by(SittingRow.created_ms.desc()).limit(1)
        )
        last = 0 if found is None else int(found["created_ms"])
        return max(self._access.clock.now_ms(), last + 1)

    async def _periods(
        self, plan: SittingPlan, sitting_id: str, placed: PlacedRooms
    ) -> dict[int, str]:
        ids = {period.number: new_id() for period in plan.exam.periods}
        await self._access.run_many(
            insert(SittingPeriodRow),
            [
                {
                    "id": ids[period.number],
                    "sitting_id": sitting_id,
                    "number": period.number,
                    "title": period.title,
                    "stage": Stage.DRAFT,
                    "planned_start_ms": period.planned_start_ms,
                    "duration_ms": period.duration_min * _MINUTE_MS,
                    "latest_end_ms": period.latest_end_ms,
                    **_UNTOUCHED,
                }
                for period in plan.exam.periods
            ],
        )
        await self._rooms(plan, ids, placed)
        return ids

    async def _rooms(
        self, plan: SittingPlan, periods: Mapping[int, str], placed: PlacedRooms
    ) -> None:
        await self._access.run_many(
            insert(RoomPeriodRow),
            [
                {
                    "id": new_id(),
                    "sitting_period_id": period_id,
                    "room_id": placed.rooms[room.name],
                    "stage": Stage.SEALED_IN,
                    **_UNTOUCHED,
                }
                for period_id, room in product(periods.values(), plan.rooms)
            ],
        )

    async def _candidates(
        self, plan: SittingPlan, sitting_id: str, placed: PlacedRooms, exam: PlacedExam
    ) -> dict[str, str]:
        people = {one.exam_number: new_id() for one in plan.candidates}
        ids = {one.exam_number: new_id() for one in plan.candidates}
        await self._people(plan.candidates, people)
        await self._access.run_many(
            insert(RegistrationRow),
            [
                {
                    "id": ids[one.exam_number],
                    "candidate_id": people[one.exam_number],
                    "sitting_id": sitting_id,
                    "exam_id": exam.exam_id,
                    "exam_number": one.exam_number,
                    "seat_id": placed.seats[one.room, one.seat],
                    "identity": Identity.UNVERIFIED,
                    "multiplier": one.multiplier,
                    "extra_ms": one.extra_min * _MINUTE_MS,
                }
                for one in plan.candidates
            ],
        )
        return ids

    async def _people(
        self, candidates: tuple[PlannedCandidate, ...], ids: Mapping[str, str]
    ) -> None:
        keyring = self._access.keyring
        people, tokens = [], []
        for one in candidates:
            person = ids[one.exam_number]
            people.append(
                {
                    "id": person,
                    "name": seal_text(keyring, one.name, "candidate", person, "name"),
                    "birth_date": seal_text(
                        keyring, one.birth_date, "candidate", person, "birth_date"
                    ),
                }
            )
            tokens += [
                {"token": token, "candidate_id": person}
                for token in keyring.blind_prefixes(one.name)
            ]
        await self._access.run_many(insert(PersonRow), people)
        await self._access.run_many(insert(NameIndexRow), tokens)

    async def _attempts(
        self,
        plan: SittingPlan,
        periods: Mapping[int, str],
        placed: PlacedRooms,
        registrations: Mapping[str, str],
    ) -> None:
        await self._access.run_many(
            insert(AttemptRow),
            [
                {
                    "id": new_id(),
                    "registration_id": registrations[one.exam_number],
                    "sitting_period_id": periods[period.number],
                    "room_id": placed.rooms[one.room],
                    "attendance": Attendance.EXPECTED,
                    "progress": Progress.REGISTERED,
                    "holds": "[]",
                    "allotted_ms": period.duration_min * _MINUTE_MS,
                    "multiplier": one.multiplier,
                    "planned_ms": one.extra_min * _MINUTE_MS,
                    "incident_ms": 0,
                    "compensated_ms": 0,
                    "submission_version": 1,
                    "version": 0,
                }
                for period, one in product(plan.exam.periods, plan.candidates)
            ],
        )
