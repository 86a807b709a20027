"""The papers of the rooms, read once for all seats that come together."""

from common.protocol.rows import RoomRow
from common.protocol.stages import PaperUnsealed
from server.content.unsealing import has_started, key_text
from server.stores.records.exams import Package
from server.stores.unit_of_work import Stores


class Papers:
    """Which paper a room may read, inside one transaction.

    Args:
        stores: of the transaction.
    """

    def __init__(self, stores: Stores) -> None:
        """Begin with nothing read."""
        self._stores = stores
        self._rooms: dict[str, dict[str, RoomRow]] = {}
        self._packages: dict[str, Package | None] = {}

    async def released(self, period_id: str, room_id: str) -> Package | None:
        """Return the package of a period if this room has started."""
        room = await self._room(period_id, room_id)
        if not has_started(room):
            return None
        if period_id not in self._packages:
            self._packages[period_id] = await self._stores.packages.of_period(period_id)
        return self._packages[period_id]

    async def _room(self, period_id: str, room_id: str) -> RoomRow | None:
        if period_id not in self._rooms:
            rows = await self._stores.rooms.list_of_period(period_id)
            self._rooms[period_id] = {row.room_id: row for row in rows}
        return self._rooms[period_id].get(room_id)


def unsealed(package: Package | None) -> PaperUnsealed | None:
    """Return what opens a package, for a seat that has it already."""
    if package is None:
        return None
    return PaperUnsealed(package_id=package.package_id, key=key_text(package))
