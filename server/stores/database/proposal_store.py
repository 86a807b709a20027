"""The first halves of two-person acts; their particulars are sealed."""

from sqlalchemy import RowMapping, insert, select, update

from common.protocol.rows import ActorRef
from common.protocol.vocabulary import Role
from server.stores.database.models import ProposalRow
from server.stores.database.sealing import open_text, seal_text
from server.stores.database.store import Store, not_found
from server.stores.records.conduct import Proposal, ProposalState

_T = ProposalRow
_SELECT = select(*_T.__table__.columns)


class ProposalStore(Store):
    """Proposals."""

    async def get(self, proposal_id: str) -> Proposal:
        """Return a proposal.

        Raises:
            RefusedError: NOT_FOUND.
        """
        row = await self._access.first(_SELECT.where(_T.id == proposal_id))
        if row is None:
            raise not_found(what="proposal")
        return self._proposal(row)

    async def add(self, proposal: Proposal) -> None:
        """Keep a new proposal."""
        await self._access.run(
            insert(_T).values(
                id=proposal.proposal_id,
                sitting_id=proposal.sitting_id,
                attempt_id=proposal.attempt_id,
                incident_id=proposal.incident_id,
                kind=proposal.kind,
                particulars=seal_text(
                    self._access.keyring, proposal.particulars, "proposal", proposal.proposal_id
                ),
                proposed_role=proposal.proposed_by.role,
                proposed_id=proposal.proposed_by.id,
                proposed_ms=proposal.proposed_ms,
                state=proposal.state,
                version=proposal.version,
            )
        )

    async def update(self, proposal: Proposal) -> None:
        """Write the state of a proposal whose version is one above the stored one.

        Raises:
            RefusedError: STALE_VERSION.
        """
        statement = (
            update(_T)
            .where(_T.id == proposal.proposal_id, _T.version == proposal.version - 1)
            .values(state=proposal.state, version=proposal.version)
        )
        await self._update(statement, "proposal", proposal.version)

    async def list_open(self, sitting_id: str) -> tuple[Proposal, ...]:
        """Return the proposals of a sitting that wait for a decision, oldest first."""
        rows = await self._access.rows(
            _SELECT.where(_T.sitting_id == sitting_id, _T.state == ProposalState.OPEN).order_by(
                _T.proposed_ms, _T.id
            )
        )
        return tuple(self._proposal(row) for row in rows)

    def _proposal(self, row: RowMapping) -> Proposal:
        return Proposal(
            proposal_id=row["id"],
            sitting_id=row["sitting_id"],
            attempt_id=row["attempt_id"],
            incident_id=row["incident_id"],
            kind=row["kind"],
            particulars=open_text(self._access.keyring, row["particulars"], "proposal", row["id"]),
            proposed_by=ActorRef(role=Role(row["proposed_role"]), id=row["proposed_id"]),
            proposed_ms=row["proposed_ms"],
            state=ProposalState(row["state"]),
            version=row["version"],
        )
