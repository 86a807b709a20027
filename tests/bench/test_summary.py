"""Medians, ranges and percentiles."""

import pytest

from tests.bench.summary import percentile, series


def test_series_keeps_order_and_range() -> None:
    taken = series([3.0, 1.0, 2.0])
    assert (taken.median, taken.lowest, taken.highest) == (2.0, 1.0, 3.0)
    assert taken.values == (3.0, 1.0, 2.0)
    with pytest.raises(ValueError, match="at least one"):
        series([])


def test_percentile_is_the_nearest_rank() -> None:
    values = list(range(101, 0, -1))
    assert [percentile(values, share) for share in (0, 0.5, 0.99, 1)] == [1, 51, 100, 101]
    with pytest.raises(ValueError, match="no percentile"):
        percentile([], 0.5)
