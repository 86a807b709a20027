"""A transport that keeps what is written, and can be as slow as a test wants."""

import asyncio

from typing_extensions import override


class FakeTransport(asyncio.Transport):
    """Takes frames; with `stuck` they stay in its buffer."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[bytes] = []
        self.buffered = 0
        self.stuck = False
        self.closed = False
        self.aborted = False

    @override
    def write(self, data: bytes | bytearray | memoryview) -> None:
        assert not self.closed, "written after close"
        self.written.append(bytes(data))
        if self.stuck:
            self.buffered += len(data)

    @override
    def get_write_buffer_size(self) -> int:
        return self.buffered

    @override
    def is_closing(self) -> bool:
        return self.closed

    @override
    def close(self) -> None:
        self.closed = True

    @override
    def abort(self) -> None:
        self.closed = True
        self.aborted = True

    def drain(self) -> None:
        """The peer read everything."""
        self.buffered = 0
        self.stuck = False


def payload_of(frame: bytes) -> bytes:
    """Return what a small or medium frame carries."""
    if frame[1] < 126:
        return frame[2:]
    if frame[1] == 126:
        return frame[4:]
    return frame[10:]
