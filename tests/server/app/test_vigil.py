"""A job that cannot be kept alive ends the process with 70."""

import asyncio

from common.core.clock import FakeClock
from server.app.vigil import Vigil
from server.managers.supervisor import JobPhase, JobState


class _Jobs:
    def __init__(self) -> None:
        self.state = JobState("worker:answer", JobPhase.RUNNING, 0)

    def states(self) -> tuple[JobState, ...]:
        return (self.state,)


async def test_a_few_restarts_are_life() -> None:
    jobs, stop, clock = _Jobs(), asyncio.Event(), FakeClock()
    vigil = Vigil(jobs.states, stop, clock)
    for _ in range(100):
        jobs.state.restarts += 1
        clock.advance(20)
        vigil.look()
    assert not vigil.given_up
    assert not stop.is_set()


async def test_a_failed_disk_is_given_up_at_once_and_a_busy_database_is_not() -> None:
    for error, given_up in (("StoreUnavailableError", False), ("StorageError", True)):
        jobs, stop = _Jobs(), asyncio.Event()
        vigil = Vigil(jobs.states, stop, FakeClock())
        jobs.state.error = error
        jobs.state.restarts = 1
        vigil.look()
        assert vigil.given_up is given_up


async def test_a_job_that_keeps_failing_is_given_up() -> None:
    jobs, stop, clock = _Jobs(), asyncio.Event(), FakeClock()
    vigil = Vigil(jobs.states, stop, clock)
    for _ in range(26):
        jobs.state.restarts += 1
        clock.advance(5)
        vigil.look()
    assert vigil.given_up
    assert stop.is_set()
