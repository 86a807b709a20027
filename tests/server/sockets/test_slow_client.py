"""A client that does not read, over real transports: it is cut off, and nobody waits for it."""

import asyncio
from pathlib import Path

import pytest
from typing_extensions import override

from common.crypto.certificates import create_ca, issue_server
from common.crypto.tls import client_ssl_context, server_ssl_context
from server.sockets.frames import text_frame
from server.sockets.send_queue import CLOSE_S, SendPolicy, SendQueue
from tests.helpers.talker import PATIENCE_S


class _Accepted(asyncio.Protocol):
    """Hands the transport of the first connection over."""

    def __init__(self, found: "asyncio.Future[asyncio.Transport]") -> None:
        self._found = found

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._found.set_result(transport)


@pytest.mark.parametrize("tls", [False, True], ids=["plain", "TLS"])
async def test_a_client_that_does_not_read_is_cut_off(tmp_path: Path, tls: bool) -> None:
    issue_server(tmp_path, create_ca(tmp_path, "Centre"), ("127.0.0.1",))
    loop = asyncio.get_running_loop()
    found: asyncio.Future[asyncio.Transport] = loop.create_future()
    inside = server_ssl_context(tmp_path) if tls else None
    server = await loop.create_server(lambda: _Accepted(found), "127.0.0.1", 0, ssl=inside)
    port = server.sockets[0].getsockname()[1]
    outside = client_ssl_context(tmp_path / "ca.pem") if tls else None
    _, writer = await asyncio.open_connection("127.0.0.1", port, ssl=outside)
    transport = await asyncio.wait_for(found, PATIENCE_S)
    client = writer.transport
    assert isinstance(client, asyncio.Transport)
    client.pause_reading()
    try:
        policy = SendPolicy(soft=64 * 1024, hard=256 * 1024)
        queue = SendQueue(transport, policy)
        sent = await _fill(queue, policy)
        # What the kernel took, the soft limit and the hard limit: megabytes, not gigabytes.
        assert sent < 64 * 1024 * 1024
        assert transport.get_write_buffer_size() < 128 * 1024
        policy.flush(0.0)
        policy.flush(CLOSE_S + 1)
        assert transport.is_closing()
    finally:
        client.abort()
        server.close()
        await server.wait_closed()
        await asyncio.sleep(0)


async def _fill(queue: SendQueue, policy: SendPolicy) -> int:
    frame = text_frame(b"x" * 4000)
    sent = 0
    for _ in range(50_000):
        if queue.closed:
            break
        queue.send(frame)
        sent += len(frame)
        await asyncio.sleep(0)
        policy.flush(0.0)
    return sent
