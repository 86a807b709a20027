"""One socket to the server, kept open: connect, hello, welcome, receive, heartbeat, come back."""

import asyncio
from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus, WebSocketException

from common.client.address import CentreAddress
from common.client.backoff import Backoff
from common.core.clock import Clock
from common.core.errors import RefusedError
from common.core.logs import get_logger
from common.core.tasks import TaskScope
from common.protocol.codec import Received, decode, encode
from common.protocol.session import Heartbeat, Hello, Welcome

_log = get_logger("client.connection")
_OPEN_TIMEOUT_S = 5.0
_WELCOME_TIMEOUT_S = 10.0
_MAX_SNAPSHOT_BYTES = 16 * 1024 * 1024
_REPLACED = 4001
_POLICY_VIOLATION = 1008
_FINAL_CLOSES = frozenset({_REPLACED, _POLICY_VIOLATION})
"""Close codes after which coming back by itself would only do harm."""


class LinkState(StrEnum):
    """Named states of the link; people read `link.<state>`."""

    OFFLINE = "offline"
    CONNECTING = "connecting"
    ONLINE = "online"
    REFUSED = "refused"
    CLOSED = "closed"


class LinkListener(Protocol):
    """Who is told what comes over the link."""

    def hello(self) -> Hello:
        """Return the hello for the connection being made."""
        ...

    def heartbeat(self) -> Heartbeat:
        """Return the heartbeat to send now."""
        ...

    def welcomed(self, welcome: Welcome) -> None:
        """The server took the connection."""
        ...

    def received(self, received: Received) -> None:
        """A message came."""
        ...

    def link_changed(self, state: LinkState) -> None:
        """The link has a new state."""
        ...


class Connection:
    """Keeps a link for one token until it is stopped or refused for good."""

    def __init__(
        self,
        address: CentreAddress,
        token: str,
        listener: LinkListener,
        clock: Clock,
        backoff: Backoff | None = None,
    ) -> None:
        """Nothing happens before `run`."""
        self._address = address
        self._token = token
        self._listener = listener
        self._clock = clock
        self._backoff = backoff or Backoff()
        self._ssl = address.ssl_context()
        self._frames: asyncio.Queue[bytes] | None = None
        self._state = LinkState.OFFLINE

    @property
    def state(self) -> LinkState:
        """Return the state of the link."""
        return self._state

    def send(self, frame: bytes) -> bool:
        """Put a frame on the way; False when there is no link (the caller keeps its message)."""
        if self._frames is None:
            return False
        self._frames.put_nowait(frame)
        return True

    async def run(self) -> None:
        """Connect and stay connected; ends when refused or cancelled."""
        try:
            while await self._once():
                self._change(LinkState.OFFLINE)
                await asyncio.sleep(self._backoff.next())
        finally:
            self._frames = None
            if self._state is not LinkState.REFUSED:
                self._change(LinkState.CLOSED)

    async def _once(self) -> bool:
        """Hold one connection as long as it stands; False when coming back is of no use."""
        self._change(LinkState.CONNECTING)
        try:
            async with connect(
                self._address.socket,
                additional_headers={"Authorization": f"Bearer {self._token}"},
                ssl=self._ssl,
                proxy=None,
                compression=None,
                open_timeout=_OPEN_TIMEOUT_S,
                close_timeout=1.0,
                ping_interval=10.0,
                ping_timeout=10.0,
                max_size=_MAX_SNAPSHOT_BYTES,
            ) as socket:
                await self._talk(socket)
        except InvalidStatus as error:
            if error.response.status_code in (401, 403):
                self._change(LinkState.REFUSED)
                return False
            _log.info("connect_refused", status=error.response.status_code)
        except ConnectionClosed as closed:
            code = closed.rcvd.code if closed.rcvd else 0
            _log.info("link_lost", code=code)
            if code in _FINAL_CLOSES:
                self._change(LinkState.REFUSED)
                return False
        except (OSError, TimeoutError, WebSocketException, RefusedError) as error:
            _log.info("link_failed", error=type(error).__name__)
        finally:
            self._frames = None
        return True

    async def _talk(self, socket: ClientConnection) -> None:
        await socket.send(encode(self._listener.hello()).decode())
        welcome = await asyncio.wait_for(self._welcome(socket), _WELCOME_TIMEOUT_S)
        self._backoff.reset()
        self._frames = asyncio.Queue()
        scope = TaskScope("client:connection", on_failure=_drop(socket))
        scope.start(self._write(socket, self._frames), name="write")
        scope.start(self._beat(welcome.heartbeat_s), name="heartbeat")
        try:
            self._listener.welcomed(welcome)
            self._change(LinkState.ONLINE)
            async for frame in socket:
                self._listener.received(decode(frame))
        finally:
            await scope.stop()

    async def _welcome(self, socket: ClientConnection) -> Welcome:
        """Wait for the answer to hello; events may overtake it and are delivered after."""
        while True:
            received = decode(await socket.recv())
            if isinstance(received.message, Welcome):
                return received.message
            _log.debug("before_welcome", type=received.envelope.type)

    async def _write(self, socket: ClientConnection, frames: "asyncio.Queue[bytes]") -> None:
        while True:
            await socket.send((await frames.get()).decode())

    async def _beat(self, every_s: float) -> None:
        while True:
            self.send(encode(self._listener.heartbeat()))
            await self._clock.sleep(every_s)

    def _change(self, state: LinkState) -> None:
        if state is not self._state:
            self._state = state
            self._listener.link_changed(state)


def _drop(socket: ClientConnection) -> Callable[[str, BaseException], None]:
    """A writer that failed means the link is gone: abort it, so that the reader ends."""

    def report(name: str, error: BaseException) -> None:
        _log.info("link_task_ended", task=name, error=type(error).__name__)
        socket.transport.abort()

    return report
