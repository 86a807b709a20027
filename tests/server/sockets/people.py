"""Connections of invented people for the tests of the sockets."""

from common.protocol.routing import Origin
from common.protocol.vocabulary import Role
from server.sockets.connection import Connection
from server.sockets.send_queue import SendPolicy, SendQueue
from tests.helpers.transports import FakeTransport

SITTING = "SITTING"
POLICY = SendPolicy(64 * 1024, 1024 * 1024)


class Peer(Connection):
    """A connection whose transport keeps what is written."""

    __slots__ = ("transport",)

    def __init__(self, origin: Origin, room_id: str | None) -> None:
        self.transport = FakeTransport()
        super().__init__(
            origin, room_id, origin.actor_id.encode(), SendQueue(self.transport, POLICY), 0.0
        )

    @property
    def frames(self) -> list[bytes]:
        return self.transport.written


def candidate(name: str, room: str = "R1", sitting: str = SITTING) -> Peer:
    origin = Origin(
        role=Role.CANDIDATE,
        actor_id=f"registration-{name}",
        sitting_id=sitting,
        connection_id=f"connection-{name}",
        attempt_id=f"attempt-{name}",
    )
    return Peer(origin, room)


def proctor(name: str, *rooms: str, sitting: str = SITTING) -> Peer:
    origin = Origin(
        role=Role.PROCTOR,
        actor_id=f"staff-{name}",
        sitting_id=sitting,
        connection_id=f"connection-{name}",
        room_ids=frozenset(rooms),
    )
    return Peer(origin, None)


def chief(name: str = "chief", sitting: str = SITTING) -> Peer:
    origin = Origin(
        role=Role.CHIEF,
        actor_id=f"staff-{name}",
        sitting_id=sitting,
        connection_id=f"connection-{name}",
    )
    return Peer(origin, None)
