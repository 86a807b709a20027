"""What every message is: a frozen struct with one declaration of how it travels."""

from collections.abc import Iterable
from enum import StrEnum
from typing import ClassVar

import msgspec

from common.protocol.vocabulary import QueueName, Role


# gc=False: what is frozen and holds values only can form no cycle, and a server under load makes
# millions of these; the collector then has nothing to look through.
class Value(msgspec.Struct, frozen=True, gc=False):
    """A part of a message: immutable, compared by value, unknown fields ignored when decoded."""


class Audience(StrEnum):
    """Whom a message to clients is addressed to; the address says which one."""

    CONNECTION = "connection"
    CANDIDATE = "candidate"
    ROOM_CANDIDATES = "room_candidates"
    STAFF = "staff"
    CANDIDATE_AND_STAFF = "candidate_and_staff"
    ROOM_AND_STAFF = "room_and_staff"


class Delivery(StrEnum):
    """Durable goes through the event log and is replayed; ephemeral is newest-wins per key."""

    DURABLE = "durable"
    EPHEMERAL = "ephemeral"
    REPLY = "reply"


class Spec(msgspec.Struct, frozen=True, kw_only=True):
    """How one message travels.

    Args:
        name: wire name `topic.verb`; never changes with the class's name.
        senders: roles that may send it to the server; SYSTEM for follow-ups; empty for to-client.
        queue: the work queue a to-server message goes to; None if the session itself answers.
        audience: whom a to-client message reaches; None for to-server.
        receivers: roles whose programs get it and therefore must have a branch for it.
        delivery: for to-client messages.
    """

    name: str
    senders: frozenset[Role] = frozenset()
    queue: QueueName | None = None
    audience: Audience | None = None
    receivers: frozenset[Role] = frozenset()
    delivery: Delivery = Delivery.REPLY


class Message(msgspec.Struct, frozen=True, gc=False):
    """Base of all messages."""

    spec: ClassVar[Spec]


def to_server(name: str, *senders: Role, queue: QueueName | None) -> Spec:
    """Declare a message that clients (or SYSTEM, as a follow-up) send."""
    return Spec(name=name, senders=frozenset(senders), queue=queue)


def to_client(name: str, audience: Audience, delivery: Delivery, receivers: Iterable[Role]) -> Spec:
    """Declare a message that the server sends."""
    return Spec(name=name, audience=audience, delivery=delivery, receivers=frozenset(receivers))


STAFF = frozenset({Role.PROCTOR, Role.CHIEF})
EVERYBODY = frozenset({Role.CANDIDATE, Role.PROCTOR, Role.CHIEF})
