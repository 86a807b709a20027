"""Stages of the period (chief) and of a room in it (proctor)."""

from typing import Annotated, ClassVar

from msgspec import Meta

from common.protocol.base import (
    EVERYBODY,
    Audience,
    Delivery,
    Message,
    Spec,
    to_client,
    to_server,
)
from common.protocol.limits import Id, Number, Text
from common.protocol.rows import PeriodRow, RoomRow
from common.protocol.vocabulary import QueueName, Role, Stage


class ChangePeriodStage(Message, frozen=True, kw_only=True):
    """Open a gate of the sitting.

    Args:
        version: the row's version the chief saw.
        excluded_rooms: rooms named as not taking part in this step.
        override: why it is done though a check is not green.
    """

    spec: ClassVar[Spec] = to_server(
        "stage.change_period", Role.CHIEF, Role.ADMIN, Role.SYSTEM, queue=QueueName.STATE
    )
    period_id: Id
    to: Stage
    version: Number
    reason: Text = ""
    excluded_rooms: Annotated[tuple[Id, ...], Meta(max_length=500)] = ()
    override: Text = ""


class ChangeRoomStage(Message, frozen=True, kw_only=True):
    """Take a room to its next stage, suspend or resume it."""

    spec: ClassVar[Spec] = to_server(
        "stage.change_room", Role.PROCTOR, Role.CHIEF, Role.SYSTEM, queue=QueueName.STATE
    )
    room_period_id: Id
    to: Stage
    version: Number
    reason: Text = ""


class PeriodStageChanged(Message, frozen=True, kw_only=True):
    """The period's row as it is now."""

    spec: ClassVar[Spec] = to_client(
        "stage.period_changed", Audience.ROOM_AND_STAFF, Delivery.DURABLE, EVERYBODY
    )
    period: PeriodRow


class RoomStageChanged(Message, frozen=True, kw_only=True):
    """The room's row as it is now."""

    spec: ClassVar[Spec] = to_client(
        "stage.room_changed", Audience.ROOM_AND_STAFF, Delivery.DURABLE, EVERYBODY
    )
    room: RoomRow


class PaperUnsealed(Message, frozen=True, kw_only=True):
    """The key of the period's package: the exam begins on the seats of a room."""

    spec: ClassVar[Spec] = to_client(
        "stage.paper_unsealed",
        Audience.ROOM_CANDIDATES,
        Delivery.REPLY,
        [Role.CANDIDATE],
    )
    package_id: str
    key: str
