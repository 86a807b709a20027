"""A candidate moves to another PC: which seats are free, the order, and how far it has come."""

from typing import ClassVar

from common.protocol.base import (
    EVERYBODY,
    STAFF,
    Audience,
    Delivery,
    Message,
    Spec,
    to_client,
    to_server,
)
from common.protocol.limits import Id, Number, Text
from common.protocol.move_rows import FreeSeat, MoveRow
from common.protocol.vocabulary import QueueName, Role

_STATE = QueueName.STATE


class AskFreeSeats(Message, frozen=True, kw_only=True):
    """Which seats could this candidate move to; nothing changes."""

    spec: ClassVar[Spec] = to_server("move.ask_seats", Role.PROCTOR, Role.CHIEF, queue=_STATE)
    attempt_id: Id


class FreeSeatsShown(Message, frozen=True, kw_only=True):
    """The seats of the room that are nobody's, for the one console that asked.

    Args:
        lost_ms: working time that has gone by since the candidate's PC was last heard of; it is
            proposed to be given back. 0 while the PC is heard.
    """

    spec: ClassVar[Spec] = to_client("move.seats_shown", Audience.CONNECTION, Delivery.REPLY, STAFF)
    attempt_id: str
    seats: tuple[FreeSeat, ...]
    lost_ms: int = 0


class MoveSeat(Message, frozen=True, kw_only=True):
    """Move a candidate to a free seat with a PC (transition 23).

    The PC that writes now is fenced at once, and the candidate held until they have signed in at
    the new one; the release of the hold MOVE calls it off. The clock goes on: what the move took
    is proposed to people as incident time.
    """

    spec: ClassVar[Spec] = to_server("move.seat", Role.PROCTOR, Role.CHIEF, queue=_STATE)
    attempt_id: Id
    seat_id: Id
    version: Number
    reason: Text


class MoveChanged(Message, frozen=True, kw_only=True):
    """A move as it is now: the candidate is awaited, has arrived, or it was called off."""

    spec: ClassVar[Spec] = to_client(
        "move.changed", Audience.CANDIDATE_AND_STAFF, Delivery.DURABLE, EVERYBODY
    )
    move: MoveRow
