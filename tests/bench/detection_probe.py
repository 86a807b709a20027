"""Times detections from a seat's socket to the console's socket, inside one process."""

import asyncio
import contextlib
import time

import aiohttp
import msgspec
import uvloop

from common.core.tasks import TaskScope
from tests.bench.places import fill, header_fields
from tests.bench.target import Seat, Target, Watch

_GREET_SECONDS = 30.0
_CLOSE_SECONDS = 2.0
LAST_SECONDS = 5.0


class Sightings(msgspec.Struct, frozen=True, kw_only=True):
    """Milliseconds of each detection that arrived, and how many never did."""

    latencies_ms: tuple[float, ...]
    lost: int


class DetectionProbe:
    """The watched seats and the console that watches them.

    Args:
        target: a server with `watch`.
        rate: detections per second over all watched seats.
    """

    def __init__(self, target: Target, rate: float) -> None:
        assert target.watch is not None
        self._target = target
        self._watch: Watch = target.watch
        self._rate = rate
        self._sent_ns: dict[str, int] = {}
        self._latencies: list[float] = []
        self._arrived = asyncio.Event()
        self._scope = TaskScope("detection_probe")
        self._opened: list[aiohttp.ClientWebSocketResponse] = []
        self._sockets: list[tuple[Seat, aiohttp.ClientWebSocketResponse]] = []

    def run(self, seconds: float) -> Sightings:
        """Connect, report detections for `seconds`, wait for the last ones."""
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            return runner.run(self._run(seconds))

    async def _run(self, seconds: float) -> Sightings:
        connector = aiohttp.TCPConnector(limit=0)
        async with aiohttp.ClientSession(connector=connector) as session:
            try:
                await self._open_all(session)
                await self._report(seconds)
                await self._wait_for_last()
            finally:
                await self._scope.stop()
                await asyncio.gather(*(socket.close() for socket in self._opened))
        return Sightings(latencies_ms=tuple(self._latencies), lost=len(self._sent_ns))

    async def _open_all(self, session: aiohttp.ClientSession) -> None:
        watch, wire = self._watch, self._target.wire
        headers = header_fields(watch.staff_headers, {})
        console = await self._open(session, headers, watch.staff_hello)
        self._scope.start(self._look(console), name="console:all")
        self._scope.start(self._beat(console, watch.staff_beat), name="beat:console")
        for seat in watch.seats:
            hello = fill(wire.hello, seat)
            socket = await self._open(session, header_fields(wire.headers, seat), hello)
            self._sockets.append((seat, socket))
            self._scope.start(_drain(socket), name=f"seat:{len(self._sockets)}")
            self._scope.start(self._beat(socket, wire.beat), name=f"beat:{len(self._sockets)}")

    async def _open(
        self, session: aiohttp.ClientSession, headers: dict[str, str], hello: str
    ) -> aiohttp.ClientWebSocketResponse:
        url = f"http://127.0.0.1:{self._target.port}{self._target.path}"
        limits = aiohttp.ClientWSTimeout(ws_close=_CLOSE_SECONDS)
        socket = await session.ws_connect(url, headers=headers, max_msg_size=0, timeout=limits)
        self._opened.append(socket)
        await socket.send_str(hello)
        async with asyncio.timeout(_GREET_SECONDS):
            while self._target.wire.welcome not in await socket.receive_str():
                pass
        return socket

    async def _report(self, seconds: float) -> None:
        began = time.monotonic()
        for number in range(int(seconds * self._rate)):
            await asyncio.sleep(max(0.0, began + number / self._rate - time.monotonic()))
            seat, socket = self._sockets[number % len(self._sockets)]
            elapsed_ms = int((time.monotonic() - began) * 1000)
            frame = fill(self._watch.detection, seat, number + 1, elapsed_ms)
            self._sent_ns[seat[self._watch.place]] = time.monotonic_ns()
            await socket.send_str(frame)

    async def _look(self, console: aiohttp.ClientWebSocketResponse) -> None:
        watch = self._watch
        async for message in console:
            now = time.monotonic_ns()
            text = message.data
            if not isinstance(text, str) or watch.event not in text:
                continue
            named = text.partition(watch.key)[2].partition('"')[0]
            sent = self._sent_ns.pop(named, None)
            if sent is not None:
                self._latencies.append((now - sent) / 1e6)
                self._arrived.set()

    async def _wait_for_last(self) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LAST_SECONDS):
                while self._sent_ns:
                    self._arrived.clear()
                    await self._arrived.wait()

    async def _beat(self, socket: aiohttp.ClientWebSocketResponse, frame: str) -> None:
        while frame and self._target.beat_ms and not socket.closed:
            await asyncio.sleep(self._target.beat_ms / 1000)
            await socket.send_str(frame)


async def _drain(socket: aiohttp.ClientWebSocketResponse) -> None:
    async for _ in socket:
        pass
