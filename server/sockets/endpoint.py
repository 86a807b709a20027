"""The address of the socket: who may come in, and the loop of one connection.

Authentication happens in the upgrade, so no frame of a stranger is ever read.
"""

import asyncio
from typing import NamedTuple

from aiohttp import web
from msgspec.structs import replace

from common.core.clock import Clock
from common.core.errors import ErrorCode, RefusedError
from common.core.ids import new_id
from common.crypto.device_keys import CHALLENGE_HEADER, new_challenge
from common.crypto.tokens import token_digest
from common.protocol.routing import Origin
from server.settings import ServerSettings
from server.sockets.connection import Connection
from server.sockets.gate import Gate
from server.sockets.registry import Registry
from server.sockets.send_queue import CLOSE_S, SendPolicy, SendQueue
from server.sockets.session import Session, SessionParts
from server.sockets.web_socket import CONTENT, Inbox, WebSocket

_BEARER = "Bearer "
GOING_AWAY = 1001


class EndpointParts(NamedTuple):
    """What the endpoint works with."""

    gate: Gate
    registry: Registry
    policy: SendPolicy
    session: SessionParts
    settings: ServerSettings
    clock: Clock


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
        socket = WebSocket(self._parts.settings.ping_s, CLOSE_S)
        socket.headers[CHALLENGE_HEADER] = challenge = new_challenge()
        await socket.prepare(request)
        transport, inbox = request.transport, socket.inbox
        if transport is None or inbox is None:
            return socket
        queue = SendQueue(transport, self._parts.policy)
        origin = replace(origin, connection_id=new_id())
        connection = Connection(origin, room_id, session, queue, self._parts.clock.monotonic())
        connection.challenge = challenge
        self._parts.registry.add(connection)
        try:
            await self._converse(socket, inbox, connection)
        finally:
            self._parts.registry.remove(connection)
            queue.ended()
            if connection.welcomed:
                await self._parts.session.presence.left(connection)
                await self._parts.session.joining.devices.left(connection)
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

    async def _converse(self, socket: WebSocket, inbox: Inbox, connection: Connection) -> None:
        """Handle what `Session.hear` leaves, until the end."""
        session = Session(connection, self._parts.session)
        inbox.hear = session.hear
        try:
            while (message := await socket.receive()).type in CONTENT:
                await session.receive(message.data)
                inbox.handled()
        except ConnectionError:
            return
        except Exception as error:  # noqa: BLE001  one connection's failure must not be silent
            session.fail(error)
