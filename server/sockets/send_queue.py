"""What waits for one connection: bounded, so that a slow client hurts nobody but itself.

Frames go straight to the transport. Once it holds more than a client should owe, frames wait here:
live updates replace older ones of the same key, everything else keeps its order. Past the limit
the client is cut off; it comes back and resumes from its last event.
"""

import asyncio
from itertools import count

from server.settings import ServerSettings
from server.sockets.frames import close_frame

_KIB = 1024
MOST_FRAMES = 2048
CLOSE_S = 3.0
"""How long a closing connection may take before it is cut."""
OVERLOADED = 1013


class SendPolicy:
    """Limits of all connections, and the set of those that are blocked now.

    Args:
        soft: bytes in the transport from which frames wait.
        hard: bytes waiting at which the connection ends.
        frames: frames waiting at which the connection ends.
    """

    __slots__ = ("blocked", "closing", "frames", "hard", "numbers", "soft")

    def __init__(self, soft: int, hard: int, frames: int = MOST_FRAMES) -> None:
        """Begin with nobody blocked."""
        self.soft = soft
        self.hard = hard
        self.frames = frames
        self.blocked: set[SendQueue] = set()
        self.closing: dict[asyncio.Transport, float | None] = {}
        self.numbers = count()

    @classmethod
    def of(cls, settings: ServerSettings) -> "SendPolicy":
        """Return the limits that the settings name."""
        return cls(settings.send_buffer_kib * _KIB, settings.send_limit_kib * _KIB)

    def flush(self, now: float) -> None:
        """Write what fits again and cut who does not close; called twenty times a second.

        Args:
            now: monotonic seconds.
        """
        for queue in tuple(self.blocked):
            queue.flush()
        for transport, since in tuple(self.closing.items()):
            if since is None:
                self.closing[transport] = now
            elif now - since > CLOSE_S:
                del self.closing[transport]
                transport.abort()


class SendQueue:
    """The way out of one connection."""

    __slots__ = ("_bytes", "_policy", "_transport", "_waiting", "closed")

    def __init__(self, transport: asyncio.Transport, policy: SendPolicy) -> None:
        """Begin with nothing waiting."""
        self._transport = transport
        self._policy = policy
        self._waiting: dict[str, bytes] | None = None
        self._bytes = 0
        self.closed = False

    def send(self, frame: bytes, key: str = "") -> None:
        """Write the frame, or let it wait; does nothing on a closing connection."""
        transport = self._transport
        if self.closed or transport.is_closing():
            return
        if self._waiting is None:
            if transport.get_write_buffer_size() < self._policy.soft:
                transport.write(frame)
                return
            self._waiting = {}
            self._policy.blocked.add(self)
        self._wait(self._waiting, frame, key)

    def flush(self) -> None:
        """Write waiting frames as long as the transport takes them."""
        waiting, transport = self._waiting, self._transport
        if waiting is None or transport.is_closing():
            self.clear()
            return
        while waiting and transport.get_write_buffer_size() < self._policy.soft:
            frame = waiting.pop(next(iter(waiting)))
            self._bytes -= len(frame)
            transport.write(frame)
        if not waiting:
            self.clear()

    def close(self, code: int, reason: str) -> None:
        """Say why and send nothing more; may be called again.

        The peer answers and the transport ends; who does not answer is cut by the policy. Closing
        the transport at once could take the reason away from a peer that is still sending.
        """
        self.clear()
        if not self.closed and not self._transport.is_closing():
            self._transport.write(close_frame(code, reason))
            self._policy.closing[self._transport] = None
        self.closed = True

    def ended(self) -> None:
        """The transport is gone."""
        self.clear()
        self._policy.closing.pop(self._transport, None)

    def clear(self) -> None:
        """Forget what waits."""
        self._waiting = None
        self._bytes = 0
        self._policy.blocked.discard(self)

    def waiting(self) -> int:
        """Return how many frames wait."""
        return len(self._waiting or ())

    def _wait(self, waiting: dict[str, bytes], frame: bytes, key: str) -> None:
        # A key of our own for frames without one: they never replace each other.
        name = key or f"\0{next(self._policy.numbers)}"
        self._bytes += len(frame) - len(waiting.get(name, b""))
        waiting[name] = frame
        if self._bytes > self._policy.hard or len(waiting) > self._policy.frames:
            self.close(OVERLOADED, "too slow")
