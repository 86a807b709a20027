"""All that the manager role of a process runs, put together and kept alive.

The composition root makes one `Crew`, starts it after the queues and stops it before the stores.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from common.core.clock import Clock
from common.crypto.keyring import Keyring
from common.protocol.vocabulary import QueueName
from server.managers.answer_jobs import AnswerJobs
from server.managers.answer_manager.answer_manager import AnswerManager
from server.managers.backlog import Backlog
from server.managers.base import Manager
from server.managers.cheating_manager.cheating_manager import CheatingManager
from server.managers.command_watch import CommandWatch
from server.managers.deadline_watch import DeadlineWatch
from server.managers.link_watch import LinkWatch
from server.managers.log_manager.audit_chainer import AuditChainer
from server.managers.log_manager.log_manager import LogManager
from server.managers.power_watch import PowerWatch
from server.managers.progress_ticker import ProgressTicker
from server.managers.publisher import Publisher
from server.managers.stage_watch import StageWatch
from server.managers.state_manager.stage_facts import StageSources
from server.managers.state_manager.state_manager import StateManager
from server.managers.supervisor import Job, JobState, Supervisor
from server.managers.sweeper import Sweeper
from server.managers.turn_taking import in_turn
from server.managers.worker import Worker
from server.queues.contract import WORK, Queues
from server.queues.router import Router
from server.stores.contracts import FileShare, LiveStore
from server.stores.database.database import Database

DRAIN_LOOK_S = 0.02


@dataclass(frozen=True, slots=True)
class CrewParts:
    """What the crew works with.

    Args:
        server_id: name of this process's audit chain.
        batch_limit: most items of a batch.
        machine_is_green: the last result of the server's own check.
        sign_in_ms: how long a sign-in lasts; None does not end.
        managers: queues whose managers this process runs.
    """

    database: Database
    files: FileShare
    queues: Queues
    live: LiveStore
    keyring: Keyring
    clock: Clock
    server_id: str
    batch_limit: int = 512
    machine_is_green: Callable[[], bool] = lambda: True
    sign_in_ms: int | None = None
    managers: frozenset[QueueName] = frozenset(WORK)


class Crew:
    """Four managers with their workers, the watches, sweeper, ticker and chainer."""

    def __init__(self, parts: CrewParts) -> None:
        """Put everything together; nothing runs before `start`."""
        self._clock = parts.clock
        self._database = parts.database
        self._managers = parts.managers
        self._queues = parts.queues
        router = Router(parts.queues)
        ticker = ProgressTicker(parts.database, parts.live, parts.queues.socket, parts.clock)
        self._answers = AnswerJobs(parts.database, parts.files, parts.keyring, parts.clock)
        marks = self._answers.marked_too(ticker.mark)
        publisher = Publisher(parts.database, parts.queues.socket, router, parts.clock, marks)
        self.publisher = publisher
        self.chainer = AuditChainer(publisher, parts.keyring, parts.clock, parts.server_id)
        self.workers = _workers(parts, publisher, self.chainer)
        self.sweeper = Sweeper(parts.database, publisher, parts.clock)
        self.backlog = Backlog(parts.database, parts.clock)
        self._jobs: dict[str, Job] = {
            f"worker:{worker.queue}": _job(parts.database, worker) for worker in self.workers
        }
        self._jobs["ticker:progress"] = ticker.run
        self._jobs["watch:backlog"] = self.backlog.run
        if QueueName.ANSWER in parts.managers:
            self._jobs |= self._answers.jobs
        if QueueName.STATE in parts.managers:
            self._watch(parts, router)
            self._alone("sweeper:follow_ups", self.sweeper.run)
        if QueueName.LOG in parts.managers:
            self._alone("chainer:audit", self.chainer.run)
        self._supervisor = Supervisor(parts.clock)

    def start(self) -> None:
        """Run everything."""
        for name, job in self._jobs.items():
            self._supervisor.start(name, job)

    def states(self) -> tuple[JobState, ...]:
        """Return how each job stands: for `/readyz`, metrics and the admin API."""
        return self._supervisor.states()

    @property
    def healthy(self) -> bool:
        """Whether every job runs."""
        return self._supervisor.healthy

    async def drain(self, seconds: float) -> bool:
        """Wait until no work is left in queues and hands; False if `seconds` were not enough."""
        end = self._clock.monotonic() + seconds
        while not self.idle:
            if self._clock.monotonic() >= end:
                return False
            await self._clock.sleep(DRAIN_LOOK_S)
        return True

    async def stop(self) -> None:
        """Stop everything, fold and chain and sign what came last; may be called again."""
        await self._supervisor.stop()
        if QueueName.ANSWER in self._managers:
            await self._answers.finish()
        if QueueName.LOG in self._managers:
            self.chainer.ask_for_checkpoint()
            await self.chainer.tick()

    def _watch(self, parts: CrewParts, router: Router) -> None:
        """Look at the clock for whatever has a moment."""
        for kind in (DeadlineWatch, StageWatch, CommandWatch):
            watch = kind(parts.database, router, parts.clock)
            name = kind.__name__.removesuffix("Watch").lower()
            self._alone(f"watch:{name}s", watch.run)
        power = PowerWatch(parts.queues.socket, router, parts.clock)
        self._alone("watch:power", power.run)
        links = LinkWatch(parts.queues.socket, router, parts.clock)
        self._alone("watch:links", links.run)

    def _alone(self, name: str, job: Job) -> None:
        self._jobs[name] = in_turn(self._database, name, lambda _turn: job())

    @property
    def idle(self) -> bool:
        """Whether nothing waits in the queues of this process's managers or in their hands."""
        return not any(
            worker.busy or self._queues.work[worker.queue].depth() for worker in self.workers
        )


_ORDERED = frozenset({QueueName.STATE, QueueName.CHEATING})
"""Queues whose items are handled in order: one consumer among all processes."""


def _workers(parts: CrewParts, publisher: Publisher, chainer: AuditChainer) -> tuple[Worker, ...]:
    return tuple(
        Worker(manager, parts.queues.work[manager.queue], publisher, parts.clock, parts.batch_limit)
        for manager in _managers(parts, chainer)
        if manager.queue in parts.managers
    )


def _job(database: Database, worker: Worker) -> Job:
    if worker.queue in _ORDERED:
        return in_turn(database, f"worker:{worker.queue}", worker.run)
    return worker.run


def _managers(parts: CrewParts, chainer: AuditChainer) -> Sequence[Manager]:
    sources = StageSources(parts.live, parts.machine_is_green, parts.sign_in_ms)
    return (
        AnswerManager(parts.keyring, parts.clock),
        StateManager(parts.clock, sources, chainer.ask_for_checkpoint),
        CheatingManager(parts.clock),
        LogManager(),
    )
