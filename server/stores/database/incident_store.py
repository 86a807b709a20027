"""Incidents; their facts are sealed."""

from sqlalchemy import ColumnElement, RowMapping, insert, select, update

from common.protocol import rows
from common.protocol.vocabulary import Verdict
from server.stores.database.models import IncidentRow
from server.stores.database.sealing import open_facts, seal_facts
from server.stores.database.sitting_of import sitting_of
from server.stores.database.store import Store, actor_of, not_found

_T = IncidentRow


class IncidentStore(Store):
    """Incidents of candidates."""

    async def get(self, incident_id: str) -> rows.IncidentRow:
        """Return an incident.

        Raises:
            RefusedError: NOT_FOUND.
        """
        found = await self._list(_T.id == incident_id)
        if not found:
            raise not_found(what="incident")
        return found[0]

    async def find_recent(
        self, registration_id: str, code: str, since_ms: int
    ) -> rows.IncidentRow | None:
        """Return the newest incident of a code that was still seen at or after `since_ms`."""
        found = await self._list(
            _T.registration_id == registration_id, _T.code == code, _T.last_ms >= since_ms
        )
        return found[-1] if found else None

    async def add(self, row: rows.IncidentRow) -> None:
        """Keep a new incident."""
        sitting = await sitting_of(self._access, row.registration_id)
        await self._access.run(
            insert(_T).values(
                id=row.incident_id,
                sitting_id=sitting,
                registration_id=row.registration_id,
                attempt_id=row.attempt_id,
                code=row.code,
                first_ms=row.first_ms,
                version=row.version,
                **self._changing(row),
            )
        )

    async def update(self, row: rows.IncidentRow) -> None:
        """Write an incident whose version is one above the stored one.

        Raises:
            RefusedError: STALE_VERSION.
        """
        statement = (
            update(_T)
            .where(_T.id == row.incident_id, _T.version == row.version - 1)
            .values(version=row.version, **self._changing(row))
        )
        await self._update(statement, "incident", row.version)

    async def list_of_registration(self, registration_id: str) -> tuple[rows.IncidentRow, ...]:
        """Return a candidate's incidents, oldest first."""
        return await self._list(_T.registration_id == registration_id)

    async def list_of_sitting(
        self, sitting_id: str, room_ids: frozenset[str] | None
    ) -> tuple[rows.IncidentRow, ...]:
        """Return the incidents of some rooms, or of all where `room_ids` is None, oldest first."""
        if room_ids is None:
            return await self._list(_T.sitting_id == sitting_id)
        return await self._list(_T.sitting_id == sitting_id, _T.room_id.in_(sorted(room_ids)))

    async def _list(self, *where: ColumnElement[bool]) -> tuple[rows.IncidentRow, ...]:
        found = await self._access.rows(
            select(*_T.__table__.columns).where(*where).order_by(_T.last_ms, _T.id)
        )
        return tuple(self._row(row) for row in found)

    def _changing(self, row: rows.IncidentRow) -> dict[str, object]:
        judge = row.judged_by
        return {
            "room_id": row.room_id,
            "count": row.count,
            "score": row.score,
            "last_ms": row.last_ms,
            "technical": row.technical,
            "facts": seal_facts(self._access.keyring, row.facts, "incident", row.incident_id),
            "verdict": row.verdict,
            "judged_role": None if judge is None else judge.role,
            "judged_id": None if judge is None else judge.id,
        }

    def _row(self, row: RowMapping) -> rows.IncidentRow:
        return rows.IncidentRow(
            incident_id=row["id"],
            registration_id=row["registration_id"],
            attempt_id=row["attempt_id"],
            room_id=row["room_id"],
            code=row["code"],
            count=row["count"],
            score=row["score"],
            first_ms=row["first_ms"],
            last_ms=row["last_ms"],
            technical=row["technical"],
            facts=open_facts(self._access.keyring, row["facts"], "incident", row["id"]),
            verdict=None if row["verdict"] is None else Verdict(row["verdict"]),
            judged_by=actor_of(row["judged_role"], row["judged_id"]),
            version=row["version"],
        )
