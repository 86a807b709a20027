"""A line on the loopback that can be as bad as a test wants: slow, dead, cut at any byte.

Programs connect to `port`; what they say goes to `target` until the test says otherwise.
"""

from __future__ import annotations

import asyncio
import socket
import struct
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Self

from common.core.tasks import TaskScope

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

_CHUNK = 64 * 1024
_RESET = struct.pack("ii", 1, 0)
"""SO_LINGER of zero seconds: closing sends RST instead of FIN."""
Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class TcpProxy:
    """Carries bytes between programs and a server.

    Args:
        target: port of the server; may change while the proxy runs.
    """

    def __init__(self, target: int) -> None:
        self.target = target
        self.port = 0
        self.latency_s = 0.0
        self.connections = 0
        self.up = 0
        self.down = 0
        self._writers: set[asyncio.StreamWriter] = set()
        self._scope = TaskScope("proxy", on_failure=_expected)
        self._handlers: set[asyncio.Task[None]] = set()
        self._flows = _flowing()
        self._stranded: list[asyncio.Event] = []
        self._cut_up: int | None = None
        self._cut_down: int | None = None
        self._server: asyncio.Server | None = None

    # -- what can happen to the line

    def black_hole(self) -> None:
        """Nothing arrives any more, and nobody is told; new connections hang too."""
        self._flows.clear()

    def heal(self) -> None:
        """What was swallowed by the black hole arrives late, and everything flows again."""
        self._flows.set()

    def strand(self) -> None:
        """Nothing of the connections of now arrives any more; new ones stand beside them."""
        self._flows.clear()
        self._stranded.append(self._flows)
        self._flows = _flowing()

    def deliver(self) -> None:
        """What stranded connections had to say arrives after all, behind the news of others."""
        while self._stranded:
            self._stranded.pop().set()

    def reset(self) -> None:
        """Cut all connections at once, with RST."""
        for writer in tuple(self._writers):
            _reset(writer)

    def half_close(self) -> None:
        """Tell both ends that the other has nothing more to say."""
        for writer in tuple(self._writers):
            if not writer.is_closing():
                writer.write_eof()

    def cut_up_after(self, count: int) -> None:
        """Cut once the programs have sent so many bytes more; the last piece goes out whole."""
        self._cut_up = self.up + count

    def cut_down_after(self, count: int) -> None:
        """The same for what the server sends."""
        self._cut_down = self.down + count

    # -- how it works

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accepted, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        self._flows.set()
        self.deliver()
        self.reset()
        await self._scope.stop()
        await asyncio.gather(*self._handlers, return_exceptions=True)
        await self._server.wait_closed()

    async def _accepted(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._handlers.add(task)
        task.add_done_callback(self._handlers.discard)
        self.connections += 1
        self._writers.add(writer)
        flows = self._flows
        try:
            await flows.wait()
            async with self._to_target() as (far_reader, far_writer):
                up = self._scope.begin(self._carry_up(reader, far_writer, flows), name="up")
                down = self._scope.begin(self._carry_down(far_reader, writer, flows), name="down")
                await asyncio.wait((up, down), return_when=asyncio.FIRST_EXCEPTION)
                _reset(writer)
                _reset(far_writer)
                await asyncio.gather(up, down, return_exceptions=True)
        except (OSError, RuntimeError):
            pass  # the server is away, or the proxy stops: the program is told by the close
        finally:
            self._writers.discard(writer)
            writer.transport.abort()

    @asynccontextmanager
    async def _to_target(self) -> AsyncIterator[Streams]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.target)
        self._writers.add(writer)
        try:
            yield reader, writer
        finally:
            self._writers.discard(writer)
            writer.transport.abort()

    async def _carry_up(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, flows: asyncio.Event
    ) -> None:
        while data := await self._read(reader, flows):
            limit, self.up = self._cut_up, self.up + len(data)
            if limit is not None and self.up >= limit:
                self._cut_up = None
                await self._cut(writer, data[: len(data) - (self.up - limit)])
                return
            await self._write(writer, data)
        _end(writer)

    async def _carry_down(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, flows: asyncio.Event
    ) -> None:
        while data := await self._read(reader, flows):
            limit, self.down = self._cut_down, self.down + len(data)
            if limit is not None and self.down >= limit:
                self._cut_down = None
                await self._cut(writer, data[: len(data) - (self.down - limit)])
                return
            await self._write(writer, data)
        _end(writer)

    async def _read(self, reader: asyncio.StreamReader, flows: asyncio.Event) -> bytes:
        data = await reader.read(_CHUNK)
        await flows.wait()
        if self.latency_s:
            await asyncio.sleep(self.latency_s)
        return data

    async def _write(self, writer: asyncio.StreamWriter, data: bytes) -> None:
        writer.write(data)
        await writer.drain()

    async def _cut(self, writer: asyncio.StreamWriter, rest: bytes) -> None:
        """Let the last bytes arrive, then end everything."""
        await self._write(writer, rest)
        writer.write_eof()
        await asyncio.sleep(0)  # FIN goes out behind the bytes, before the RST of the rest
        self.reset()


def _flowing() -> asyncio.Event:
    event = asyncio.Event()
    event.set()
    return event


def _expected(_name: str, _error: BaseException) -> None:
    """Lines break here: that is what it is for."""


def _end(writer: asyncio.StreamWriter) -> None:
    if not writer.is_closing():
        writer.write_eof()


def _reset(writer: asyncio.StreamWriter) -> None:
    sock: socket.socket | None = writer.get_extra_info("socket")
    if sock is not None and not writer.is_closing():
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    writer.transport.abort()
