"""How often a peer may do something: a token bucket that needs one number per peer."""


class Allowance:
    """A steady rate with room for a burst.

    Args:
        per_second: refill of the bucket.
        burst: its size.
    """

    __slots__ = ("burst", "per_second", "room_s", "step_s")

    def __init__(self, per_second: float, burst: int) -> None:
        """Compute what each token costs."""
        self.per_second = per_second
        self.burst = burst
        self.step_s = 1 / per_second
        self.room_s = burst / per_second + 1e-9

    def after(self, full_at: float, now: float) -> float | None:
        """Take one token (generic cell rate algorithm).

        Args:
            full_at: when the bucket would be full again, monotonic seconds.
            now: monotonic seconds.

        Returns:
            when it will be full again after that; None if there is no token.
        """
        due = (full_at if full_at > now else now) + self.step_s  # noqa: FURB136  max() costs more than all the rest
        return None if due - now > self.room_s else due


class Meter:
    """The state of one peer for one allowance."""

    __slots__ = ("_full_at",)

    def __init__(self) -> None:
        """Begin with a full bucket."""
        self._full_at = 0.0

    def take(self, allowance: Allowance, now: float) -> bool:
        """Take one token at `now` (monotonic seconds); False if there is none."""
        due = allowance.after(self._full_at, now)
        if due is None:
            return False
        self._full_at = due
        return True

    def is_full(self, now: float) -> bool:
        """Say whether nothing was taken lately: such a meter may be forgotten."""
        return self._full_at <= now
