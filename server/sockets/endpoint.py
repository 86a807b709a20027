"""The address of the socket: who may come in, and the loop of one connection.

Authentication happens in the upgrade, so no frame of a stranger is ever read.
"""

import asyncio
from typing import NamedTuple

from aiohttp import WSMsgType, web
from msgspec.structs import replace
from typing_extensions import override

from common.core.clock import Clock
from common.core.errors import ErrorCode, RefusedError
from common.core.ids import new_id
from common.core.logs import get_logger
from common.crypto.tokens import token_digest
from common.protocol.codec import MAX_FRAME_BYTES, encode
from common.protocol.routing import Origin
from common.protocol.session import CommandRejected
from server.settings import ServerSettings
from server.sockets.connection import Connection
from server.sockets.frames import close_frame, text_frame
from server.sockets.gate import Gate
from server.sockets.registry import Registry
from server.sockets.send_queue import CLOSE_S, SendPolicy, SendQueue
from server.sockets.session import Session, SessionParts

_log = get_logger("sockets")
_BEARER = "Bearer "
_WRITER_LIMIT = 64 * 1024
_LINGER_LOOKS = 50
_LINGER_LOOK_S = 0.02
TOO_LARGE = 1009
GOING_AWAY = 1001
FAILED = 1011


class EndpointParts(NamedTuple):
    """What the endpoint works with."""

    gate: Gate
    registry: Registry
    policy: SendPolicy
    session: SessionParts
    settings: ServerSettings
    clock: Clock


class _Socket(web.WebSocketResponse):
    """Tells the peer why before it closes on a message that is too large."""

    @override
    async def close(self, *, code: int = 1000, message: bytes = b"", drain: bool = True) -> bool:
        if code == TOO_LARGE and not self.closed and self._req is not None:
            await _refuse_size(self._req.transport)
        return await super().close(code=code, message=message, drain=drain)


async def _refuse_size(transport: asyncio.Transport | None) -> None:
    """Say what is wrong and let the peer finish: closing at once would take the words away."""
    if transport is None or transport.is_closing():
        return
    fault = RefusedError(ErrorCode.MESSAGE_TOO_LARGE, limit=MAX_FRAME_BYTES).fault()
    transport.write(text_frame(encode(CommandRejected(command_id="", fault=fault))))
    transport.write(close_frame(TOO_LARGE, "message too large"))
    for _ in range(_LINGER_LOOKS):
        if transport.is_closing():
            return
        await asyncio.sleep(_LINGER_LOOK_S)


class SocketEndpoint:
    """Serves GET /api/v1/socket."""

    def __init__(self, parts: EndpointParts) -> None:
        """Begin accepting."""
        self._parts = parts
        self._accepting = True

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Let somebody in and stay until the connection ends.

        Raises:
            RefusedError: UNAVAILABLE, FORBIDDEN (a browser) or UNAUTHENTICATED; no upgrade then.
        """
        session, origin, room_id = await self._admit(request)
        settings = self._parts.settings
        socket = _Socket(
            compress=False,
            max_msg_size=MAX_FRAME_BYTES,
            heartbeat=settings.ping_s or None,
            timeout=CLOSE_S,
            writer_limit=_WRITER_LIMIT,
            decode_text=False,
        )
        await socket.prepare(request)
        transport = request.transport
        if transport is None:
            return socket
        queue = SendQueue(transport, self._parts.policy)
        origin = replace(origin, connection_id=new_id())
        connection = Connection(origin, room_id, session, queue, self._parts.clock.monotonic())
        self._parts.registry.add(connection)
        try:
            await self._converse(socket, connection)
        finally:
            self._parts.registry.remove(connection)
            queue.ended()
            if connection.welcomed:
                await self._parts.session.presence.left(connection)
        return socket

    def refuse(self) -> None:
        """Let nobody in any more, and take no more work from those who are here."""
        self._accepting = False
        self._parts.session.intake.open = False

    async def stop(self) -> None:
        """Tell everybody that we go, and wait for them a moment."""
        self.refuse()
        for connection in self._parts.registry:
            connection.close(GOING_AWAY, "server stops")
        deadline = self._parts.clock.monotonic() + CLOSE_S
        while len(self._parts.registry) and self._parts.clock.monotonic() < deadline:  # noqa: ASYNC110  an event per connection costs more
            await asyncio.sleep(0.02)

    async def _admit(self, request: web.Request) -> tuple[bytes, Origin, str | None]:
        registry, settings = self._parts.registry, self._parts.settings
        if not self._accepting or len(registry) >= settings.max_connections:
            raise RefusedError(ErrorCode.UNAVAILABLE, "no_connection_free", retry_after_s=2)
        if "Origin" in request.headers:
            raise RefusedError(ErrorCode.FORBIDDEN, "browser")  # programs send none (ASVS 4.4.2)
        header = request.headers.get("Authorization", "")
        if not header.startswith(_BEARER):
            raise RefusedError(ErrorCode.UNAUTHENTICATED)
        digest = token_digest(header.removeprefix(_BEARER).strip())
        return (digest, *await self._parts.gate.identify_digest(digest))

    async def _converse(self, socket: web.WebSocketResponse, connection: Connection) -> None:
        receive = Session(connection, self._parts.session).receive
        try:
            while True:
                message = await socket.receive()
                if message.type is WSMsgType.TEXT or message.type is WSMsgType.BINARY:
                    await receive(message.data)
                else:
                    return
        except ConnectionError:
            return
        except Exception as error:  # noqa: BLE001  one connection's failure must not be silent
            _log.error("session_failed", connection=connection.id, error=repr(error))
            connection.close(FAILED, "internal error")
