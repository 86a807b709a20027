"""What candidates are entitled to in a period, beside what is set for their attempts."""

from sqlalchemy import select

from common.rules.entitlement import Entitlement
from server.stores.database.models import (
    AttemptRow,
    ExamPeriodRow,
    RegistrationRow,
    RoomRow,
    SeatRow,
    SittingPeriodRow,
)
from server.stores.database.store import Store

_A, _R = AttemptRow, RegistrationRow
_SELECT = (
    select(
        _A.id,
        RoomRow.name.label("room"),
        SeatRow.name.label("seat"),
        ExamPeriodRow.duration_ms,
        _R.multiplier,
        _R.extra_ms,
        _A.allotted_ms,
        _A.multiplier.label("own_multiplier"),
        _A.planned_ms,
        _A.incident_ms,
        _A.compensated_ms,
    )
    .join(_R, _R.id == _A.registration_id)
    .join(SeatRow, SeatRow.id == _R.seat_id)
    .join(RoomRow, RoomRow.id == _A.room_id)
    .join(SittingPeriodRow, SittingPeriodRow.id == _A.sitting_period_id)
    .join(
        ExamPeriodRow,
        (ExamPeriodRow.exam_id == _R.exam_id) & (ExamPeriodRow.number == SittingPeriodRow.number),
    )
    .order_by(RoomRow.name, SeatRow.name)
)


class EntitlementStore(Store):
    """Entitlements; nothing is written here."""

    async def list_of_period(self, period_id: str) -> tuple[Entitlement, ...]:
        """Return the entitlement of everybody in a period."""
        rows = await self._access.rows(_SELECT.where(_A.sitting_period_id == period_id))
        return tuple(
            Entitlement(
                attempt_id=row["id"],
                room=row["room"],
                seat=row["seat"],
                duration_ms=row["duration_ms"],
                multiplier=row["multiplier"],
                extra_ms=row["extra_ms"],
                allowed_ms=round(row["allotted_ms"] * row["own_multiplier"])
                + row["planned_ms"]
                + row["incident_ms"]
                + row["compensated_ms"],
            )
            for row in rows
        )
