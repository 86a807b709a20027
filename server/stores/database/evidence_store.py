"""Evidence files: where they are and the chain of their digests."""

from sqlalchemy import insert, select

from server.stores.database.models import EvidenceRow
from server.stores.database.store import Store
from server.stores.records.conduct import Evidence

_T = EvidenceRow
_SELECT = select(
    _T.id.label("evidence_id"),
    *(column for column in _T.__table__.columns if column.name != "id"),
)


class EvidenceStore(Store):
    """Evidence."""

    async def add(self, evidence: Evidence) -> None:
        """Keep a reference to a file that is in the share already."""
        values = {name: getattr(evidence, name) for name in Evidence.__struct_fields__}
        values["id"] = values.pop("evidence_id")
        await self._access.run(insert(_T).values(**values))

    async def list_of_registration(self, registration_id: str) -> tuple[Evidence, ...]:
        """Return a candidate's evidence, oldest first."""
        return await self._all(
            Evidence,
            _SELECT.where(_T.registration_id == registration_id).order_by(_T.captured_ms, _T.id),
        )

    async def last_digest(self, registration_id: str) -> str:
        """Return the digest that the next file has to name as the previous one; empty at first."""
        found = await self.list_of_registration(registration_id)
        followed = {evidence.previous for evidence in found}
        return next((e.digest for e in reversed(found) if e.digest not in followed), "")
