"""Hello, welcome, resume, heartbeat and the outcome of a command."""

from typing import ClassVar

from common.core.errors import Fault
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
from common.protocol.limits import Digest, Id, Name, Number
from common.protocol.rows import SeatLive
from common.protocol.snapshots import CandidateSnapshot, StaffSnapshot
from common.protocol.vocabulary import QueueName, Role


class Hello(Message, frozen=True, kw_only=True):
    """First message on a connection.

    Args:
        client: program and version, `gamdok-candidate/0.1.0`.
        device: id of this machine, kept by the client.
        resume_from: number of the last event the client has; None asks for a snapshot.
        after_crash: the program ended without an orderly end since it was last welcomed, and goes
            on from its journal.
        instance: id of this run of the program, known to nobody else; tells a program that comes
            back from another one with the same key.
        proof: of an enrolled PC, over the challenge of this connection
            (`common.crypto.device_keys`).
    """

    spec: ClassVar[Spec] = to_server(
        "session.hello", Role.CANDIDATE, Role.PROCTOR, Role.CHIEF, queue=None
    )
    client: Name
    device: Id
    resume_from: Number | None = None
    after_crash: bool = False
    instance: Id = ""
    proof: Digest = ""


class Welcome(Message, frozen=True, kw_only=True):
    """Answer to hello: either a snapshot, or the missed events follow as ordinary messages.

    Args:
        server_ms: the server's clock when this was built.
        event_number: the last event that snapshot (or the replay) includes.
        heartbeat_s: how often the client shall send a heartbeat.
        ack_upto: last sequence of this attempt's epoch that is durable (candidates).
        spread_s: over how many seconds clients shall spread when they come back after a cut; 0
            leaves it to them.
        anchor: proof that the server told this seat `server_ms` (`common.crypto.time_anchors`).
    """

    spec: ClassVar[Spec] = to_client(
        "session.welcome", Audience.CONNECTION, Delivery.REPLY, EVERYBODY
    )
    connection_id: str
    server_ms: int
    event_number: int
    heartbeat_s: float
    resumed: bool
    epoch: int = 0
    ack_upto: int = 0
    spread_s: float = 0.0
    anchor: str = ""
    candidate: CandidateSnapshot | None = None
    staff: StaffSnapshot | None = None


class Heartbeat(Message, frozen=True, kw_only=True):
    """I am here; for a seat also what it still has to send and which item is on screen."""

    spec: ClassVar[Spec] = to_server(
        "session.heartbeat", Role.CANDIDATE, Role.PROCTOR, Role.CHIEF, queue=None
    )
    unsent: Number = 0
    position: Number = 0


class HeartbeatAnswered(Message, frozen=True, kw_only=True):
    """The server's clock, so that the client can keep its anchor; `anchor` as in the welcome."""

    spec: ClassVar[Spec] = to_client(
        "session.heartbeat_answered", Audience.CONNECTION, Delivery.REPLY, EVERYBODY
    )
    server_ms: int
    anchor: str = ""


class SeatLiveChanged(Message, frozen=True, kw_only=True):
    """Counts and connection of a seat."""

    spec: ClassVar[Spec] = to_client(
        "session.seat_live_changed", Audience.STAFF, Delivery.EPHEMERAL, STAFF
    )
    live: SeatLive


class CommandAccepted(Message, frozen=True, kw_only=True):
    """The command with this id took effect; the envelope's `ack` names it too."""

    spec: ClassVar[Spec] = to_client(
        "session.command_accepted", Audience.CONNECTION, Delivery.REPLY, EVERYBODY
    )
    command_id: str


class CommandRejected(Message, frozen=True, kw_only=True):
    """The command with this id changed nothing; empty id when it could not be read."""

    spec: ClassVar[Spec] = to_client(
        "session.command_rejected", Audience.CONNECTION, Delivery.REPLY, EVERYBODY
    )
    command_id: str
    fault: Fault


class AttachDevice(Message, frozen=True, kw_only=True):
    """A seat said hello: attendance, presence and lease follow (from the socket server)."""

    spec: ClassVar[Spec] = to_server("session.attach_device", Role.SYSTEM, queue=QueueName.STATE)
    attempt_id: Id
    device_id: Id


class AttachStaff(Message, frozen=True, kw_only=True):
    """A member of staff said hello (from the socket server)."""

    spec: ClassVar[Spec] = to_server("session.attach_staff", Role.SYSTEM, queue=QueueName.STATE)
    staff_id: Id


class DetachStaff(Message, frozen=True, kw_only=True):
    """The last connection of a member of staff has been gone for 15 s (from the socket server)."""

    spec: ClassVar[Spec] = to_server("session.detach_staff", Role.SYSTEM, queue=QueueName.STATE)
    staff_id: Id
