"""Staff acts on their way to a seat."""

from sqlalchemy import RowMapping, insert, select, update

from server.stores.database.models import CommandRow
from server.stores.database.sealing import open_message, seal_message
from server.stores.database.store import Store, not_found
from server.stores.records.work import CommandState, SeatCommand

_T = CommandRow
_SELECT = select(*_T.__table__.columns)


class CommandStore(Store):
    """Commands to seats."""

    async def add(self, command: SeatCommand) -> None:
        """Keep a new command."""
        await self._access.run(
            insert(_T).values(
                id=command.id,
                sitting_id=command.sitting_id,
                attempt_id=command.attempt_id,
                name=command.message.spec.name,
                payload=seal_message(self._access.keyring, command.message, "command", command.id),
                state=command.state,
                failure=command.failure,
                created_ms=command.created_ms,
                expires_ms=command.expires_ms,
                changed_ms=command.changed_ms,
            )
        )

    async def update(self, command_id: str, state: CommandState, failure: str = "") -> None:
        """Note how far a command came.

        Raises:
            RefusedError: NOT_FOUND.
        """
        statement = (
            update(_T)
            .where(_T.id == command_id)
            .values(state=state, failure=failure, changed_ms=self._access.clock.now_ms())
        )
        if await self._access.run(statement) != 1:
            raise not_found(what="command")

    async def list_waiting(self, attempt_id: str) -> tuple[SeatCommand, ...]:
        """Return what a seat has not done yet and may still do, oldest first."""
        rows = await self._access.rows(
            _SELECT.where(
                _T.attempt_id == attempt_id,
                _T.state.in_((CommandState.WAITING, CommandState.DELIVERED)),
                _T.expires_ms > self._access.clock.now_ms(),
            ).order_by(_T.created_ms, _T.id)
        )
        return tuple(self._command(row) for row in rows)

    def _command(self, row: RowMapping) -> SeatCommand:
        return SeatCommand(
            id=row["id"],
            sitting_id=row["sitting_id"],
            attempt_id=row["attempt_id"],
            message=open_message(
                self._access.keyring, row["name"], row["payload"], "command", row["id"]
            ),
            state=CommandState(row["state"]),
            failure=row["failure"],
            created_ms=row["created_ms"],
            expires_ms=row["expires_ms"],
            changed_ms=row["changed_ms"],
        )
