"""When the key of a paper may leave the server: once the room has started, to its seats only."""

import base64

from common.protocol.rows import RoomRow
from common.protocol.vocabulary import Stage
from server.stores.records.exams import Package
from server.stores.unit_of_work import Stores

_STARTED = frozenset({Stage.RUNNING, Stage.SUSPENDED, Stage.ENDING})


async def released_package(stores: Stores, period_id: str, room: RoomRow | None) -> Package | None:
    """Return the package of a period if the room has started, so that its key may go out."""
    if room is None or room.stage not in _STARTED:
        return None
    return await stores.packages.of_period(period_id)


def key_text(package: Package) -> str:
    """Return the content key as it stands in messages."""
    return base64.b64encode(package.key).decode()
