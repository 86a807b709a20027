"""One connection: who it is, how far it has been told, and its way out."""

from typing import TYPE_CHECKING, NamedTuple

from common.protocol.routing import Origin
from server.sockets.rate_limit import ConnectionMeters
from server.sockets.send_queue import OVERLOADED, SendQueue

if TYPE_CHECKING:
    from server.stores.records.devices import Device

_MOST_HELD = 4096


class HeldFrame(NamedTuple):
    """A frame that came while the connection was still being welcomed."""

    frame: bytes
    number: int
    key: str


class Connection:
    """Lives from the upgrade to the end of the transport.

    Args:
        origin: who was authenticated; the hello adds the device.
        room_id: of a candidate's seat.
        session: digest of the token.
        queue: the way out.
        now: monotonic seconds.

    `challenge` is what the other end has to sign; `device` and `instance` come with its hello.
    """

    __slots__ = (
        "_held",
        "challenge",
        "device",
        "instance",
        "last_heard",
        "meters",
        "number",
        "origin",
        "queue",
        "room_id",
        "session",
        "strikes",
        "welcomed",
    )

    def __init__(
        self, origin: Origin, room_id: str | None, session: bytes, queue: SendQueue, now: float
    ) -> None:
        """Begin before the hello."""
        self.origin = origin
        self.room_id = room_id
        self.session = session
        self.queue = queue
        self.last_heard = now
        self.meters = ConnectionMeters()
        self.strikes = 0
        self.welcomed = False
        self.challenge = ""
        self.instance = ""
        self.device: Device | None = None
        self.number = 0
        self._held: list[HeldFrame] | None = None

    @property
    def id(self) -> str:
        """Id of this connection."""
        return self.origin.connection_id

    def hold(self) -> None:
        """Keep what comes until `release`: the welcome goes first."""
        self._held = []

    def deliver(self, frame: bytes, number: int = 0, key: str = "") -> None:
        """Send a frame, unless it is an event that the welcome already included."""
        if self._held is not None:
            self._held.append(HeldFrame(frame, number, key))
            if len(self._held) > _MOST_HELD:
                self.close(OVERLOADED, "too slow")
        elif number == 0:
            self.queue.send(frame, key)
        elif number > self.number:
            self.number = number
            self.queue.send(frame, key)

    def release(self, number: int) -> None:
        """Deliver what was held and is newer than event `number`."""
        held, self._held = self._held or (), None
        self.number = number
        self.welcomed = True
        for item in held:
            self.deliver(item.frame, item.number, item.key)

    def abandon(self) -> None:
        """The welcome failed: forget what was held."""
        self._held = None

    def close(self, code: int, reason: str) -> None:
        """Say why and close, without waiting."""
        self._held = None
        self.queue.close(code, reason)
