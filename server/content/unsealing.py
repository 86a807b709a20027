"""When the key of a paper may leave the server: once the room has started, to its seats only."""

import base64

from common.protocol.rows import RoomRow
from common.protocol.vocabulary import Stage
from server.stores.records.exams import Package

_STARTED = frozenset({Stage.RUNNING, Stage.SUSPENDED, Stage.ENDING})


def has_started(room: RoomRow | None) -> bool:
    """Say whether the seats of a room may have the key."""
    return room is not None and room.stage in _STARTED


def key_text(package: Package) -> str:
    """Return the content key as it stands in messages."""
    return base64.b64encode(package.key).decode()
