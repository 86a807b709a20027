"""Frames are handed over as they are parsed, and never overtake one that waits."""

import asyncio

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

from server.sockets.web_socket import CONTENT, Inbox, WebSocket
from tests.server.queues.items import until


class _Peer:
    """A server for one connection: hears what is quick, takes its time for the rest."""

    def __init__(self) -> None:
        self.at_once: list[bytes] = []
        self.later: list[bytes] = []
        self.goes_on = asyncio.Event()
        self.ended = asyncio.Event()
        self.inbox: Inbox | None = None

    @property
    def waiting(self) -> int:
        return len(self.inbox._buffer) if self.inbox is not None else 0

    def hear(self, data: bytes) -> bool:
        if data.startswith(b"slow"):
            return False
        self.at_once.append(data)
        return True

    async def handle(self, request: web.Request) -> web.StreamResponse:
        socket = WebSocket(0, 3)
        await socket.prepare(request)
        inbox = self.inbox = socket.inbox
        assert inbox is not None
        inbox.hear = self.hear
        while (message := await socket.receive()).type in CONTENT:
            self.later.append(message.data)
            await socket.send_bytes(b"begun")
            await self.goes_on.wait()
            inbox.handled()
            await socket.send_bytes(b"done")
        self.ended.set()
        return socket


async def test_a_quick_frame_waits_behind_a_slow_one_only() -> None:
    peer = _Peer()
    app = web.Application()
    app.router.add_get("/", peer.handle)
    async with TestServer(app) as server, aiohttp.ClientSession() as http:
        async with http.ws_connect(server.make_url("/")) as socket:
            await socket.send_str("quick 1")
            await socket.send_str("slow")
            assert await socket.receive_bytes(timeout=5) == b"begun"
            assert (peer.at_once, peer.later) == ([b"quick 1"], [b"slow"])
            await socket.send_str("quick 2")
            await socket.send_bytes(b"quick 3")
            await until(lambda: peer.waiting == 2)
            peer.goes_on.set()
            for expected in (b"done", b"begun", b"done", b"begun", b"done"):
                assert await socket.receive_bytes(timeout=5) == expected
            assert (peer.at_once, peer.later) == (
                [b"quick 1"],
                [b"slow", b"quick 2", b"quick 3"],
            )
            await socket.send_bytes(b"quick 4")
            await socket.send_bytes(b"slow too")
            assert await socket.receive_bytes(timeout=5) == b"begun"
        await asyncio.wait_for(peer.ended.wait(), 5)
    assert peer.at_once == [b"quick 1", b"quick 4"]
