"""Hello and welcome: the connection is registered first, then told the state, then what follows.

What arrives between the registration and the welcome is held; of that, only events newer than the
snapshot go out. So nothing is missed and nothing comes twice.
"""

from typing import NamedTuple

from msgspec.structs import replace

from common.core.clock import Clock
from common.core.errors import ErrorCode, RefusedError
from common.core.ids import new_id
from common.crypto.time_anchors import TimeAnchors
from common.protocol.codec import encode
from common.protocol.routing import Origin
from common.protocol.session import AttachDevice, AttachStaff, Hello, SeatLiveChanged, Welcome
from common.protocol.vocabulary import Role
from server.queues.router import Router
from server.sockets.connection import Connection
from server.sockets.device_door import DeviceDoor
from server.sockets.frames import text_frame
from server.sockets.presence import Presence
from server.sockets.registry import Registry
from server.sockets.sequencer import Sequencer
from server.sockets.spread import spread_s
from server.sockets.view import View
from server.sockets.views import ViewReader

REPLACED = 4001
"""Close code: the same device has opened a newer connection."""


class Joining(NamedTuple):
    """Welcomes connections."""

    registry: Registry
    sequencer: Sequencer
    views: ViewReader
    presence: Presence
    devices: DeviceDoor
    anchors: TimeAnchors
    router: Router
    clock: Clock
    heartbeat_s: float

    async def welcome(self, connection: Connection, hello: Hello, message_id: str) -> None:
        """Answer a hello; a later hello on the same connection starts afresh.

        Raises:
            RefusedError: FORBIDDEN (another device than the one that signed in), NOT_FOUND,
                DEVICE_REFUSED (not enrolled here, revoked, or not proved), DEVICE_IN_USE.
        """
        await self._let_in(connection, hello)
        origin = connection.origin
        connection.hold()
        self.registry.join(connection)
        self.sequencer.expect(origin.sitting_id)
        try:
            view = await self.views.read(origin, connection.room_id, hello.resume_from)
        except BaseException:
            connection.abandon()
            raise
        self.sequencer.begin(origin.sitting_id, view.number)
        self._tell(connection, view, message_id)
        first = not connection.welcomed
        connection.release(view.number)
        if first:
            await self.presence.joined(connection)
            await self._attach(connection.origin)
        if hello.after_crash and origin.role is Role.CANDIDATE:
            await self.devices.tell_of_crash(connection)

    async def _let_in(self, connection: Connection, hello: Hello) -> None:
        try:
            await self.devices.check(connection, hello)
            # From here to the registration nothing is waited for: of many at once, one comes in.
            self._take_device(connection, hello)
            for other in self.devices.enter(connection):
                self._supersede(other)
            self._replace_older(connection)
        except RefusedError as error:
            await self.devices.tell(connection, hello, error)
            raise

    def _take_device(self, connection: Connection, hello: Hello) -> None:
        signed_in_on = connection.origin.device_id
        if signed_in_on and signed_in_on != hello.device:
            raise RefusedError(ErrorCode.FORBIDDEN, "foreign_device")
        if not signed_in_on:
            connection.origin = replace(connection.origin, device_id=hello.device)

    def _replace_older(self, connection: Connection) -> None:
        """Close a connection of the same device: it is the half of a cut line nobody noticed."""
        origin = connection.origin
        if origin.attempt_id is not None:
            others = self.registry.of_attempt(origin.sitting_id, origin.attempt_id)
        else:
            others = self.registry.of_staff(origin.sitting_id, origin.actor_id)
        for other in others:
            if other is not connection and other.origin.device_id == origin.device_id:
                self._supersede(other)

    def _supersede(self, other: Connection) -> None:
        self.registry.remove(other)
        other.close(REPLACED, "replaced")

    def _tell(self, connection: Connection, view: View, message_id: str) -> None:
        now_ms, attempt_id = self.clock.now_ms(), connection.origin.attempt_id
        welcome = Welcome(
            connection_id=connection.id,
            server_ms=now_ms,
            anchor=self.anchors.make(attempt_id, now_ms) if attempt_id else "",
            event_number=view.number,
            heartbeat_s=self.heartbeat_s,
            resumed=view.missed is not None,
            epoch=view.epoch,
            ack_upto=view.ack_upto,
            spread_s=spread_s(view.crowd),
            candidate=view.candidate,
            staff=view.staff,
        )
        send = connection.queue.send
        send(text_frame(encode(welcome, ack=message_id)))
        for number, message in view.missed or ():
            send(text_frame(encode(message, seq=number)))
        for live in view.live:
            send(text_frame(encode(SeatLiveChanged(live=live))))
        if view.unsealed is not None:
            send(text_frame(encode(view.unsealed)))

    async def _attach(self, origin: Origin) -> None:
        message: AttachDevice | AttachStaff = AttachStaff(staff_id=origin.actor_id)
        if origin.role is Role.CANDIDATE:
            message = AttachDevice(attempt_id=origin.attempt_id or "", device_id=origin.device_id)
        sender = Origin(
            role=Role.SYSTEM,
            actor_id="sockets",
            sitting_id=origin.sitting_id,
            attempt_id=origin.attempt_id,
            device_id=origin.device_id,
        )
        await self.router.publish(message, sender, new_id(), self.clock.now_ms())
