"""The token bucket."""

from common.core.bucket import Allowance, Meter

ALLOWANCE = Allowance(per_second=10.0, burst=5)


def test_a_burst_passes_and_one_more_does_not() -> None:
    meter = Meter()
    assert [meter.take(ALLOWANCE, 100.0) for _ in range(6)] == [True] * 5 + [False]


def test_it_refills_at_the_rate() -> None:
    meter = Meter()
    for _ in range(5):
        assert meter.take(ALLOWANCE, 100.0)
    assert not meter.take(ALLOWANCE, 100.05)
    assert meter.take(ALLOWANCE, 100.1)
    assert not meter.take(ALLOWANCE, 100.1)


def test_a_refused_try_costs_nothing() -> None:
    meter = Meter()
    for _ in range(50):
        meter.take(ALLOWANCE, 7.0)
    assert meter.take(ALLOWANCE, 7.1)


def test_a_rested_meter_may_be_forgotten() -> None:
    meter = Meter()
    assert meter.is_full(1.0)
    meter.take(ALLOWANCE, 1.0)
    assert not meter.is_full(1.0)
    assert meter.is_full(1.2)
