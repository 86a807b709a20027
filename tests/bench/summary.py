"""Median, range and percentiles of repetitions."""

import statistics
from collections.abc import Sequence

import msgspec


class Series(msgspec.Struct, frozen=True):
    """The repetitions of one figure, in the order they were taken."""

    median: float
    lowest: float
    highest: float
    values: tuple[float, ...]

    def text(self, digits: int = 1) -> str:
        """Write `median [lowest-highest]`."""
        return f"{self.median:,.{digits}f} [{self.lowest:,.{digits}f}-{self.highest:,.{digits}f}]"


def series(values: Sequence[float], digits: int = 4) -> Series:
    """Summarise at least one value.

    Raises:
        ValueError: there is none.
    """
    if not values:
        message = "a series needs at least one value"
        raise ValueError(message)
    rounded = tuple(round(value, digits) for value in values)
    median = round(statistics.median(values), digits)
    return Series(median, min(rounded), max(rounded), rounded)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` (0 to 1) of the sorted values lie, nearest rank.

    Raises:
        ValueError: there is no value, or `share` is outside 0 to 1.
    """
    if not values or not 0 <= share <= 1:
        message = f"no percentile {share} of {len(values)} values"
        raise ValueError(message)
    ordered = sorted(values)
    return ordered[int(share * (len(ordered) - 1) + 0.5)]
