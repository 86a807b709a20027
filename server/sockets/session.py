"""The dialogue of one connection: decode, check, hand on; nothing is decided here."""

import re
from typing import NamedTuple

import msgspec

from common.core.clock import Clock
from common.core.errors import ErrorCode, Fault, RefusedError
from common.core.ids import new_id
from common.core.logs import get_logger
from common.crypto.time_anchors import TimeAnchors
from common.protocol.answers import SaveAnswers
from common.protocol.base import Message
from common.protocol.codec import MAX_FRAME_BYTES, Received, decode, encode
from common.protocol.session import CommandRejected, Heartbeat, HeartbeatAnswered, Hello
from server.queues.contract import Door, WorkItem
from server.queues.router import Router
from server.sockets.connection import Connection
from server.sockets.device_door import IN_USE
from server.sockets.frames import text_frame
from server.sockets.intruders import Intruders
from server.sockets.joining import Joining
from server.sockets.presence import Presence
from server.sockets.rate_limit import RateLimits
from server.sockets.scope import Scope
from server.sockets.send_queue import OVERLOADED

STRIKES = 3
POLICY_VIOLATION = 1008
FAILED = 1011
_CLOSES = {ErrorCode.UNAVAILABLE: OVERLOADED, ErrorCode.DEVICE_IN_USE: IN_USE}
_log = get_logger("sockets")
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
    anchors: TimeAnchors
    clock: Clock


class Session:
    """Handles what one connection sends, one message after the other."""

    __slots__ = ("_connection", "_own", "_parts", "_save")

    def __init__(self, connection: Connection, parts: SessionParts) -> None:
        """Take the connection and the shared parts."""
        self._connection = connection
        self._parts = parts
        self._own = parts.scope.own_attempt(connection.origin)
        self._save = parts.router.door(SaveAnswers)

    def hear(self, data: bytes) -> bool:
        """Handle a frame in the step that read it: a heartbeat, or a save of the seat's own.

        Returns:
            False if nothing was done, for anything else: that is for `receive`.
        """
        connection, save = self._connection, self._save
        if save is None or not connection.welcomed or connection.queue.closed:
            return False
        try:
            received = decode(data, MAX_FRAME_BYTES)
        except RefusedError:
            return False
        message = received.message
        if isinstance(message, SaveAnswers):
            if message.attempt_id != self._own:
                return False
        elif not isinstance(message, Heartbeat):
            return False
        self._handle_at_once(received, save)
        return True

    def _handle_at_once(self, received: Received, save: Door) -> None:
        message = received.message
        try:
            self._admit(message)
            if isinstance(message, Heartbeat):
                self._beat(message)
            else:
                save(self._item(message, received.envelope.id))
        except RefusedError as error:
            self._reject(received.envelope.id[:_MOST_ID], error)
        except Exception as error:  # noqa: BLE001  the parser that called must not be disturbed
            self.fail(error)

    def fail(self, error: Exception) -> None:
        """End the connection on an error of ours; one connection's failure must not be silent."""
        _log.error("session_failed", connection=self._connection.id, error=repr(error))
        self._connection.close(FAILED, "internal error")

    async def receive(self, data: bytes) -> None:
        """Handle a frame; whatever is wrong with it is answered, not raised."""
        if self._connection.queue.closed:
            return
        try:
            received = decode(data, MAX_FRAME_BYTES)
        except RefusedError as error:
            self._strike(error, data)
            return
        try:
            await self._handle(received)
        except RefusedError as error:
            self._reject(received.envelope.id[:_MOST_ID], error)
            await self._parts.intruders.note(self._connection.origin, received.message, error)

    async def _handle(self, received: Received) -> None:
        message = received.message
        self._admit(message)
        if isinstance(message, Hello):
            await self._greet(message, received.envelope.id)
        elif isinstance(message, Heartbeat):
            self._beat(message)
        else:
            await self._parts.scope.check(message, self._connection.origin)
            await self._parts.router.put(self._item(message, received.envelope.id))

    def _admit(self, message: Message) -> None:
        """Note a sign of life and take a token.

        Raises:
            RefusedError: RATE_LIMITED, or FORBIDDEN before the hello.
        """
        connection, parts = self._connection, self._parts
        connection.last_heard = parts.clock.monotonic()
        connection.meters.check(type(message), parts.limits, connection.last_heard)
        if not connection.welcomed and not isinstance(message, Hello):
            raise RefusedError(ErrorCode.FORBIDDEN, "hello_first", type=message.spec.name)

    async def _greet(self, hello: Hello, message_id: str) -> None:
        """Welcome the connection, or end it: without a welcome it is of no use."""
        try:
            await self._parts.scope.check(hello, self._connection.origin)
            await self._parts.joining.welcome(self._connection, hello, message_id)
        except RefusedError as error:
            self._reject(message_id, error)
            self._connection.close(_CLOSES.get(error.code, POLICY_VIOLATION), "not welcome")

    def _item(self, message: Message, command_id: str) -> WorkItem:
        """Return the work that a message asks for.

        Raises:
            RefusedError: UNAVAILABLE while the server stops, INVALID_FIELD for the command's id.
        """
        if not self._parts.intake.open:
            raise RefusedError(ErrorCode.UNAVAILABLE, "server_stops")
        # Ids of the server's own commands hold a colon: nobody may use one up.
        if not _ID.fullmatch(command_id):
            raise RefusedError(ErrorCode.INVALID_FIELD, "command_id")
        return WorkItem(
            id=command_id or new_id(),
            message=message,
            origin=self._connection.origin,
            received_ms=self._parts.clock.now_ms(),
        )

    def _beat(self, message: Heartbeat) -> None:
        self._parts.presence.seen(self._connection, message)
        now_ms, attempt_id = self._parts.clock.now_ms(), self._connection.origin.attempt_id
        anchor = self._parts.anchors.make(attempt_id, now_ms) if attempt_id else ""
        self._answer(HeartbeatAnswered(server_ms=now_ms, anchor=anchor))

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
