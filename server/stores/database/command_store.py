"""Staff acts on their way to a seat."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, RowMapping, func, insert, select, update

from common.protocol.rows import ActorRef, SeatCommandRow
from common.protocol.vocabulary import (
    CommandFailure,
    CommandKind,
    CommandState,
    HoldKind,
    Role,
)
from common.rules.seat_commands import OPEN, SHOWN_PER_SEAT
from server.stores.database.models import CommandRow
from server.stores.database.store import Store, not_found

_T = CommandRow
_COLUMNS = tuple(column for column in _T.__table__.columns if column.name != "sitting_id")
_SELECT = select(*_COLUMNS)
_OPEN = _T.state.in_(sorted(OPEN))


class CommandStore(Store):
    """Commands to seats."""

    async def add_many(self, sitting_id: str, commands: Sequence[SeatCommandRow]) -> None:
        """Keep new commands."""
        await self._access.run_many(
            insert(_T), [{"sitting_id": sitting_id, **_cells(row)} for row in commands]
        )

    async def get(self, command_id: str) -> SeatCommandRow:
        """Return a command.

        Raises:
            RefusedError: NOT_FOUND.
        """
        found = await self._access.first(_SELECT.where(_T.id == command_id))
        if found is None:
            raise not_found(what="command")
        return _row(found)

    async def update(self, command: SeatCommandRow) -> None:
        """Write how far a command came; its version is one above the stored one.

        Raises:
            RefusedError: STALE_VERSION.
        """
        statement = (
            update(_T)
            .where(_T.id == command.command_id, _T.version == command.version - 1)
            .values(
                state=command.state,
                failure=command.failure,
                changed_ms=command.changed_ms,
                version=command.version,
            )
        )
        await self._update(statement, "command", command.version)

    async def list_open(self, attempt_id: str) -> tuple[SeatCommandRow, ...]:
        """Return what a seat has not done yet, oldest first."""
        return await self._list(_T.attempt_id == attempt_id, _OPEN)

    async def count_open(self, attempt_ids: Collection[str]) -> dict[str, int]:
        """Return how many commands wait for each of some seats; nothing for those without any."""
        if not attempt_ids:
            return {}
        rows = await self._access.rows(
            select(_T.attempt_id, func.count().label("waiting"))
            .where(_T.attempt_id.in_(sorted(attempt_ids)), _OPEN)
            .group_by(_T.attempt_id)
        )
        return {row["attempt_id"]: row["waiting"] for row in rows}

    async def count_by_state(self) -> dict[str, int]:
        """Return how many commands there are in each state."""
        rows = await self._access.rows(
            select(_T.state, func.count().label("number")).group_by(_T.state)
        )
        return {row["state"]: row["number"] for row in rows}

    async def list_due(self, now_ms: int, limit: int) -> tuple[SeatCommandRow, ...]:
        """Return open commands whose time to live is over, the longest first."""
        rows = await self._access.rows(
            _SELECT.where(_OPEN, _T.expires_ms <= now_ms)
            .order_by(_T.expires_ms, _T.id)
            .limit(limit)
        )
        return tuple(_row(found) for found in rows)

    async def find_release(
        self, attempt_id: str, hold: HoldKind, since_ms: int
    ) -> SeatCommandRow | None:
        """Return the command by which a hold was released, if the seat has not done it."""
        found = await self._list(
            _T.attempt_id == attempt_id,
            _T.kind == CommandKind.RELEASE,
            _T.hold == hold,
            _T.since_ms == since_ms,
            _T.state != CommandState.DONE,
        )
        return found[-1] if found else None

    async def list_newest(
        self, sitting_id: str, room_ids: frozenset[str] | None
    ) -> tuple[SeatCommandRow, ...]:
        """Return the newest commands of each seat of some rooms, or of all rooms, oldest first."""
        where: list[ColumnElement[bool]] = [_T.sitting_id == sitting_id]
        if room_ids is not None:
            where.append(_T.room_id.in_(sorted(room_ids)))
        place = (
            func.row_number()
            .over(partition_by=_T.attempt_id, order_by=(_T.created_ms.desc(), _T.id.desc()))
            .label("place")
        )
        newest = select(*_COLUMNS, place).where(*where).subquery()
        rows = await self._access.rows(
            select(newest)
            .where(newest.c.place <= SHOWN_PER_SEAT)
            .order_by(newest.c.created_ms, newest.c.id)
        )
        return tuple(_row(found) for found in rows)

    async def _list(self, *where: ColumnElement[bool]) -> tuple[SeatCommandRow, ...]:
        rows = await self._access.rows(_SELECT.where(*where).order_by(_T.created_ms, _T.id))
        return tuple(_row(found) for found in rows)


def _cells(row: SeatCommandRow) -> dict[str, object]:
    return {
        "id": row.command_id,
        "attempt_id": row.attempt_id,
        "room_id": row.room_id,
        "kind": row.kind,
        "hold": row.hold,
        "since_ms": row.since_ms,
        "subject": row.subject,
        "row_version": row.row_version,
        "cause": row.cause,
        "issued_role": row.issued_by.role,
        "issued_id": row.issued_by.id,
        "state": row.state,
        "failure": row.failure,
        "created_ms": row.created_ms,
        "expires_ms": row.expires_ms,
        "changed_ms": row.changed_ms,
        "version": row.version,
    }


def _row(found: RowMapping) -> SeatCommandRow:
    return SeatCommandRow(
        command_id=found["id"],
        attempt_id=found["attempt_id"],
        room_id=found["room_id"],
        kind=CommandKind(found["kind"]),
        hold=None if found["hold"] is None else HoldKind(found["hold"]),
        since_ms=found["since_ms"],
        subject=found["subject"],
        row_version=found["row_version"],
        cause=found["cause"],
        issued_by=ActorRef(role=Role(found["issued_role"]), id=found["issued_id"]),
        state=CommandState(found["state"]),
        failure=None if found["failure"] is None else CommandFailure(found["failure"]),
        created_ms=found["created_ms"],
        expires_ms=found["expires_ms"],
        changed_ms=found["changed_ms"],
        version=found["version"],
    )
