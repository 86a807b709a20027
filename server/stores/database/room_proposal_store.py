"""What is proposed about rooms and attempts: in the tables of proposals and approvals."""

import msgspec
from sqlalchemy import ColumnElement, RowMapping, insert, select, update

from common.protocol import time_rows
from common.protocol.base import Value
from common.protocol.rows import ActorRef
from common.protocol.time_rows import LostTime, ProposalKind
from common.protocol.vocabulary import Role
from server.stores.database.models import ApprovalRow, ProposalRow
from server.stores.database.sealing import open_text, seal_text
from server.stores.database.store import Store, actor_of, not_found

_P, _A = ProposalRow, ApprovalRow
_SELECT = (
    select(
        *_P.__table__.columns,
        _A.reason,
        _A.actor_role,
        _A.actor_id,
        _A.at_ms,
    )
    .outerjoin(_A, _A.proposal_id == _P.id)
    .where(_P.kind.in_(tuple(ProposalKind)))
)
_SYSTEM = ActorRef(role=Role.SYSTEM, id="state_manager")


class _Particulars(Value, frozen=True, kw_only=True):
    """What a proposal about a room is about."""

    period_id: str
    room_id: str
    since_ms: int
    until_ms: int
    lost: tuple[LostTime, ...]
    asked: str = ""


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(_Particulars).decode


class RoomProposalStore(Store):
    """Proposals about rooms."""

    async def get(self, proposal_id: str) -> time_rows.ProposalRow:
        """Return a proposal.

        Raises:
            RefusedError: NOT_FOUND.
        """
        found = await self._list(_P.id == proposal_id)
        if not found:
            raise not_found(what="proposal")
        return found[0]

    async def add(self, sitting_id: str, row: time_rows.ProposalRow) -> None:
        """Keep a new proposal, of a person or of the system."""
        by = row.proposed_by or _SYSTEM
        about = _Particulars(
            period_id=row.period_id,
            room_id=row.room_id,
            since_ms=row.since_ms,
            until_ms=row.until_ms,
            lost=row.lost,
            asked=row.asked,
        )
        text = _encode(about).decode()
        await self._access.run(
            insert(_P).values(
                id=row.proposal_id,
                sitting_id=sitting_id,
                attempt_id=row.attempt_id,
                incident_id=None,
                kind=row.kind,
                particulars=seal_text(self._access.keyring, text, "proposal", row.proposal_id),
                proposed_role=by.role,
                proposed_id=by.id,
                proposed_ms=row.proposed_ms,
                state=row.state,
                version=row.version,
            )
        )

    async def decide(self, row: time_rows.ProposalRow, actor: ActorRef) -> None:
        """Write the decision on a proposal whose version is one above the stored one.

        Raises:
            RefusedError: STALE_VERSION.
        """
        statement = (
            update(_P)
            .where(_P.id == row.proposal_id, _P.version == row.version - 1)
            .values(state=row.state, version=row.version)
        )
        await self._update(statement, "proposal", row.version)
        await self._access.run(
            insert(_A).values(
                proposal_id=row.proposal_id,
                approved=row.state is time_rows.ProposalState.APPROVED,
                reason=seal_text(self._access.keyring, row.reason, "approval", row.proposal_id),
                actor_role=actor.role,
                actor_id=actor.id,
                at_ms=row.decided_ms,
            )
        )

    async def list_of_sitting(
        self, sitting_id: str, room_ids: frozenset[str] | None
    ) -> tuple[time_rows.ProposalRow, ...]:
        """Return the proposals about some rooms, or about all, oldest first."""
        rows = await self._list(_P.sitting_id == sitting_id)
        return tuple(row for row in rows if room_ids is None or row.room_id in room_ids)

    async def waits_to_reopen(self, attempt_id: str) -> bool:
        """Say whether somebody proposed to open an attempt again, and nobody has decided."""
        waiting = await self._list(
            _P.attempt_id == attempt_id,
            _P.kind == ProposalKind.REOPEN,
            _P.state == time_rows.ProposalState.OPEN,
        )
        return bool(waiting)

    async def _list(self, *where: ColumnElement[bool]) -> tuple[time_rows.ProposalRow, ...]:
        found = await self._access.rows(_SELECT.where(*where).order_by(_P.proposed_ms, _P.id))
        return tuple(self._row(row) for row in found)

    def _row(self, row: RowMapping) -> time_rows.ProposalRow:
        keyring, key = self._access.keyring, row["id"]
        about = _decode(open_text(keyring, row["particulars"], "proposal", key))
        sealed = row["reason"]
        by = ActorRef(role=Role(row["proposed_role"]), id=row["proposed_id"])
        return time_rows.ProposalRow(
            proposal_id=key,
            kind=ProposalKind(row["kind"]),
            period_id=about.period_id,
            room_id=about.room_id,
            since_ms=about.since_ms,
            until_ms=about.until_ms,
            lost=about.lost,
            proposed_ms=row["proposed_ms"],
            state=time_rows.ProposalState(row["state"]),
            decided_by=actor_of(row["actor_role"], row["actor_id"]),
            decided_ms=row["at_ms"],
            reason="" if sealed is None else open_text(keyring, sealed, "approval", key),
            attempt_id=row["attempt_id"],
            proposed_by=None if by == _SYSTEM else by,
            asked=about.asked,
            version=row["version"],
        )
