"""How often a peer may do something: a token bucket that needs one number per peer."""

from typing import NamedTuple


class Allowance(NamedTuple):
    """A steady rate with room for a burst.

    Args:
        per_second: refill of the bucket.
        burst: its size.
    """

    per_second: float
    burst: int


class Meter:
    """The state of one peer for one allowance (generic cell rate algorithm)."""

    __slots__ = ("_full_at",)

    def __init__(self) -> None:
        """Begin with a full bucket."""
        self._full_at = 0.0

    def take(self, allowance: Allowance, now: float) -> bool:
        """Take one token at `now` (monotonic seconds); False if there is none."""
        due = max(self._full_at, now) + 1 / allowance.per_second
        if due - now > allowance.burst / allowance.per_second + 1e-9:
            return False
        self._full_at = due
        return True

    def is_full(self, now: float) -> bool:
        """Say whether nothing was taken lately: such a meter may be forgotten."""
        return self._full_at <= now
