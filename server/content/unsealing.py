"""When the key of a paper may leave the server: once the room has started, to its seats only."""

import base64

from common.protocol.vocabulary import Stage
from server.stores.records.exams import Package
from server.stores.unit_of_work import Stores

_STARTED = frozenset({Stage.RUNNING, Stage.SUSPENDED, Stage.ENDING})


async def released_key(
    stores: Stores, period_id: str, room_id: str
) -> tuple[Package | None, str | None]:
    """Return the package of a period, and its key as base64 if the room has started."""
    package = await stores.packages.of_period(period_id)
    if package is None:
        return None, None
    room = await stores.rooms.find(period_id, room_id)
    if room is None or room.stage not in _STARTED:
        return package, None
    return package, key_text(package)


def key_text(package: Package) -> str:
    """Return the content key as it stands in messages."""
    return base64.b64encode(package.key).decode()
