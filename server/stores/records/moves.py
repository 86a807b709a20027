"""A move as the server keeps it: by ids, where people see names."""

from common.protocol.base import Value
from common.protocol.move_rows import MoveState
from common.protocol.rows import ActorRef


class Move(Value, frozen=True, kw_only=True):
    """From which seat and PC a candidate moved to which.

    Args:
        from_device_id: the PC that was fenced; None if none had written.
        to_device_id: the PC that is awaited; None where any may come.
        lost_since_ms: since when working time was lost.
        position: of the question on the old PC's screen.
        ended_ms: None while the new PC is awaited.
        version: of the candidate's row that came with it.
    """

    move_id: str
    sitting_id: str
    attempt_id: str
    room_id: str
    from_seat_id: str
    to_seat_id: str
    from_device_id: str | None
    to_device_id: str | None
    state: MoveState
    position: int
    reason: str
    actor: ActorRef
    since_ms: int
    lost_since_ms: int
    ended_ms: int | None
    version: int
