"""What a unit of work leaves to do after its commit."""

from common.protocol.base import Message
from common.protocol.routing import Address, Outgoing

Events = list[tuple[int, Address, Message]]
"""Numbered within their sittings."""
FollowUps = list[tuple[str, Message]]
Notices = list[Outgoing]
"""What is not stored: replies and ephemeral announcements."""
Place = tuple[str, str]
"""The sitting and the room of an attempt."""
Places = dict[str, Place]


class Effects:
    """Filled while a unit of work runs; final once it has committed.

    `events` get their numbers at the commit.
    """

    def __init__(self) -> None:
        """Begin empty."""
        self.events: Events = []
        self.follow_ups: FollowUps = []
        self.outgoing: Notices = []
        self.dirty_attempts: Places = {}
