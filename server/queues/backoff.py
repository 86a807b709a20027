"""How long to wait after one failure more: doubling, bounded, with jitter."""

import random


class Backoff:
    """Counts failures in a row.

    Args:
        first_s: about the first wait.
        most_s: no wait is longer.
    """

    def __init__(self, first_s: float, most_s: float) -> None:
        """Begin without a failure."""
        self._first_s = first_s
        self._most_s = most_s
        self._failures = 0

    @property
    def failures(self) -> int:
        """Failures since the last success."""
        return self._failures

    def next_s(self) -> float:
        """Count a failure and return the seconds to wait: half to all of the doubled time."""
        whole = min(self._most_s, self._first_s * 2.0 ** min(self._failures, 30))
        self._failures += 1
        return whole * (0.5 + random.random() / 2)  # noqa: S311  spreads peers, keeps no secret

    def reset(self) -> None:
        """Something worked."""
        self._failures = 0
