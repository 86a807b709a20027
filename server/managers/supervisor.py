"""Runs the long-lived jobs of the managers; one that dies is seen, and started again."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from common.core.clock import Clock
from common.core.logs import get_logger
from common.core.tasks import TaskScope
from server.managers.error_place import error_place
from server.queues.backoff import Backoff

_log = get_logger("managers.supervisor")
_BACKOFF_S = (0.2, 10.0)
_STEADY_S = 30.0
"""A job that ran for so long had recovered: its next failure is a first one again."""

Job = Callable[[], Coroutine[Any, Any, None]]


class JobPhase(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    STOPPED = "stopped"


@dataclass(slots=True)
class JobState:
    """A job as `/readyz`, the metrics and the admin API show it.

    Args:
        restarts: how often it failed since the process began.
        error: class of the last failure; no values, they might be personal.
        since_ms: since when it is in this phase.
    """

    name: str
    phase: JobPhase
    since_ms: int
    restarts: int = 0
    error: str = ""


class Supervisor:
    """Owns the tasks of the managers."""

    def __init__(self, clock: Clock) -> None:
        """Begin without jobs."""
        self._clock = clock
        self._scope = TaskScope("managers")
        self._states: dict[str, JobState] = {}

    def start(self, name: str, job: Job) -> None:
        """Run `job` for ever: when it ends or fails it is started again after a while."""
        state = JobState(name, JobPhase.RUNNING, self._clock.now_ms())
        self._states[name] = state
        self._scope.start(self._keep_running(state, job), name=name)

    def states(self) -> tuple[JobState, ...]:
        """Return all jobs in the order they were started."""
        return tuple(self._states.values())

    @property
    def healthy(self) -> bool:
        """Whether every job runs."""
        return all(state.phase is JobPhase.RUNNING for state in self._states.values())

    async def stop(self) -> None:
        """Cancel all jobs and wait for their end; may be called again."""
        await self._scope.stop()
        for state in self._states.values():
            self._enter(state, JobPhase.STOPPED)

    async def _keep_running(self, state: JobState, job: Job) -> None:
        backoff = Backoff(*_BACKOFF_S)
        while True:
            began = self._clock.monotonic()
            try:
                await job()
                state.error = "ended"
            except Exception as error:  # noqa: BLE001  whatever it was, the job has to come back
                state.error = type(error).__name__
                _log.error("job_failed", job=state.name, error=error_place(error))
            if self._clock.monotonic() - began >= _STEADY_S:
                backoff.reset()
            state.restarts += 1
            self._enter(state, JobPhase.WAITING)
            await self._clock.sleep(backoff.next_s())
            self._enter(state, JobPhase.RUNNING)

    def _enter(self, state: JobState, phase: JobPhase) -> None:
        state.phase = phase
        state.since_ms = self._clock.now_ms()
