"""Frames made ready once and written to many connections.

A server's frame is not masked and never compressed here, so it is the same bytes for everybody.
"""

import struct

_SMALL = 126
_MEDIUM = 1 << 16
_FINAL_TEXT = 0x81
_FINAL_CLOSE = 0x88
_SMALL_HEADERS = tuple(bytes((_FINAL_TEXT, length)) for length in range(_SMALL))
_LENGTH_16 = struct.Struct(">BBH")
_LENGTH_64 = struct.Struct(">BBQ")


def text_frame(payload: bytes) -> bytes:
    """Return the WebSocket frame that carries UTF-8 text."""
    length = len(payload)
    if length < _SMALL:
        return _SMALL_HEADERS[length] + payload
    if length < _MEDIUM:
        return _LENGTH_16.pack(_FINAL_TEXT, 126, length) + payload
    return _LENGTH_64.pack(_FINAL_TEXT, 127, length) + payload


def close_frame(code: int, reason: str = "") -> bytes:
    """Return the frame that ends a connection; the reason is cut at what a frame can hold."""
    payload = code.to_bytes(2, "big") + reason.encode("ascii", "replace")[:123]
    return bytes((_FINAL_CLOSE, len(payload))) + payload
