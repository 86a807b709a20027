"""One WebSocket connection of a seat, without a library: thousands of them must cost little."""

import asyncio
import base64
from collections.abc import Callable
from typing import cast

from typing_extensions import override

_TEXT = 0x81
_CLOSE = 0x88
_MASK = 0x80
_NO_MASK_KEY = bytes(4)  # masking with zeros changes nothing, and is allowed
_SHORT, _LONG = 126, 127
_HEAD_END = b"\r\n\r\n"
_OWN_KEY = base64.b64encode(bytes(16)).decode()

Hear = Callable[[bytes], None]
Lose = Callable[[str], None]


class SeatLink(asyncio.Protocol):
    """Upgrades, then passes texts on.

    Args:
        request: the upgrade request.
        up: called with the head of the answer once the upgrade was answered.
        hear: called with every text.
        lose: called once with the reason, when the connection ends or is refused.
    """

    __slots__ = ("_buffer", "_hear", "_lose", "_request", "_up", "_upgraded", "_why", "transport")

    def __init__(self, request: bytes, up: Hear, hear: Hear, lose: Lose) -> None:
        self._request = request
        self._up = up
        self._hear = hear
        self._lose = lose
        self._buffer = b""
        self._upgraded = False
        self._why = "lost"
        self.transport: asyncio.Transport | None = None

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the upgrade."""
        self.transport = cast("asyncio.Transport", transport)  # uvloop's have no common base
        self.transport.write(self._request)

    @override
    def data_received(self, data: bytes) -> None:
        """Take bytes of the answer, then of frames."""
        data = self._buffer + data if self._buffer else data
        self._buffer = b""
        if not self._upgraded:
            head, end, data = data.partition(_HEAD_END)
            if not end:
                self._buffer = head
                return
            if not head.startswith(b"HTTP/1.1 101"):
                self.abort(head.split(b"\r\n", 1)[0].decode(errors="replace"))
                return
            self._upgraded = True
            self._up(head)
        self._read_frames(data)

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        """Tell the seat."""
        lose, self._lose = self._lose, _nobody
        lose(self._why)

    def send(self, text: str) -> None:
        """Write a text frame."""
        if self.transport is not None:
            self.transport.write(masked(text.encode()))

    def abort(self, why: str) -> None:
        """End it at once."""
        self._why = why
        if self.transport is not None:
            self.transport.abort()

    def _read_frames(self, data: bytes) -> None:
        at = 0
        while len(data) - at >= 2:
            kind, size, start = data[at], data[at + 1], at + 2
            if size == _SHORT:
                size, start = int.from_bytes(data[start : start + 2]), start + 2
            elif size == _LONG:
                size, start = int.from_bytes(data[start : start + 8]), start + 8
            if len(data) < start + size:
                break
            at = start + size
            if kind == _TEXT:
                self._hear(data[start:at])
            elif kind == _CLOSE:
                self.abort(f"closed {int.from_bytes(data[start : start + 2])}")
                return
        self._buffer = data[at:]


def _nobody(why: str) -> None:
    del why


def masked(payload: bytes) -> bytes:
    """Return a text frame as clients must send it."""
    size = len(payload)
    if size < _SHORT:
        head = bytes((_TEXT, _MASK | size))
    else:
        head = bytes((_TEXT, _MASK | _SHORT)) + size.to_bytes(2)
    return head + _NO_MASK_KEY + payload


def upgrade_request(path: str, port: int, headers: dict[str, str]) -> bytes:
    """Return the request for a WebSocket."""
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        f"Sec-WebSocket-Key: {_OWN_KEY}",
        *(f"{name}: {value}" for name, value in headers.items()),
    ]
    return "\r\n".join([*lines, "", ""]).encode()
