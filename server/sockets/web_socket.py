"""aiohttp's socket with two habits of its own: quick on the way in, and polite at the end.

Most of what seats send needs nothing to wait for. Such a frame is handled in the step that read it:
going through aiohttp's queue, a future and the connection's task costs more than all we do with it.
This is the one place that knows how aiohttp hands frames over.
"""

import asyncio
from collections.abc import Callable

from aiohttp import WSMsgType, web
from aiohttp._websocket.models import WSMessage, WSMessageTextBytes
from aiohttp._websocket.reader import WebSocketDataQueue, WebSocketReader
from aiohttp._websocket.writer import WebSocketWriter
from aiohttp.base_protocol import BaseProtocol
from typing_extensions import override

from common.core.errors import ErrorCode, RefusedError
from common.protocol.codec import MAX_FRAME_BYTES, encode
from common.protocol.session import CommandRejected
from server.sockets.frames import close_frame, text_frame

_WRITER_LIMIT = 64 * 1024
_INBOX_LIMIT = 64 * 1024
_LINGER_LOOKS = 50
_LINGER_LOOK_S = 0.02
TOO_LARGE = 1009
CONTENT = frozenset({WSMsgType.TEXT, WSMsgType.BINARY})

Hear = Callable[[bytes], bool]
"""Handles a frame at once; False if it did nothing because something has to be waited for."""


class Inbox(WebSocketDataQueue):
    """Where the parser puts frames: with who hears them, or on the queue behind those that wait."""

    __slots__ = ("_waiting", "hear")

    def __init__(self, protocol: BaseProtocol, loop: asyncio.AbstractEventLoop) -> None:
        """Begin with everything on the queue."""
        super().__init__(protocol, _INBOX_LIMIT, loop=loop)
        self.hear: Hear | None = None
        self._waiting = 0

    @override
    def feed_data(self, data: WSMessage | WSMessageTextBytes, size: int) -> None:
        """Take a frame from the parser; must not raise, for the parser passes nothing on."""
        kind = data.type
        if kind is WSMsgType.TEXT or kind is WSMsgType.BINARY:  # to hash an enum takes longer
            if self._waiting == 0 and self.hear is not None and self.hear(data.data):
                return
            self._waiting += 1
        super().feed_data(data, size)

    def handled(self) -> None:
        """A frame from the queue is finished with: later ones may be heard at once again."""
        self._waiting -= 1


class _Wire(asyncio.Protocol):
    """What the transport calls after the upgrade: the parser, with nothing between.

    aiohttp's own protocol asks of every packet whether it is HTTP; that is settled. All else, such
    as the end of the connection, is still told to it.
    """

    def __init__(self, protocol: web.RequestHandler, parser: WebSocketReader) -> None:
        self.data_received = parser.feed_data  # type: ignore[assignment,method-assign]
        self.eof_received = protocol.eof_received  # type: ignore[method-assign]
        self.connection_lost = protocol.connection_lost  # type: ignore[method-assign]
        self.pause_writing = protocol.pause_writing  # type: ignore[method-assign]
        self.resume_writing = protocol.resume_writing  # type: ignore[method-assign]


class WebSocket(web.WebSocketResponse[bool]):
    """A server's socket whose texts come as bytes.

    Args:
        ping_s: seconds between pings; 0 for none.
        close_s: how long the peer may take to close.
    """

    def __init__(self, ping_s: float, close_s: float) -> None:
        """Prepare; nothing is compressed, which would cost a hundred KiB for each connection."""
        super().__init__(
            compress=False,
            max_msg_size=MAX_FRAME_BYTES,
            heartbeat=ping_s or None,
            timeout=close_s,
            writer_limit=_WRITER_LIMIT,
            decode_text=False,
        )
        self.inbox: Inbox | None = None

    @override
    def _post_start(
        self, request: web.BaseRequest, protocol: str | None, writer: WebSocketWriter
    ) -> None:
        # As in aiohttp, but for the class of the queue.
        self._ws_protocol = protocol
        self._writer = writer
        self._reset_heartbeat()
        self._reader = self.inbox = Inbox(request.protocol, asyncio.get_running_loop())
        self._parser = WebSocketReader(
            self.inbox, self._max_msg_size, compress=False, decode_text=False
        )
        heard = None if self._heartbeat is None else self._on_data_received
        request.protocol.set_parser(self._parser, data_received_cb=heard)
        request.protocol.keep_alive(val=False)
        if heard is None and request.transport is not None:
            request.transport.set_protocol(_Wire(request.protocol, self._parser))

    @override
    async def close(self, *, code: int = 1000, message: bytes = b"", drain: bool = True) -> bool:
        """Close; tells the peer why before it closes on a message that is too large."""
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
