"""Candidates in a period: attempts, leases and the identity of the registration as one row."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import ColumnElement, RowMapping, select

from common.protocol.rows import CandidateRow, Hold, TimeAllowance
from common.protocol.vocabulary import Attendance, Identity, Progress
from server.stores.database.candidate_batches import IDENTITIES, LEASES, ROWS, cells_of
from server.stores.database.models import AttemptRow, LeaseRow, RegistrationRow
from server.stores.database.store import Store, not_found, stale

_T = AttemptRow
_SELECT = (
    select(
        *(column for column in _T.__table__.columns if column.name != "submission_version"),
        RegistrationRow.identity,
        LeaseRow.device_id,
        LeaseRow.epoch,
    )
    .join(RegistrationRow, RegistrationRow.id == _T.registration_id)
    .outerjoin(LeaseRow, LeaseRow.attempt_id == _T.id)
)
_holds: msgspec.json.Decoder[tuple[Hold, ...]] = msgspec.json.Decoder(tuple[Hold, ...])
_RUNNING = (Progress.IN_PROGRESS, Progress.SUBMITTING)


class CandidateStore(Store):
    """Candidates; one version guards all three tables."""

    async def get(self, attempt_id: str) -> CandidateRow:
        """Return a candidate.

        Raises:
            RefusedError: NOT_FOUND.
        """
        found = await self._access.first(_SELECT.where(_T.id == attempt_id))
        if found is None:
            raise not_found(what="candidate")
        return _row(found)

    async def list_of_room(self, period_id: str, room_id: str) -> tuple[CandidateRow, ...]:
        """Return the candidates of a room in a period."""
        return await self._list(_T.sitting_period_id == period_id, _T.room_id == room_id)

    async def list_of_period(self, period_id: str) -> tuple[CandidateRow, ...]:
        """Return all candidates of a period."""
        return await self._list(_T.sitting_period_id == period_id)

    async def list_of_sitting(
        self, sitting_id: str, room_ids: frozenset[str] | None
    ) -> tuple[CandidateRow, ...]:
        """Return the candidates of some rooms, or of all where `room_ids` is None, all periods."""
        if room_ids is None:
            return await self._list(RegistrationRow.sitting_id == sitting_id)
        return await self._list(
            RegistrationRow.sitting_id == sitting_id, _T.room_id.in_(sorted(room_ids))
        )

    async def due(self, now_ms: int) -> tuple[CandidateRow, ...]:
        """Return who writes past the deadline and is not held by anything that gives time back."""
        rows = await self._list(_T.progress.in_(_RUNNING), _T.deadline_ms <= now_ms)
        return tuple(row for row in rows if not any(hold.compensate for hold in row.holds))

    async def update(self, row: CandidateRow) -> None:
        """Write a candidate whose version is one above the stored one.

        Raises:
            RefusedError: STALE_VERSION.
        """
        await self.update_many((row,))

    async def update_many(self, rows: Sequence[CandidateRow]) -> None:
        """Write candidates, three statements for any number of them.

        Raises:
            RefusedError: STALE_VERSION for one or more; roll back then.
        """
        if not rows:
            return
        cells = [cells_of(row, self._access.clock.now_ms()) for row in rows]
        written = await self._access.batch_rows(ROWS, cells)
        if len(written) != len(rows):
            known = {str(attempt_id) for (attempt_id,) in written}
            missed = next((row for row in rows if row.attempt_id not in known), rows[0])
            raise stale(missed.version, what="candidate")
        await self._access.batch(LEASES, cells)
        await self._access.batch(IDENTITIES, cells)
        for row in rows:
            self._access.attempt_changes(row.attempt_id, row.room_id)

    async def _list(self, *where: ColumnElement[bool]) -> tuple[CandidateRow, ...]:
        rows = await self._access.rows(_SELECT.where(*where).order_by(_T.id))
        return tuple(_row(found) for found in rows)


def _row(found: RowMapping) -> CandidateRow:
    return CandidateRow(
        attempt_id=found["id"],
        registration_id=found["registration_id"],
        period_id=found["sitting_period_id"],
        room_id=found["room_id"],
        attendance=Attendance(found["attendance"]),
        identity=Identity(found["identity"]),
        progress=Progress(found["progress"]),
        holds=_holds.decode(found["holds"]),
        allowance=TimeAllowance(
            allotted_ms=found["allotted_ms"],
            multiplier=found["multiplier"],
            planned_ms=found["planned_ms"],
            incident_ms=found["incident_ms"],
            compensated_ms=found["compensated_ms"],
        ),
        started_ms=found["started_ms"],
        deadline_ms=found["deadline_ms"],
        device_id=found["device_id"],
        waiting_device_id=found["waiting_device_id"],
        epoch=found["epoch"] or 0,
        version=found["version"],
    )
