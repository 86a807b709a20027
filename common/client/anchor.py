"""The server's clock as a program knows it: an anchor and a monotonic clock since.

The PC's own wall clock is never asked (reliability-security.md 0.7).
"""

from common.core.clock import Clock


class ServerAnchor:
    """Keeps `server_ms` of the last answer and counts on from there."""

    def __init__(self, clock: Clock) -> None:
        """Nothing is known before the first `set`."""
        self._clock = clock
        self._server_ms: int | None = None
        self._at = 0.0
        self._round_trip = 0.0

    def set(self, server_ms: int, sent_at: float | None = None) -> None:
        """Take a new anchor.

        Args:
            server_ms: the server's clock as the message says.
            sent_at: monotonic time when the question left; half of the way is added.
        """
        now = self._clock.monotonic()
        self._round_trip = max(0.0, now - sent_at) if sent_at is not None else 0.0
        self._server_ms = server_ms + int(self._round_trip * 500)
        self._at = now

    @property
    def known(self) -> bool:
        """Say whether the server has spoken yet."""
        return self._server_ms is not None

    def now_ms(self) -> int | None:
        """Return the server's time now, None before the first anchor."""
        if self._server_ms is None:
            return None
        return self._server_ms + int(self.age_s() * 1000)

    def age_s(self) -> float:
        """Return the seconds since the last anchor."""
        return self._clock.monotonic() - self._at

    def offset_ms(self) -> int:
        """Return the milliseconds since the last anchor, as an answer's offset."""
        return int(self.age_s() * 1000)
