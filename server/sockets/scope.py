"""What a connection may send at all: its role, its own attempt, its own rooms.

Whether it may be done now is the manager's decision; this keeps strangers' work off the queues.
"""

from collections.abc import Awaitable, Callable

from common.core.errors import ErrorCode, RefusedError
from common.protocol.base import Message
from common.protocol.routing import Origin
from common.protocol.stages import ChangeRoomStage
from common.protocol.vocabulary import Role

FindRoom = Callable[[str], Awaitable[str | None]]


class Scope:
    """Checks role and place of what is sent.

    Args:
        room_of_attempt: returns the room of an attempt, None if there is no such attempt.
        room_of_room_period: the same for the row of a room in a period.
    """

    __slots__ = ("_room_of_attempt", "_room_of_room_period")

    def __init__(self, room_of_attempt: FindRoom, room_of_room_period: FindRoom) -> None:
        """Take the look-ups."""
        self._room_of_attempt = room_of_attempt
        self._room_of_room_period = room_of_room_period

    @staticmethod
    def own_attempt(origin: Origin) -> str | None:
        """Return the attempt whose saves pass `check` without a look-up; None for staff."""
        return origin.attempt_id if origin.role is Role.CANDIDATE else None

    async def check(self, message: Message, origin: Origin) -> None:
        """Pass, or refuse.

        Raises:
            RefusedError: FORBIDDEN (role, another's attempt) or FOREIGN_ROOM.
        """
        if origin.role not in message.spec.senders:
            raise RefusedError(ErrorCode.FORBIDDEN, type=message.spec.name, role=origin.role)
        if message.spec.queue is None:
            return
        attempt_id: str | None = getattr(message, "attempt_id", None)
        if origin.role is Role.CANDIDATE:
            if attempt_id is not None and attempt_id != origin.attempt_id:
                raise RefusedError(ErrorCode.FORBIDDEN, "foreign_attempt", type=message.spec.name)
        elif origin.role is Role.PROCTOR:
            await self._check_room(message, attempt_id, origin)

    async def _check_room(self, message: Message, attempt_id: str | None, origin: Origin) -> None:
        if attempt_id is not None:
            room_id = await self._room_of_attempt(attempt_id)
        elif isinstance(message, ChangeRoomStage):
            room_id = await self._room_of_room_period(message.room_period_id)
        else:
            return
        # A thing that does not exist and a thing of another room look the same from outside.
        if room_id is None or room_id not in origin.room_ids:
            raise RefusedError(ErrorCode.FOREIGN_ROOM, type=message.spec.name)
