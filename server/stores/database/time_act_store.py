"""Acts of extra time; their reasons and whom they reached are sealed."""

import msgspec
from sqlalchemy import ColumnElement, RowMapping, insert, select, update

from common.protocol import time_rows
from common.protocol.base import Value
from common.protocol.rows import ActorRef
from common.protocol.vocabulary import Role, TimePart
from server.stores.database.models import TimeActRow
from server.stores.database.sealing import open_text, seal_text
from server.stores.database.store import Store, actor_of

_T = TimeActRow


class _Particulars(Value, frozen=True, kw_only=True):
    """What is sealed of an act."""

    reason: str
    undo_reason: str
    given: tuple[time_rows.TimeGiven, ...]
    refused: tuple[time_rows.TimeRefused, ...]


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(_Particulars).decode


class TimeActStore(Store):
    """Acts of extra time, one row for each room they concern."""

    async def add(self, sitting_id: str, row: time_rows.TimeActRow) -> None:
        """Keep a new act."""
        await self._access.run(
            insert(_T).values(
                id=row.time_act_id,
                act_id=row.act_id,
                sitting_id=sitting_id,
                sitting_period_id=row.period_id,
                room_id=row.room_id,
                part=row.part,
                delta_ms=row.delta_ms,
                actor_role=row.actor.role,
                actor_id=row.actor.id,
                at_ms=row.at_ms,
                proposal_id=row.proposal_id,
                **self._changing(row),
            )
        )

    async def update(self, row: time_rows.TimeActRow) -> None:
        """Write what was taken back of an act whose version is one above the stored one.

        Raises:
            RefusedError: STALE_VERSION.
        """
        statement = (
            update(_T)
            .where(_T.id == row.time_act_id, _T.version == row.version - 1)
            .values(**self._changing(row))
        )
        await self._update(statement, "time_act", row.version)

    async def list_of_act(self, act_id: str) -> tuple[time_rows.TimeActRow, ...]:
        """Return an act in all its rooms; empty if there is none."""
        return await self._list(_T.act_id == act_id)

    async def list_of_room(self, period_id: str, room_id: str) -> tuple[time_rows.TimeActRow, ...]:
        """Return the acts of a room in a period, oldest first."""
        return await self._list(_T.sitting_period_id == period_id, _T.room_id == room_id)

    async def list_of_period(self, period_id: str) -> tuple[time_rows.TimeActRow, ...]:
        """Return the acts of a period, oldest first."""
        return await self._list(_T.sitting_period_id == period_id)

    async def list_of_sitting(
        self, sitting_id: str, room_ids: frozenset[str] | None
    ) -> tuple[time_rows.TimeActRow, ...]:
        """Return the acts of some rooms, or of all where `room_ids` is None, oldest first."""
        if room_ids is None:
            return await self._list(_T.sitting_id == sitting_id)
        return await self._list(_T.sitting_id == sitting_id, _T.room_id.in_(sorted(room_ids)))

    async def _list(self, *where: ColumnElement[bool]) -> tuple[time_rows.TimeActRow, ...]:
        found = await self._access.rows(
            select(*_T.__table__.columns).where(*where).order_by(_T.at_ms, _T.id)
        )
        return tuple(self._row(row) for row in found)

    def _changing(self, row: time_rows.TimeActRow) -> dict[str, object]:
        sealed = _Particulars(
            reason=row.reason, undo_reason=row.undo_reason, given=row.given, refused=row.refused
        )
        text = _encode(sealed).decode()
        by = row.undone_by
        return {
            "changed_ms": row.changed_ms,
            "undone_role": None if by is None else by.role,
            "undone_id": None if by is None else by.id,
            "undone_ms": row.undone_ms,
            "particulars": seal_text(self._access.keyring, text, "time_act", row.time_act_id),
            "version": row.version,
        }

    def _row(self, row: RowMapping) -> time_rows.TimeActRow:
        text = open_text(self._access.keyring, row["particulars"], "time_act", row["id"])
        sealed = _decode(text)
        return time_rows.TimeActRow(
            time_act_id=row["id"],
            act_id=row["act_id"],
            period_id=row["sitting_period_id"],
            room_id=row["room_id"],
            part=TimePart(row["part"]),
            delta_ms=row["delta_ms"],
            reason=sealed.reason,
            actor=ActorRef(role=Role(row["actor_role"]), id=row["actor_id"]),
            at_ms=row["at_ms"],
            changed_ms=row["changed_ms"],
            given=sealed.given,
            refused=sealed.refused,
            undone_by=actor_of(row["undone_role"], row["undone_id"]),
            undone_ms=row["undone_ms"],
            undo_reason=sealed.undo_reason,
            proposal_id=row["proposal_id"],
            version=row["version"],
        )
