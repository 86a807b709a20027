"""The server's clock as a program knows it: an anchor and a monotonic clock since.

The PC's own wall clock is never asked (reliability-security.md 0.7).
"""

import math
from typing import NamedTuple

from common.core.clock import Clock

_DRIFT = 0.0005
"""How far two clocks may run apart, seconds per second; quartz and slewing stay below it."""


class Moment(NamedTuple):
    """When an answer is given, as far as this seat can tell.

    Args:
        offset_ms: since the server last told its time.
        at_ms: the server's time; None before the first anchor.
        provisional: the PC was restarted since the server last told its time.
        anchor_ms: what the server told.
        anchor: its proof that it told so.
    """

    offset_ms: int = 0
    at_ms: int | None = None
    provisional: bool = False
    anchor_ms: int = 0
    anchor: str = ""


class ServerAnchor:
    """Keeps `server_ms` of the best answer lately and counts on from there."""

    def __init__(self, clock: Clock) -> None:
        """Nothing is known before the first `set`."""
        self._clock = clock
        self._server_ms: int | None = None
        self._at = 0.0
        self._error_s = math.inf
        self._heard_at = 0.0
        self._is_provisional = False
        self._told = (0, "")

    def set(self, server_ms: int, sent_at: float | None = None, proof: str = "") -> None:
        """Take a new anchor whatever was known before: the server may be another one now.

        Args:
            server_ms: the server's clock as the message says.
            sent_at: monotonic time when the question left; half of the way is added.
            proof: that the server told this seat so.
        """
        self._told = (server_ms, proof)
        now = self._clock.monotonic()
        way_s = max(0.0, now - sent_at) / 2 if sent_at is not None else 0.0
        self._server_ms = server_ms + int(way_s * 1000)
        self._error_s = way_s if sent_at is not None else math.inf
        self._at = self._heard_at = now
        self._is_provisional = False

    def restore(
        self,
        server_ms: int,
        age_s: float,
        *,
        provisional: bool,
        told: tuple[int, str] = (0, ""),
    ) -> None:
        """Go on from what an earlier run of this program knew.

        Args:
            server_ms: the server's time now, as far as can be told.
            age_s: since the server last told it.
            provisional: the PC was restarted since, and the time it was off is not counted.
            told: what the server told last, and its proof.
        """
        self._told = told
        self._server_ms, self._error_s = server_ms, math.inf
        self._at = self._clock.monotonic()
        self._heard_at = self._at - age_s
        self._is_provisional = provisional

    def correct(self, server_ms: int, sent_at: float, proof: str = "") -> None:
        """Take an answer that is at least as exact as what is known; a slow one moves nothing."""
        now = self._clock.monotonic()
        self._heard_at = now
        self._told = (server_ms, proof)
        if (now - sent_at) / 2 <= self._error_s + _DRIFT * (now - self._at):
            self.set(server_ms, sent_at, proof)

    @property
    def known(self) -> bool:
        """Say whether the server has spoken yet."""
        return self._server_ms is not None

    @property
    def is_provisional(self) -> bool:
        """Say whether the PC was restarted since the server last told its time."""
        return self._is_provisional

    @property
    def told(self) -> tuple[int, str]:
        """Return what the server told last, and its proof."""
        return self._told

    def moment(self) -> Moment:
        """Return this moment as an answer is stamped with it."""
        return Moment(self.offset_ms(), self.now_ms(), self._is_provisional, *self._told)

    def now_ms(self) -> int | None:
        """Return the server's time now, None before the first anchor."""
        if self._server_ms is None:
            return None
        return self._server_ms + int((self._clock.monotonic() - self._at) * 1000)

    def age_s(self) -> float:
        """Return the seconds since the server last told its time."""
        return self._clock.monotonic() - self._heard_at

    def offset_ms(self) -> int:
        """Return the milliseconds since the server last told its time, as an answer's offset."""
        return int(self.age_s() * 1000)
