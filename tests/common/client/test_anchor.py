"""The server's clock is kept by monotonic time and moved only by better knowledge."""

from common.client.anchor import ServerAnchor
from common.core.clock import FakeClock

SERVER = 1_764_000_000_000


def test_nothing_is_known_before_the_server_speaks() -> None:
    anchor = ServerAnchor(FakeClock())
    assert not anchor.known
    assert anchor.now_ms() is None


def test_time_goes_on_by_the_monotonic_clock_alone() -> None:
    clock = FakeClock()
    anchor = ServerAnchor(clock)
    anchor.set(SERVER)
    clock.advance(2.5)
    clock.step_wall(3600)  # somebody sets the PC's clock
    assert anchor.now_ms() == SERVER + 2500
    assert anchor.offset_ms() == 2500


def test_half_of_the_way_is_added() -> None:
    clock = FakeClock()
    anchor = ServerAnchor(clock)
    sent_at = clock.monotonic()
    clock.advance(0.4)
    anchor.correct(SERVER, sent_at)
    assert anchor.now_ms() == SERVER + 200


def test_a_slow_answer_is_a_sign_of_life_and_moves_nothing() -> None:
    clock = FakeClock()
    anchor = ServerAnchor(clock)
    anchor.correct(SERVER, clock.monotonic())
    sent_at = clock.monotonic()
    clock.advance(3.0)
    anchor.correct(SERVER + 90, sent_at)  # 2.9 s of its 3 s were the way back
    assert anchor.now_ms() == SERVER + 3000
    assert anchor.age_s() == 0


def test_a_slow_answer_is_taken_when_nothing_better_is_known_any_more() -> None:
    clock = FakeClock()
    anchor = ServerAnchor(clock)
    anchor.correct(SERVER, clock.monotonic())
    clock.advance(3600)
    sent_at = clock.monotonic()
    clock.advance(1.0)
    anchor.correct(SERVER + 3_602_500, sent_at)
    assert anchor.now_ms() == SERVER + 3_603_000


def test_a_new_connection_counts_whatever_was_known() -> None:
    clock = FakeClock()
    anchor = ServerAnchor(clock)
    anchor.correct(SERVER, clock.monotonic())
    anchor.set(SERVER - 60_000)  # another machine took over; its clock is the one that counts
    assert anchor.now_ms() == SERVER - 60_000
    clock.advance(0.002)
    anchor.correct(SERVER - 60_000, clock.monotonic() - 0.002)
    assert anchor.now_ms() == SERVER - 59_999
