"""Where a message came from and whom it goes to; plain data that stores, queues and edges share."""

from common.protocol.base import Message, Value
from common.protocol.vocabulary import Role


class Address(Value, frozen=True, kw_only=True):
    """What an audience is resolved with; None where it does not matter.

    Args:
        sitting_id: always known; event numbers count per sitting.
        room_id: for rooms and for the staff who look after them; None reaches chiefs only,
            or every room where the audience is a room.
        attempt_id: for one candidate.
        connection_id: for one connection.
    """

    sitting_id: str
    room_id: str | None = None
    attempt_id: str | None = None
    connection_id: str | None = None


class Origin(Value, frozen=True, kw_only=True):
    """Who sent a message, as the session has verified it.

    Args:
        actor_id: staff id, registration id, or the name of the sending part for SYSTEM.
        connection_id: where a reply goes; empty for SYSTEM.
        room_ids: rooms a proctor has; empty for a chief (all) and a candidate (own).
        attempt_id: a candidate's own attempt.
        device_id: the machine, as the client said in its hello.
    """

    role: Role
    actor_id: str
    sitting_id: str = ""
    connection_id: str = ""
    room_ids: frozenset[str] = frozenset()
    attempt_id: str | None = None
    device_id: str = ""


class Outgoing(Value, frozen=True, kw_only=True):
    """A message on its way to clients.

    Args:
        number: event number within the sitting; 0 if not durable.
        ack: id of the command this answers.
        key: newest wins among those waiting with the same key; empty never coalesces.
    """

    message: Message
    address: Address
    number: int = 0
    ack: str = ""
    key: str = ""
