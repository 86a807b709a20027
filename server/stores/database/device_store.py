"""Enrolled machines and the seats they stand at."""

from collections.abc import Iterable

from sqlalchemy import ScalarSelect, func, insert, select, update

from common.protocol.move_rows import MoveState
from common.rules.candidate_words import OVER
from server.stores.database import models
from server.stores.database.models import (
    AttemptRow,
    DeviceRow,
    LeaseRow,
    MoveRow,
    RegistrationRow,
    SeatRow,
)
from server.stores.database.store import Store, not_found
from server.stores.records.devices import Device, SeatPlace, SpareSeat

_T = DeviceRow
_SELECT = select(
    _T.id.label("device_id"),
    _T.seat_id,
    _T.public_key,
    _T.machine,
    _T.enrolled_ms,
    _T.changed_ms,
    _T.retired_ms,
)
_SEATS = (
    select(
        SeatRow.id.label("seat_id"),
        SeatRow.room_id,
        models.RoomRow.name.label("room"),
        SeatRow.name.label("seat"),
    )
    .join(models.RoomRow, models.RoomRow.id == SeatRow.room_id)
    .order_by(models.RoomRow.name, SeatRow.name)
)


class DeviceStore(Store):
    """Machines; times are the store's own clock."""

    async def find(self, device_id: str) -> Device | None:
        """Return a machine, also one that is retired, or None."""
        return await self._find(Device, _SELECT.where(_T.id == device_id))

    async def get(self, device_id: str) -> Device:
        """Return a machine, also one that is retired.

        Raises:
            RefusedError: NOT_FOUND.
        """
        return await self._get(Device, _SELECT.where(_T.id == device_id), "device")

    async def find_current(self, seat_id: str) -> Device | None:
        """Return the machine that stands at a seat, or None."""
        return await self._find(
            Device, _SELECT.where(_T.seat_id == seat_id, _T.retired_ms.is_(None))
        )

    async def list_all(self) -> tuple[Device, ...]:
        """Return all machines, in the order of their enrolment."""
        return await self._all(Device, _SELECT.order_by(_T.enrolled_ms, _T.id))

    async def changed_since(self, since_ms: int) -> tuple[Device, ...]:
        """Return the machines that changed at `since_ms` or later."""
        return await self._all(
            Device, _SELECT.where(_T.changed_ms >= since_ms).order_by(_T.changed_ms, _T.id)
        )

    async def add(self, device: Device) -> None:
        """Keep a new machine."""
        await self._access.run(
            insert(_T).values(
                id=device.device_id,
                seat_id=device.seat_id,
                public_key=device.public_key,
                machine=device.machine,
                enrolled_ms=device.enrolled_ms,
                changed_ms=device.changed_ms,
                retired_ms=device.retired_ms,
            )
        )

    async def retire(self, device_id: str) -> bool:
        """Let a key count no more; False if it did not count before."""
        now_ms = self._access.clock.now_ms()
        return (
            await self._access.run(
                update(_T)
                .where(_T.id == device_id, _T.retired_ms.is_(None))
                .values(retired_ms=now_ms, changed_ms=now_ms)
            )
            == 1
        )

    async def rebind(self, device_id: str, seat_id: str) -> None:
        """Let a machine stand at another seat.

        Raises:
            RefusedError: NOT_FOUND (no such machine, or retired).
        """
        statement = (
            update(_T)
            .where(_T.id == device_id, _T.retired_ms.is_(None))
            .values(seat_id=seat_id, changed_ms=self._access.clock.now_ms())
        )
        if await self._access.run(statement) != 1:
            raise not_found(what="device")

    async def list_seats(self, room: str | None = None) -> tuple[SeatPlace, ...]:
        """Return the seats of a room by its name, or all, as people count them."""
        statement = _SEATS if room is None else _SEATS.where(models.RoomRow.name == room)
        seats = await self._all(SeatPlace, statement)
        return tuple(sorted(seats, key=lambda s: (s.room, len(s.seat), s.seat)))

    async def get_seat(self, seat_id: str) -> SeatPlace:
        """Return a seat.

        Raises:
            RefusedError: NOT_FOUND.
        """
        return await self._get(SeatPlace, _SEATS.where(SeatRow.id == seat_id), "seat")

    async def seats_of(self, device_ids: Iterable[str]) -> dict[str, str]:
        """Return the seats at which machines stand; who was never enrolled is left out."""
        rows = await self._access.rows(
            select(_T.id, _T.seat_id).where(_T.id.in_(list(device_ids)), _T.seat_id.is_not(None))
        )
        return {str(row["id"]): str(row["seat_id"]) for row in rows}

    async def planned_seats(self, attempt_ids: Iterable[str]) -> dict[str, str]:
        """Return the seats that attempts are planned for; unknown ids are left out."""
        rows = await self._access.rows(
            select(AttemptRow.id, RegistrationRow.seat_id)
            .join(RegistrationRow, AttemptRow.registration_id == RegistrationRow.id)
            .where(AttemptRow.id.in_(list(attempt_ids)))
        )
        return {str(row["id"]): str(row["seat_id"]) for row in rows}

    async def free_seats(
        self, sitting_id: str, period_id: str, room_id: str, attempt_id: str
    ) -> tuple[SpareSeat, ...]:
        """Return the seats of a room that nobody else has and what stands there."""
        taken = select(RegistrationRow.seat_id).where(RegistrationRow.sitting_id == sitting_id)
        # A move may be called off: until the new PC is there nobody else gets the old seat.
        kept = select(MoveRow.from_seat_id).where(
            MoveRow.sitting_id == sitting_id,
            MoveRow.state == MoveState.WAITING,
            MoveRow.attempt_id != attempt_id,
        )
        return await self._all(
            SpareSeat,
            select(
                SeatRow.id.label("seat_id"),
                SeatRow.name.label("seat"),
                _T.id.label("device_id"),
                _writer(period_id).label("writer_id"),
            )
            .outerjoin(_T, (_T.seat_id == SeatRow.id) & _T.retired_ms.is_(None))
            .where(SeatRow.room_id == room_id, SeatRow.id.not_in(taken), SeatRow.id.not_in(kept))
            .order_by(func.length(SeatRow.name), SeatRow.name),
        )

    async def attempt_at(self, seat_id: str, period_id: str) -> str | None:
        """Return the attempt that is planned for a seat in a period, or None."""
        found = await self._access.first(
            select(AttemptRow.id)
            .join(RegistrationRow, RegistrationRow.id == AttemptRow.registration_id)
            .where(RegistrationRow.seat_id == seat_id, AttemptRow.sitting_period_id == period_id)
        )
        return None if found is None else str(found["id"])


def _writer(period_id: str) -> ScalarSelect[str]:
    """The attempt that a machine writes in a period."""
    return (
        select(LeaseRow.attempt_id)
        .join(AttemptRow, AttemptRow.id == LeaseRow.attempt_id)
        .where(
            LeaseRow.device_id == _T.id,
            AttemptRow.sitting_period_id == period_id,
            AttemptRow.progress.not_in(sorted(OVER)),
        )
        .limit(1)
        .scalar_subquery()
    )
