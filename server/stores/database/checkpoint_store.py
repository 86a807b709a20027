"""Signed heads of the audit chain."""

from sqlalchemy import insert, select

from server.stores.database.models import CheckpointRow
from server.stores.database.store import Store
from server.stores.records.logs import Checkpoint

_T = CheckpointRow
_SELECT = select(*_T.__table__.columns)


class CheckpointStore(Store):
    """Checkpoints."""

    async def add(self, checkpoint: Checkpoint) -> None:
        """Keep a checkpoint."""
        values = {name: getattr(checkpoint, name) for name in Checkpoint.__struct_fields__}
        await self._access.run(insert(_T).values(**values))

    async def last(self, server_id: str) -> Checkpoint | None:
        """Return the newest checkpoint of a server, or None."""
        return await self._find(
            Checkpoint, _SELECT.where(_T.server_id == server_id).order_by(_T.number.desc())
        )

    async def list_of_server(self, server_id: str) -> tuple[Checkpoint, ...]:
        """Return all checkpoints of a server in order."""
        return await self._all(
            Checkpoint, _SELECT.where(_T.server_id == server_id).order_by(_T.number)
        )
