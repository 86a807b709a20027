"""The dialogue of one connection: decode, check, hand on; nothing is decided here."""

import re
from typing import NamedTuple

import msgspec

from common.core.clock import Clock
from common.core.errors import ErrorCode, Fault, RefusedError
from common.core.ids import new_id
from common.protocol.base import Message
from common.protocol.codec import MAX_FRAME_BYTES, Received, decode, encode
from common.protocol.session import CommandRejected, Heartbeat, HeartbeatAnswered, Hello
from server.queues.router import Router
from server.sockets.connection import Connection
from server.sockets.frames import text_frame
from server.sockets.intruders import Intruders
from server.sockets.joining import Joining
from server.sockets.presence import Presence
from server.sockets.rate_limit import RateLimits
from server.sockets.scope import Scope
from server.sockets.send_queue import OVERLOADED

STRIKES = 3
POLICY_VIOLATION = 1008
_MOST_ID = 64
_ID = re.compile(r"[0-9A-Za-z_-]{0,64}")


class _Named(msgspec.Struct):
    """What can be read of a frame that is otherwise wrong."""

    id: str = ""


_named: msgspec.json.Decoder[_Named] = msgspec.json.Decoder(_Named)


class Intake:
    """Whether work is still taken; closed first when the server stops, so that queues run dry."""

    __slots__ = ("open",)

    def __init__(self) -> None:
        """Begin open."""
        self.open = True


class SessionParts(NamedTuple):
    """What all sessions share."""

    intake: Intake
    router: Router
    scope: Scope
    limits: RateLimits
    joining: Joining
    presence: Presence
    intruders: Intruders
    clock: Clock


class Session:
    """Handles what one connection sends, one message after the other."""

    __slots__ = ("_connection", "_parts")

    def __init__(self, connection: Connection, parts: SessionParts) -> None:
        """Take the connection and the shared parts."""
        self._connection = connection
        self._parts = parts

    async def receive(self, data: bytes) -> None:
        """Handle a frame; whatever is wrong with it is answered, not raised."""
        if self._connection.queue.closed:
            return
        try:
            received = decode(data, MAX_FRAME_BYTES)
        except RefusedError as error:
            self._strike(error, data)
            return
        connection = self._connection
        connection.last_heard = self._parts.clock.monotonic()
        try:
            await self._handle(received)
        except RefusedError as error:
            self._reject(received.envelope.id[:_MOST_ID], error)
            await self._parts.intruders.note(connection.origin, received.message, error)

    async def _handle(self, received: Received) -> None:
        connection, parts, message = self._connection, self._parts, received.message
        connection.meters.check(type(message), parts.limits, connection.last_heard)
        if isinstance(message, Hello):
            await self._greet(message, received.envelope.id)
            return
        if not connection.welcomed:
            raise RefusedError(ErrorCode.FORBIDDEN, "hello_first", type=message.spec.name)
        if isinstance(message, Heartbeat):
            self._beat(message)
            return
        await parts.scope.check(message, connection.origin)
        await self._publish(message, received.envelope.id)

    async def _greet(self, hello: Hello, message_id: str) -> None:
        """Welcome the connection, or end it: without a welcome it is of no use."""
        try:
            await self._parts.scope.check(hello, self._connection.origin)
            await self._parts.joining.welcome(self._connection, hello, message_id)
        except RefusedError as error:
            self._reject(message_id, error)
            waits = error.code is ErrorCode.UNAVAILABLE
            self._connection.close(OVERLOADED if waits else POLICY_VIOLATION, "not welcome")

    async def _publish(self, message: Message, command_id: str) -> None:
        if not self._parts.intake.open:
            raise RefusedError(ErrorCode.UNAVAILABLE, "server_stops")
        # Ids of the server's own commands hold a colon: nobody may use one up.
        if not _ID.fullmatch(command_id):
            raise RefusedError(ErrorCode.INVALID_FIELD, "command_id")
        await self._parts.router.publish(
            message,
            self._connection.origin,
            command_id or new_id(),
            self._parts.clock.now_ms(),
        )

    def _beat(self, message: Heartbeat) -> None:
        self._parts.presence.seen(self._connection, message)
        self._answer(HeartbeatAnswered(server_ms=self._parts.clock.now_ms()))

    def _strike(self, error: RefusedError, data: bytes) -> None:
        self._reject(_readable_id(data), error)
        self._connection.strikes += 1
        if self._connection.strikes >= STRIKES:
            self._connection.close(POLICY_VIOLATION, "malformed messages")

    def _reject(self, command_id: str, error: RefusedError) -> None:
        fault: Fault = error.fault()
        self._parts.intruders.count(fault.code)
        self._answer(CommandRejected(command_id=command_id, fault=fault), ack=command_id)

    def _answer(self, message: Message, ack: str = "") -> None:
        self._connection.queue.send(text_frame(encode(message, ack=ack)))


def _readable_id(data: bytes) -> str:
    try:
        return _named.decode(data).id[:_MOST_ID]
    except (msgspec.DecodeError, UnicodeError, RecursionError):  # the last: thousands of brackets
        return ""
