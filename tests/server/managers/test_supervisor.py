"""A job that dies is seen and comes back, slower each time."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from common.core.clock import FakeClock
from server.managers.supervisor import JobPhase, Supervisor
from tests.server.queues.items import until

if TYPE_CHECKING:
    import pytest


class _Job:
    """Fails twice, then runs."""

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self.runs: list[float] = []

    async def run(self) -> None:
        self.runs.append(self._clock.monotonic())
        if len(self.runs) < 3:
            message = "boom"
            raise ValueError(message)
        await self._clock.sleep(1000)


async def test_a_failed_job_is_seen_and_started_again(caplog: pytest.LogCaptureFixture) -> None:
    clock = FakeClock()
    supervisor = Supervisor(clock)
    job = _Job(clock)
    supervisor.start("worker:answer", job.run)
    await until(lambda: len(job.runs) == 1 and not supervisor.healthy)
    (state,) = supervisor.states()
    assert (state.name, state.phase) == ("worker:answer", JobPhase.WAITING)
    assert (state.restarts, state.error) == (1, "ValueError")
    clock.advance(0.05)
    assert len(job.runs) == 1  # at least a tenth of a second
    clock.advance(0.2)
    await until(lambda: len(job.runs) == 2 and state.restarts == 2)
    clock.advance(0.4)
    await until(lambda: len(job.runs) == 3)
    await until(lambda: supervisor.healthy)
    assert "job_failed" in caplog.text
    assert "boom" not in caplog.text  # an error's text may hold what nobody should read
    await supervisor.stop()
    assert supervisor.states()[0].phase is JobPhase.STOPPED


async def test_a_job_that_ends_is_started_again() -> None:
    clock = FakeClock()
    supervisor = Supervisor(clock)
    runs = 0

    async def job() -> None:
        nonlocal runs
        runs += 1

    supervisor.start("ticker", job)
    await until(lambda: runs == 1 and not supervisor.healthy)
    clock.advance(10)
    await until(lambda: runs == 2)
    await supervisor.stop()
    await supervisor.stop()


async def test_back_off_grows_to_ten_seconds_and_falls_after_a_steady_run() -> None:
    clock = FakeClock()
    supervisor = Supervisor(clock)
    runs: list[float] = []

    async def job() -> None:
        runs.append(clock.monotonic())
        if len(runs) == 9:
            await clock.sleep(60)
        raise ConnectionError

    supervisor.start("worker:log", job)
    for count in range(1, 9):
        await until(lambda count=count: supervisor.states()[0].restarts == count)  # type: ignore[misc]
        clock.advance(10)
    gaps = [after - before for before, after in pairwise(runs)]
    assert all(gap <= 10 for gap in gaps)
    await until(lambda: len(runs) == 9)
    clock.advance(60)
    await until(lambda: supervisor.states()[0].restarts == 9)
    clock.advance(0.2)  # the first wait again
    await until(lambda: len(runs) == 10)
    await supervisor.stop()
