"""One socket to the server, kept open: connect, hello, welcome, receive, heartbeat, come back."""

import asyncio
import math
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from websockets.asyncio.client import ClientConnection, connect

from common.client.address import CentreAddress
from common.client.backoff import Backoff
from common.client.failures import LOST, Failure, failure_of
from common.client.pace import LinkPace
from common.core.clock import Clock
from common.core.errors import Fault, RefusedError
from common.core.logs import get_logger
from common.core.tasks import TaskScope
from common.crypto.device_keys import CHALLENGE_HEADER
from common.protocol.codec import MAX_SNAPSHOT_BYTES, Received, decode, encode
from common.protocol.session import CommandRejected, Heartbeat, Hello, Welcome

if TYPE_CHECKING:
    from common.client.errors import LinkProblem

_log = get_logger("client.connection")
_CLOSE_S = 1.0
_MOST_SPREAD_S = 60.0


class LinkState(StrEnum):
    """Named states of the link."""

    OFFLINE = "offline"
    CONNECTING = "connecting"
    ONLINE = "online"
    REFUSED = "refused"
    CLOSED = "closed"


class LinkListener(Protocol):
    """Who is told what comes over the link; must not raise."""

    def hello(self, challenge: str) -> Hello:
        """Return the hello for the connection being made, with its challenge signed."""
        ...

    def heartbeat(self) -> Heartbeat:
        """Return the heartbeat to send now."""
        ...

    def welcomed(self, welcome: Welcome, early: tuple[Received, ...]) -> None:
        """The server took the connection; `early` is what came before its welcome."""
        ...

    def received(self, received: Received) -> None:
        """A message came."""
        ...

    def forget(self) -> None:
        """Missed events are of no use: the next hello asks for a snapshot."""
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
        pace: LinkPace | None = None,
    ) -> None:
        """Nothing happens before `run`."""
        self._address = address
        self._token = token
        self._listener = listener
        self._clock = clock
        self._pace = pace or LinkPace()
        self._backoff = Backoff(self._pace.first_s, self._pace.longest_s)
        self._ssl = address.ssl_context()
        self._frames: asyncio.Queue[bytes] | None = None
        self._socket: ClientConnection | None = None
        self._state = LinkState.OFFLINE
        self._said: Fault | None = None
        self._is_dropping = False
        self._welcomed_at = math.inf
        self._given_up_at = -math.inf
        self.problem: LinkProblem | None = None
        self.fault: Fault | None = None

    @property
    def state(self) -> LinkState:
        """Return the state of the link."""
        return self._state

    def send(self, frame: bytes) -> bool:
        """Put a frame on the way; False when there is no link (the caller keeps its message).

        True does not say that it arrives: what must arrive is kept until it is answered.
        """
        if self._frames is None:
            return False
        self._frames.put_nowait(frame)
        return True

    def drop(self) -> None:
        """Cut the present connection, if any; the link comes back by itself."""
        if self._socket is not None:
            self._is_dropping = True
            self._socket.transport.abort()

    async def run(self) -> None:
        """Connect and stay connected; ends when refused or cancelled."""
        try:
            while True:
                failure = await self._once()
                self.problem, self.fault = failure.problem, failure.fault
                if failure.final:
                    self._change(LinkState.REFUSED)
                    return
                self._change(LinkState.OFFLINE)
                own, self._is_dropping = self._is_dropping, False
                pause_s = self._backoff.short() if own else self._backoff.next()
                await self._clock.sleep(failure.wait_s + pause_s)
        finally:
            if self._state is not LinkState.REFUSED:
                self._change(LinkState.CLOSED)

    async def _once(self) -> Failure:
        """Hold one connection as long as it stands, and return why it ended."""
        self._change(LinkState.CONNECTING)
        self._said = None
        self._welcomed_at = math.inf
        failure = Failure(answered=True)
        try:
            async with self._connected() as socket:
                await self._talk(socket)
        except LOST as error:
            failure = failure_of(error, self._said)
            _log.info("link_failed", error=type(error).__name__, detail=str(error)[:200])
        finally:
            said_hello, self._socket, self._frames = self._socket is not None, None, None
        now = self._clock.monotonic()
        if now - self._welcomed_at >= self._pace.stood_s:
            self._backoff.reset()
        if failure.afresh and self._welcomed_at <= now:
            self._listener.forget()
        if failure.replaced and now - self._given_up_at < self._pace.ghost_s:
            return Failure(answered=True)
        if said_hello and not failure.answered:
            self._given_up_at = now
        return failure

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[ClientConnection]:
        async with connect(
            self._address.socket,
            additional_headers={"Authorization": f"Bearer {self._token}"},
            ssl=self._ssl,
            proxy=None,
            compression=None,
            open_timeout=self._pace.open_s,
            close_timeout=_CLOSE_S,
            ping_interval=self._pace.ping_s,
            ping_timeout=self._pace.pong_s,
            max_size=MAX_SNAPSHOT_BYTES,
        ) as socket:
            yield socket

    async def _talk(self, socket: ClientConnection) -> None:
        self._socket = socket
        response = socket.response
        challenge = response.headers.get(CHALLENGE_HEADER, "") if response is not None else ""
        await socket.send(encode(self._listener.hello(challenge)).decode())
        async with asyncio.timeout(self._pace.welcome_s):
            welcome, early = await self._welcome(socket)
        self._welcomed_at = self._clock.monotonic()
        self.problem = self.fault = None
        self._backoff.widen(min(welcome.spread_s, _MOST_SPREAD_S))
        self._frames = asyncio.Queue()
        scope = TaskScope("client:connection", on_failure=_cut(socket))
        scope.start(self._write(socket, self._frames), name="write")
        scope.start(self._beat(welcome.heartbeat_s), name="heartbeat")
        try:
            self._listener.welcomed(welcome, early)
            self._change(LinkState.ONLINE)
            async for frame in socket:
                received = self._read(frame)
                if received is not None:
                    self._listener.received(received)
        finally:
            await scope.stop()

    async def _welcome(self, socket: ClientConnection) -> tuple[Welcome, tuple[Received, ...]]:
        """Wait for the answer to hello; servers send it first, but nothing depends on that.

        Raises:
            RefusedError: the welcome cannot be read.
        """
        early: list[Received] = []
        while True:
            received = self._read(await socket.recv())
            if received is None:
                continue
            if isinstance(received.message, Welcome):
                return received.message, tuple(early)
            early.append(received)

    def _read(self, frame: str | bytes) -> Received | None:
        """Decode a frame; None for a message that this program does not know.

        Raises:
            RefusedError: this is no server of ours, or its welcome cannot be read.
        """
        try:
            received = decode(frame)
        except RefusedError as error:
            if error.values.get("type", Welcome.spec.name) == Welcome.spec.name:
                raise
            _log.warning("message_not_read", code=error.code.value, **error.values)
            return None
        if isinstance(received.message, CommandRejected):
            self._said = received.message.fault
        return received

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


def _cut(socket: ClientConnection) -> Callable[[str, BaseException], None]:
    """A writer that failed means the link is gone: abort it, so that the reader ends."""

    def report(name: str, error: BaseException) -> None:
        _log.info("link_task_ended", task=name, error=type(error).__name__)
        socket.transport.abort()

    return report
