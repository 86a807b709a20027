"""Duty of the staff: taking a room, handing over, signing off."""

from typing import ClassVar

from common.protocol.base import STAFF, Audience, Delivery, Message, Spec, to_client, to_server
from common.protocol.limits import Id, Number
from common.protocol.rows import ProctorRow
from common.protocol.vocabulary import ProctorState, QueueName, Role


class ChangeProctorState(Message, frozen=True, kw_only=True):
    """Take the room (ON_DUTY), go away, come back, hand over, sign off.

    Args:
        successor_id: who takes over, for HANDED_OVER.
    """

    spec: ClassVar[Spec] = to_server(
        "proctor.change_state", Role.PROCTOR, Role.CHIEF, queue=QueueName.STATE
    )
    duty_id: Id
    to: ProctorState
    version: Number
    successor_id: Id | None = None


class ProctorChanged(Message, frozen=True, kw_only=True):
    """The duty's row as it is now."""

    spec: ClassVar[Spec] = to_client("proctor.changed", Audience.STAFF, Delivery.DURABLE, STAFF)
    proctor: ProctorRow
