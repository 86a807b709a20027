"""Work that waits: for people, or for a seat."""

from enum import StrEnum

from common.protocol.base import Message, Value
from common.protocol.routing import Origin


class DeadLetter(Value, frozen=True, kw_only=True):
    """A work item that its manager could not handle."""

    id: str
    queue: str
    message: Message
    origin: Origin
    error: str
    received_ms: int
    failed_ms: int
    replayed_ms: int | None = None


class CommandState(StrEnum):
    """How far a staff act came on its way to a seat."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    DONE = "done"
    FAILED = "failed"
    EXPIRED = "expired"


class SeatCommand(Value, frozen=True, kw_only=True):
    """A staff act on its way to a seat."""

    id: str
    sitting_id: str
    attempt_id: str
    message: Message
    state: CommandState
    failure: str = ""
    created_ms: int
    expires_ms: int
    changed_ms: int
