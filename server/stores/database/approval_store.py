"""Decisions of the second person."""

from sqlalchemy import insert, select

from common.protocol.rows import ActorRef
from common.protocol.vocabulary import Role
from server.stores.database.models import ApprovalRow
from server.stores.database.sealing import open_text, seal_text
from server.stores.database.store import Store
from server.stores.records.conduct import Approval

_T = ApprovalRow


class ApprovalStore(Store):
    """Approvals; a proposal has one at most, which its primary key enforces."""

    async def add(self, approval: Approval) -> None:
        """Keep a decision."""
        await self._access.run(
            insert(_T).values(
                proposal_id=approval.proposal_id,
                approved=approval.approved,
                reason=seal_text(
                    self._access.keyring, approval.reason, "approval", approval.proposal_id
                ),
                actor_role=approval.actor.role,
                actor_id=approval.actor.id,
                at_ms=approval.at_ms,
            )
        )

    async def find(self, proposal_id: str) -> Approval | None:
        """Return the decision on a proposal, or None."""
        row = await self._access.first(
            select(*_T.__table__.columns).where(_T.proposal_id == proposal_id)
        )
        if row is None:
            return None
        return Approval(
            proposal_id=row["proposal_id"],
            approved=row["approved"],
            reason=open_text(self._access.keyring, row["reason"], "approval", row["proposal_id"]),
            actor=ActorRef(role=Role(row["actor_role"]), id=row["actor_id"]),
            at_ms=row["at_ms"],
        )
