import asyncio

import pytest

from common.core.clock import FakeClock, SystemClock, utc_text
from common.core.tasks import TaskScope


async def settle() -> None:
    for _ in range(3):
        await asyncio.sleep(0)


async def test_sleepers_wake_when_the_clock_passes_them() -> None:
    clock, scope, woken = FakeClock(), TaskScope("test"), list[str]()

    async def sleeper(name: str, seconds: float) -> None:
        await clock.sleep(seconds)
        woken.append(name)

    for name, seconds in (("late", 3.0), ("early", 1.0), ("later", 10.0)):
        scope.start(sleeper(name, seconds), name=name)
    await settle()
    assert clock.sleepers == 3
    clock.advance(0.999)
    await settle()
    assert woken == []
    clock.advance(5)
    await settle()
    assert woken == ["early", "late"]
    assert clock.sleepers == 1
    await scope.stop()


async def test_ten_tenths_are_one_second() -> None:
    clock, scope, woken = FakeClock(0), TaskScope("test"), list[int]()

    async def sleeper() -> None:
        await clock.sleep(1.0)
        woken.append(clock.now_ms())

    scope.start(sleeper(), name="sleeper")
    await settle()
    for _ in range(10):
        clock.advance(0.1)
    await settle()
    assert woken == [1000]
    assert clock.monotonic() == 1.0
    await scope.stop()


async def test_a_cancelled_sleeper_is_forgotten() -> None:
    clock, scope = FakeClock(), TaskScope("test")
    scope.start(clock.sleep(10), name="sleeper")
    await settle()
    await scope.stop()
    assert clock.sleepers == 0


async def test_no_time_to_wait_lets_others_run() -> None:
    clock, scope, ran = FakeClock(), TaskScope("test"), list[int]()

    async def other() -> None:
        ran.append(1)

    scope.start(other(), name="other")
    await clock.sleep(0)
    assert ran == [1]
    await scope.stop()


def test_parts_of_a_millisecond_are_not_lost() -> None:
    clock = FakeClock(0)
    for _ in range(10):
        clock.advance(0.0004)
    assert clock.now_ms() == 4


def test_a_step_moves_the_wall_only() -> None:
    clock = FakeClock(1_000_000)
    clock.advance(2)
    clock.step_wall(-60)
    assert (clock.now_ms(), clock.monotonic()) == (942_000, 2.0)


async def test_system_clock_runs_faster_when_told() -> None:
    plain, fast = SystemClock(), SystemClock(speed=100.0)
    began, wall = fast.monotonic(), fast.now_ms()
    await fast.sleep(2.0)
    assert fast.monotonic() - began + 0.001 >= 2.0
    assert fast.now_ms() - wall >= 1999
    assert abs(plain.now_ms() - SystemClock().now_ms()) < 5000
    first = plain.monotonic()
    assert plain.monotonic() >= first


@pytest.mark.parametrize("speed", [0.0, -1.0])
def test_a_clock_never_stands_or_runs_back(speed: float) -> None:
    with pytest.raises(ValueError, match="speed"):
        SystemClock(speed)


@pytest.mark.parametrize(
    ("at_ms", "text"),
    [
        (0, "1970-01-01T00:00:00.000Z"),
        (1_764_000_000_999, "2025-11-24T16:00:00.999Z"),
        (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
    ],
)
def test_utc_text_keeps_milliseconds(at_ms: int, text: str) -> None:
    assert utc_text(at_ms) == text
