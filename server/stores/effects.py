"""What a unit of work leaves to do after its commit."""

from common.protocol.base import Message, Value
from common.protocol.routing import Address

FollowUps = list[tuple[str, Message]]


class Notice(Value, frozen=True, kw_only=True):
    """A message to clients that is not stored: a reply or an ephemeral announcement.

    Args:
        ack: id of the command it answers.
        key: newest wins among those waiting with the same key.
    """

    message: Message
    address: Address
    ack: str = ""
    key: str = ""


class Effects:
    """Filled while a unit of work runs; final once it has committed.

    `events` get their numbers at the commit.
    """

    def __init__(self) -> None:
        """Begin empty."""
        self.events: list[tuple[int, Address, Message]] = []
        self.follow_ups: FollowUps = []
        self.outgoing: list[Notice] = []
        self.dirty_attempts: dict[str, Address] = {}
