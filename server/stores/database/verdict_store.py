"""Every verdict that people gave, for the report of false alarms."""

from sqlalchemy import insert, select

from common.protocol.rows import ActorRef
from common.protocol.vocabulary import Role, Verdict
from server.stores.database.models import VerdictRow
from server.stores.database.sealing import open_text, seal_text
from server.stores.database.store import Store
from server.stores.records.conduct import VerdictRecord

_T = VerdictRow


class VerdictStore(Store):
    """Verdicts."""

    async def add(self, record: VerdictRecord) -> None:
        """Keep a verdict."""
        await self._access.run(
            insert(_T).values(
                id=record.verdict_id,
                incident_id=record.incident_id,
                verdict=record.verdict,
                actor_role=record.actor.role,
                actor_id=record.actor.id,
                reason=seal_text(self._access.keyring, record.reason, "verdict", record.verdict_id),
                at_ms=record.at_ms,
            )
        )

    async def list_of_incident(self, incident_id: str) -> tuple[VerdictRecord, ...]:
        """Return the verdicts on an incident, oldest first."""
        rows = await self._access.rows(
            select(*_T.__table__.columns)
            .where(_T.incident_id == incident_id)
            .order_by(_T.at_ms, _T.id)
        )
        keyring = self._access.keyring
        return tuple(
            VerdictRecord(
                verdict_id=row["id"],
                incident_id=row["incident_id"],
                verdict=Verdict(row["verdict"]),
                actor=ActorRef(role=Role(row["actor_role"]), id=row["actor_id"]),
                reason=open_text(keyring, row["reason"], "verdict", row["id"]),
                at_ms=row["at_ms"],
            )
            for row in rows
        )
