"""Registrations: who sits what, where; personal data is opened here and nowhere below."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, RowMapping, func, select, update

from common.protocol.routing import Address
from common.protocol.rows import SeatFacts
from common.protocol.vocabulary import Identity
from server.stores.database.models import (
    AttemptRow,
    ExamPeriodRow,
    ItemRow,
    NameIndexRow,
    PersonRow,
    RegistrationRow,
    SeatRow,
    SittingPeriodRow,
    SubjectRow,
)
from server.stores.database.sealing import open_text
from server.stores.database.store import Store, not_found
from server.stores.records.people import Registration

_R = RegistrationRow
_PERSON = (PersonRow.name.label("sealed_name"), PersonRow.birth_date.label("sealed_birth_date"))
_REGISTRATIONS = (
    select(_R, SeatRow.room_id, SeatRow.name.label("seat"), *_PERSON)
    .join(SeatRow, SeatRow.id == _R.seat_id)
    .join(PersonRow, PersonRow.id == _R.candidate_id)
)
_ITEM_COUNT = (
    select(func.count(ItemRow.id))
    .join(SubjectRow, SubjectRow.id == ItemRow.subject_id)
    .join(ExamPeriodRow, ExamPeriodRow.id == SubjectRow.exam_period_id)
    .where(ExamPeriodRow.exam_id == _R.exam_id, ExamPeriodRow.number == SittingPeriodRow.number)
    .scalar_subquery()
)
_FACTS = (
    select(
        AttemptRow.id.label("attempt_id"),
        AttemptRow.room_id,
        _R.id.label("registration_id"),
        _R.candidate_id,
        _R.exam_number,
        SeatRow.name.label("seat"),
        *_PERSON,
        _ITEM_COUNT.label("items"),
    )
    .join(_R, _R.id == AttemptRow.registration_id)
    .join(SittingPeriodRow, SittingPeriodRow.id == AttemptRow.sitting_period_id)
    .join(SeatRow, SeatRow.id == _R.seat_id)
    .join(PersonRow, PersonRow.id == _R.candidate_id)
    .order_by(AttemptRow.room_id, SeatRow.name)
)


class RegistrationStore(Store):
    """Registrations and the facts of their attempts."""

    async def get(self, registration_id: str) -> Registration:
        """Return a registration.

        Raises:
            RefusedError: NOT_FOUND.
        """
        found = await self._access.first(_REGISTRATIONS.where(_R.id == registration_id))
        if found is None:
            raise not_found(what="registration")
        return self._registration(found)

    async def find_by_exam_number(self, sitting_id: str, exam_number: str) -> Registration | None:
        """Return the registration with an exam number in a sitting, or None."""
        found = await self._access.first(
            _REGISTRATIONS.where(_R.sitting_id == sitting_id, _R.exam_number == exam_number)
        )
        return None if found is None else self._registration(found)

    async def list_by_name(self, sitting_id: str, beginning: str) -> tuple[Registration, ...]:
        """Return the registrations whose name begins with `beginning`, by exam number."""
        index = self._access.keyring.blind_index(beginning)
        rows = await self._access.rows(
            _REGISTRATIONS.join(NameIndexRow, NameIndexRow.candidate_id == _R.candidate_id)
            .where(NameIndexRow.token == index, _R.sitting_id == sitting_id)
            .order_by(_R.exam_number)
        )
        return tuple(self._registration(found) for found in rows)

    async def list_of_sitting(self, sitting_id: str) -> tuple[Registration, ...]:
        """Return all registrations of a sitting, by exam number."""
        rows = await self._access.rows(
            _REGISTRATIONS.where(_R.sitting_id == sitting_id).order_by(_R.exam_number)
        )
        return tuple(self._registration(found) for found in rows)

    async def attempt_of(self, registration_id: str, period_id: str) -> str | None:
        """Return the id of a registration's attempt in a period, or None."""
        found = await self._access.first(
            select(AttemptRow.id).where(
                AttemptRow.registration_id == registration_id,
                AttemptRow.sitting_period_id == period_id,
            )
        )
        return None if found is None else str(found["id"])

    async def facts(self, attempt_ids: Iterable[str]) -> tuple[SeatFacts, ...]:
        """Return the facts of some attempts; unknown ids are left out."""
        return await self._facts(AttemptRow.id.in_(list(attempt_ids)))

    async def facts_of_room(self, period_id: str, room_id: str) -> tuple[SeatFacts, ...]:
        """Return the facts of a room in a period, by seat."""
        return await self._facts(
            AttemptRow.sitting_period_id == period_id, AttemptRow.room_id == room_id
        )

    async def facts_of_period(self, period_id: str) -> tuple[SeatFacts, ...]:
        """Return the facts of a period, by room and seat."""
        return await self._facts(AttemptRow.sitting_period_id == period_id)

    async def facts_of_sitting(
        self, sitting_id: str, room_ids: frozenset[str] | None
    ) -> tuple[SeatFacts, ...]:
        """Return the facts of some rooms, or of all where `room_ids` is None, all periods."""
        if room_ids is None:
            return await self._facts(_R.sitting_id == sitting_id)
        return await self._facts(
            _R.sitting_id == sitting_id, AttemptRow.room_id.in_(sorted(room_ids))
        )

    async def change_seat(self, registration_id: str, seat_id: str) -> None:
        """Let a candidate sit at another seat of the room, for the rest of the sitting.

        Raises:
            RefusedError: NOT_FOUND.
        """
        statement = update(_R).where(_R.id == registration_id).values(seat_id=seat_id)
        if await self._access.run(statement) != 1:
            raise not_found(what="registration")

    async def place(self, attempt_id: str) -> Address:
        """Return sitting, room and attempt as an address; from memory unless the seat moved.

        Raises:
            RefusedError: NOT_FOUND.
        """
        known = self._access.places.find(attempt_id)
        if known is None:
            self._access.places.learn(await self._places_beside(attempt_id))
            known = self._access.places.find(attempt_id)
        if known is None:
            raise not_found(what="attempt")
        return known

    async def _places_beside(self, attempt_id: str) -> dict[str, Address]:
        # One question for all attempts of the period: the others will be asked for next.
        period = select(AttemptRow.sitting_period_id).where(AttemptRow.id == attempt_id)
        rows = await self._access.rows(
            select(AttemptRow.id, _R.sitting_id, AttemptRow.room_id)
            .join(_R, _R.id == AttemptRow.registration_id)
            .where(AttemptRow.sitting_period_id == period.scalar_subquery())
        )
        return {
            row["id"]: Address(
                sitting_id=row["sitting_id"], room_id=row["room_id"], attempt_id=row["id"]
            )
            for row in rows
        }

    async def _facts(self, *where: ColumnElement[bool]) -> tuple[SeatFacts, ...]:
        return tuple(self._fact(found) for found in await self._access.rows(_FACTS.where(*where)))

    def _fact(self, found: RowMapping) -> SeatFacts:
        name, birth_date = self._opened(found)
        return SeatFacts(
            registration_id=found["registration_id"],
            attempt_id=found["attempt_id"],
            room_id=found["room_id"],
            seat=found["seat"],
            exam_number=found["exam_number"],
            name=name,
            birth_year=int(birth_date[:4]),
            items=found["items"],
        )

    def _registration(self, found: RowMapping) -> Registration:
        name, birth_date = self._opened(found)
        return Registration(
            registration_id=found["id"],
            candidate_id=found["candidate_id"],
            sitting_id=found["sitting_id"],
            exam_id=found["exam_id"],
            exam_number=found["exam_number"],
            name=name,
            birth_date=birth_date,
            room_id=found["room_id"],
            seat=found["seat"],
            identity=Identity(found["identity"]),
            multiplier=found["multiplier"],
            extra_ms=found["extra_ms"],
        )

    def _opened(self, found: RowMapping) -> tuple[str, str]:
        keyring, person = self._access.keyring, found["candidate_id"]
        return (
            open_text(keyring, found["sealed_name"], "candidate", person, "name"),
            open_text(keyring, found["sealed_birth_date"], "candidate", person, "birth_date"),
        )
