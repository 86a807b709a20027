"""Moves to another PC; why somebody was moved is sealed."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, RowMapping, insert, select, update
from sqlalchemy.orm import aliased

from common.protocol import move_rows
from common.protocol.move_rows import MoveState
from common.protocol.rows import ActorRef
from common.protocol.vocabulary import Role
from server.stores.database.models import MoveRow, SeatRow
from server.stores.database.sealing import open_text, seal_text
from server.stores.database.store import Store
from server.stores.records.moves import Move

_T = MoveRow
_FROM, _TO = aliased(SeatRow), aliased(SeatRow)
_SELECT = (
    select(*_T.__table__.columns, _FROM.name.label("from_seat"), _TO.name.label("to_seat"))
    .join(_FROM, _FROM.id == _T.from_seat_id)
    .join(_TO, _TO.id == _T.to_seat_id)
    .order_by(_T.version, _T.id)
)


class MoveStore(Store):
    """Moves, each written when it is ordered and when it has ended."""

    async def add(self, move: Move) -> None:
        """Keep a new move."""
        await self._access.run(
            insert(_T).values(
                id=move.move_id,
                sitting_id=move.sitting_id,
                attempt_id=move.attempt_id,
                room_id=move.room_id,
                from_seat_id=move.from_seat_id,
                to_seat_id=move.to_seat_id,
                from_device_id=move.from_device_id,
                to_device_id=move.to_device_id,
                state=move.state,
                position=move.position,
                reason=seal_text(self._access.keyring, move.reason, "move", move.move_id),
                actor_role=move.actor.role,
                actor_id=move.actor.id,
                since_ms=move.since_ms,
                lost_since_ms=move.lost_since_ms,
                ended_ms=move.ended_ms,
                version=move.version,
            )
        )

    async def end(self, move: Move) -> None:
        """Write how a move ended that was still awaited.

        Raises:
            RefusedError: STALE_VERSION, it has ended before.
        """
        statement = (
            update(_T)
            .where(_T.id == move.move_id, _T.state == MoveState.WAITING)
            .values(state=move.state, ended_ms=move.ended_ms, version=move.version)
        )
        await self._update(statement, "move", move.version)

    async def find_waiting(self, attempt_id: str) -> Move | None:
        """Return the move of a candidate whose new PC is awaited, or None."""
        rows = await self._rows(_T.attempt_id == attempt_id, _T.state == MoveState.WAITING)
        return self._move(rows[-1]) if rows else None

    async def find_newest(self, attempt_id: str) -> move_rows.MoveRow | None:
        """Return the newest move of a candidate as it is told, or None."""
        rows = await self._rows(_T.attempt_id == attempt_id)
        return self._told(rows) if rows else None

    async def list_newest(
        self, sitting_id: str, room_ids: frozenset[str] | None
    ) -> tuple[move_rows.MoveRow, ...]:
        """Return the newest move of each candidate of some rooms, or of all."""
        rows = await self._rows(_T.sitting_id == sitting_id)
        told = (self._told(of_one) for of_one in _by_attempt(rows).values())
        return tuple(row for row in told if room_ids is None or row.room_id in room_ids)

    async def left_devices(self, attempt_ids: Iterable[str]) -> frozenset[tuple[str, str]]:
        """Return attempts with the PCs they were moved away from."""
        rows = await self._rows(_T.attempt_id.in_(list(attempt_ids)))
        found = _by_attempt(rows).items()
        return frozenset((one, device) for one, of_one in found for device in _left(of_one))

    async def _rows(self, *where: ColumnElement[bool]) -> list[RowMapping]:
        return list(await self._access.rows(_SELECT.where(*where)))

    def _move(self, row: RowMapping) -> Move:
        return Move(
            move_id=row["id"],
            sitting_id=row["sitting_id"],
            attempt_id=row["attempt_id"],
            room_id=row["room_id"],
            from_seat_id=row["from_seat_id"],
            to_seat_id=row["to_seat_id"],
            from_device_id=row["from_device_id"],
            to_device_id=row["to_device_id"],
            state=MoveState(row["state"]),
            position=row["position"],
            reason=self._reason(row),
            actor=_actor(row),
            since_ms=row["since_ms"],
            lost_since_ms=row["lost_since_ms"],
            ended_ms=row["ended_ms"],
            version=row["version"],
        )

    @staticmethod
    def _told(rows: Sequence[RowMapping]) -> move_rows.MoveRow:
        """Return the newest of a candidate's moves."""
        row = rows[-1]
        return move_rows.MoveRow(
            move_id=row["id"],
            attempt_id=row["attempt_id"],
            room_id=row["room_id"],
            from_seat=row["from_seat"],
            to_seat=row["to_seat"],
            from_device=row["from_device_id"],
            to_device=row["to_device_id"],
            state=MoveState(row["state"]),
            since_ms=row["since_ms"],
            lost_since_ms=row["lost_since_ms"],
            ended_ms=row["ended_ms"],
            position=row["position"],
            left=_left(rows),
            actor=_actor(row),
            version=row["version"],
        )

    def _reason(self, row: RowMapping) -> str:
        return open_text(self._access.keyring, row["reason"], "move", row["id"])


def _by_attempt(rows: Iterable[RowMapping]) -> dict[str, list[RowMapping]]:
    found: dict[str, list[RowMapping]] = {}
    for row in rows:
        found.setdefault(row["attempt_id"], []).append(row)
    return found


def _left(rows: Iterable[RowMapping]) -> tuple[str, ...]:
    """Return the PCs that a candidate was moved away from by these moves, oldest first.

    Where any PC may come, only the one that was left last may not.
    """
    left: set[str | None] = set()
    for row in rows:
        gone, here = row["from_device_id"], row["to_device_id"]
        if row["state"] == MoveState.CANCELLED:
            left -= {gone}
        else:
            left = {gone} if here is None else (left | {gone}) - {here}
    return tuple(sorted(device for device in left if device is not None))


def _actor(row: RowMapping) -> ActorRef:
    return ActorRef(role=Role(row["actor_role"]), id=row["actor_id"])
