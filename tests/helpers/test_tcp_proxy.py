"""The bad line does what it says; an echo server and a raw socket on its ends."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from tests.helpers.fake_centre import until
from tests.helpers.tcp_proxy import TcpProxy

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Echo:
    """Sends back what comes, and remembers it."""

    def __init__(self) -> None:
        self.heard = bytearray()
        self.ended: list[str] = []

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while data := await reader.read(1000):
                self.heard += data
                writer.write(data)
            self.ended.append("end")
        except ConnectionError:
            self.ended.append("reset")
        finally:
            writer.close()


@asynccontextmanager
async def line() -> AsyncIterator[tuple[TcpProxy, Echo, Streams]]:
    echo = Echo()
    server = await asyncio.start_server(echo.serve, "127.0.0.1", 0)
    try:
        async with TcpProxy(server.sockets[0].getsockname()[1]) as proxy:
            reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
            try:
                yield proxy, echo, (reader, writer)
            finally:
                writer.close()
    finally:
        server.close()
        await server.wait_closed()
        await asyncio.sleep(0.01)  # connections of the server end by themselves


async def test_it_carries_what_is_said() -> None:
    async with line() as (proxy, echo, (reader, writer)):
        writer.write(b"hello")
        assert await reader.readexactly(5) == b"hello"
        assert (proxy.up, proxy.down, proxy.connections) == (5, 5, 1)
        writer.write_eof()
        assert await reader.read() == b""
        assert echo.ended == ["end"]


@pytest.mark.parametrize("count", [1, 3, 5])
async def test_a_cut_lets_exactly_so_many_bytes_through(count: int) -> None:
    async with line() as (proxy, echo, (reader, writer)):
        proxy.cut_up_after(count)
        writer.write(b"hello world")
        await until(lambda: echo.ended)
        assert bytes(echo.heard) == b"hello world"[:count]
        with pytest.raises(ConnectionError):
            await _read_to_the_end(reader, writer)


async def test_a_cut_downwards_lets_exactly_so_many_bytes_through() -> None:
    async with line() as (proxy, echo, (reader, writer)):
        proxy.cut_down_after(4)
        writer.write(b"hello world")
        assert await reader.readexactly(4) == b"hell"
        assert bytes(echo.heard) == b"hello world"
        with pytest.raises(ConnectionError):
            await _read_to_the_end(reader, writer)


async def test_a_black_hole_tells_nobody_and_delivers_late() -> None:
    async with line() as (proxy, echo, (reader, writer)):
        writer.write(b"one")
        assert await reader.readexactly(3) == b"one"
        proxy.black_hole()
        writer.write(b"two")
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(reader.readexactly(3), 0.05)
        assert bytes(echo.heard) == b"one"
        proxy.heal()
        assert await reader.readexactly(3) == b"two"


async def test_a_stranded_connection_stands_beside_new_ones_and_speaks_late() -> None:
    async with line() as (proxy, echo, (_, writer)):
        await until(lambda: proxy.connections == 1)
        proxy.strand()
        writer.write(b"old")
        new_reader, new_writer = await asyncio.open_connection("127.0.0.1", proxy.port)
        new_writer.write(b"new")
        assert await new_reader.readexactly(3) == b"new"
        assert bytes(echo.heard) == b"new"
        proxy.deliver()
        await until(lambda: bytes(echo.heard) == b"newold")
        new_writer.close()


async def test_a_reset_is_a_reset() -> None:
    async with line() as (proxy, _, (reader, writer)):
        writer.write(b"one")
        assert await reader.readexactly(3) == b"one"
        proxy.reset()
        with pytest.raises(ConnectionError):
            await _read_to_the_end(reader, writer)


async def test_a_half_close_ends_both_directions_softly() -> None:
    async with line() as (proxy, echo, (reader, writer)):
        writer.write(b"one")
        assert await reader.readexactly(3) == b"one"
        proxy.half_close()
        assert await reader.read() == b""
        await until(lambda: echo.ended == ["end"])


async def test_latency_is_added_each_way() -> None:
    async with line() as (proxy, _, (reader, writer)):
        proxy.latency_s = 0.02
        loop = asyncio.get_running_loop()
        begin = loop.time()
        writer.write(b"one")
        assert await reader.readexactly(3) == b"one"
        assert loop.time() - begin >= 0.04


async def _read_to_the_end(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Raise what the socket has to say; an end without a reset shows when something is sent."""
    while await reader.read(1000):
        pass
    for _ in range(50):
        writer.write(b"?")
        await writer.drain()
        await asyncio.sleep(0.002)
