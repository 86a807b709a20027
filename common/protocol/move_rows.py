"""Rows about moves to another PC."""

from enum import StrEnum

from common.protocol.base import Value
from common.protocol.rows import ActorRef


class MoveState(StrEnum):
    """How far a move has come."""

    WAITING = "waiting"
    DONE = "done"
    CANCELLED = "cancelled"


class PcState(StrEnum):
    """What stands at a free seat."""

    READY = "ready"
    HERE = "here"
    BUSY = "busy"
    MISSING = "missing"


class FreeSeat(Value, frozen=True, kw_only=True):
    """A seat of the room that is planned for nobody.

    Args:
        pc: READY: an enrolled PC; HERE: the candidate has signed in there already and waits; BUSY:
            it writes for somebody else; MISSING: no PC is enrolled.
    """

    seat_id: str
    seat: str
    pc: PcState


class MoveRow(Value, frozen=True, kw_only=True):
    """The newest move of a candidate.

    Args:
        from_seat: name of the seat that was left.
        from_device: the PC that was fenced; None if none had written.
        to_device: the PC that is awaited; None where any PC may come that needs no key.
        left: all PCs that the candidate was moved away from and that are not the candidate's again.
        position: number of the question that was on the old PC's screen, 0 if unknown.
        since_ms: when it was ordered.
        lost_since_ms: when the old PC was last heard of, at the latest `since_ms`.
        ended_ms: when the new PC was there, or when it was called off.
        version: of the candidate's row that came with it; grows with each move of a candidate.
    """

    move_id: str
    attempt_id: str
    room_id: str
    from_seat: str
    to_seat: str
    from_device: str | None
    to_device: str | None
    state: MoveState
    since_ms: int
    lost_since_ms: int
    ended_ms: int | None = None
    position: int = 0
    left: tuple[str, ...] = ()
    actor: ActorRef
    version: int = 0

    @property
    def seat(self) -> str:
        """The seat the candidate has by it."""
        return self.from_seat if self.state is MoveState.CANCELLED else self.to_seat
