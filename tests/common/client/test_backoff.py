"""Full jitter under a ceiling that doubles."""

from common.client.backoff import Backoff


def test_ceilings_double_up_to_the_limit_and_begin_again() -> None:
    asked: list[tuple[float, float]] = []

    def draw(low: float, high: float) -> float:
        asked.append((low, high))
        return high

    backoff = Backoff(1.0, 8.0, draw)
    assert [backoff.next() for _ in range(5)] == [1.0, 2.0, 4.0, 8.0, 8.0]
    backoff.reset()
    assert backoff.next() == 1.0
    assert {low for low, _ in asked} == {0.0}


def test_a_room_does_not_come_back_as_one() -> None:
    first = sorted(Backoff().next() for _ in range(200))
    assert all(0 <= delay <= 1 for delay in first)
    assert first[-1] - first[0] > 0.5


def test_the_server_may_ask_for_a_wider_spread_but_not_after_a_cut_of_our_own() -> None:
    backoff = Backoff(1.0, 8.0, lambda _low, high: high)
    backoff.widen(12.0)
    assert [backoff.next(), backoff.next()] == [12.0, 12.0]
    backoff.reset()
    assert backoff.next() == 12.0
    assert backoff.short() == 1.0
    backoff.widen(0.0)
    assert backoff.next() == 12.0
