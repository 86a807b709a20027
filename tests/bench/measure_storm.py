"""The server is killed while all seats answer; how long until everybody is back and answers."""

import os
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import msgspec

from tests.bench.attempts import Attempts
from tests.bench.errors import InvalidRunError
from tests.bench.plan import Plan
from tests.bench.processes import Helper, python_module
from tests.bench.storm_task import Calm, Gathered, StormTask, write_task
from tests.bench.subject import Gamdok
from tests.bench.summary import percentile
from tests.bench.target import Target
from tests.bench.usage import cpu_seconds, private_kib, resident_kib

_PROCESSES = 2
_PATIENCE_S = 100.0
_STEADY_S = 3.0
_BEFORE_S = 2.0


class Storm(msgspec.Struct, frozen=True, kw_only=True):
    """One reconnect storm.

    Args:
        attached_ms: from the kill to the last welcome.
        attached_p50_ms: the same to the median seat's welcome.
        listening_ms: from the kill until the new server listens.
        start_cpu_ms: processor time the new server took for that.
        join_p99_ms: a seat's successful try, from its beginning to the welcome.
        first_ack_p50_ms: a seat's first answer after its welcome, until it is acknowledged.
        steady_ack_p99_ms: answers of seats that were back already, while others came.
        most_tries: of any seat.
        cpu_ms_per_seat: the server's from listening until everybody was back, all it did.
        steady_cpu_share: of a core, afterwards: the same answers and heartbeats without a storm.
        resumed_share: seats that got missed events instead of a snapshot.
        resident_mib: of the server, with everybody back.
        private_kib: the server's private memory per connection, over the server that listens.
        client_cpu_share: of a core, of the busiest process of seats.
    """

    attached_ms: float
    attached_p50_ms: float
    listening_ms: float
    start_cpu_ms: float
    join_p99_ms: float
    first_ack_p50_ms: float
    first_ack_p99_ms: float
    steady_ack_p99_ms: float
    most_tries: int
    cpu_ms_per_seat: float
    steady_cpu_share: float
    resumed_share: float
    resident_mib: float
    private_kib: float
    client_cpu_share: float


class StormMeasure:
    """Makes storms of seats whose PCs are enrolled: every hello has to prove a key.

    Args:
        folder: scratch folder.
    """

    def __init__(self, folder: Path, plan: Plan, attempts: Attempts) -> None:
        self._folder = folder / "storm"
        self._plan = plan
        self._attempts = attempts
        self._subject: Gamdok | None = None

    def storm(self, *, tls: bool) -> Storm:
        """Kill a server with all seats on it once.

        Raises:
            InvalidRunError: seats stayed away, or were refused.
            BenchError: the server does not start.
        """
        title = "storm TLS" if tls else "storm"
        subject = self._prepared()
        return self._attempts.take(title, lambda: self._storm(subject, tls=tls))

    def _prepared(self) -> Gamdok:
        if self._subject is None:
            self._subject = Gamdok(
                self._folder / "subject", self._plan.storm_seats, watched=1, enrolled=True
            )
            self._subject.prepare()
        return self._subject

    def _storm(self, subject: Gamdok, *, tls: bool) -> Storm:
        with ExitStack() as stack:
            with subject.serving(tls=tls) as first:
                crowd = stack.enter_context(self._crowd(first))
                for process in crowd:
                    require(process.hear(Gathered, _PATIENCE_S))
                threading.Event().wait(_BEFORE_S)
                for process in crowd:
                    process.say("storm")
                killed = time.monotonic()
                os.kill(first.pid, signal.SIGKILL)
            second = stack.enter_context(subject.serving_again(first))
            start = _Start(killed, second.pid)
            calms = [process.hear(Calm, _PATIENCE_S) for process in crowd]
            return start.storm(calms)

    @contextmanager
    def _crowd(self, target: Target) -> Iterator[list[Helper]]:
        """Start the processes with all seats between them."""
        seats = target.seats[: self._plan.storm_seats]
        fields = {name: getattr(target, name) for name in target.__struct_fields__}
        with ExitStack() as stack:
            crowd = []
            for number in range(_PROCESSES):
                mine = seats[number::_PROCESSES]
                task = StormTask(
                    target=Target(**(fields | {"seats": mine, "watch": None})),
                    spread_s=self._plan.storm_spread_s,
                    saves_per_s=self._plan.storm_saves_per_s / _PROCESSES,
                    addresses=number * len(seats),
                )
                path = self._folder / f"storm-{number}.json"
                write_task(task, path)
                crowd.append(
                    stack.enter_context(python_module("tests.bench.storm_client", str(path)))
                )
            yield crowd


class _Start:
    """The new server at the moment it listens."""

    def __init__(self, killed: float, pid: int) -> None:
        self._killed = killed
        self._pid = pid
        self._listening = time.monotonic()
        self._cpu_s = cpu_seconds(pid)
        self._kib = private_kib(pid)

    def storm(self, calms: Sequence[Calm]) -> Storm:
        """Summarise once everybody is back.

        Raises:
            InvalidRunError: something went wrong.
        """
        spent = cpu_seconds(self._pid) - self._cpu_s
        for calm in calms:
            if calm.faults:
                raise InvalidRunError(calm.faults[0])
        back = _all(calms, "welcomed_ms")
        tries = [count for calm in calms for count in calm.tries]
        first, steady = _all(calms, "first_ack_ms"), _all(calms, "steady_ack_ms")
        share = _share(self._pid)
        since = self._killed * 1000
        return Storm(
            attached_ms=max(back) - since,
            attached_p50_ms=percentile(back, 0.5) - since,
            listening_ms=(self._listening - self._killed) * 1000,
            start_cpu_ms=self._cpu_s * 1000,
            join_p99_ms=percentile(_all(calms, "join_ms"), 0.99),
            first_ack_p50_ms=percentile(first, 0.5),
            first_ack_p99_ms=percentile(first, 0.99),
            steady_ack_p99_ms=percentile(steady, 0.99) if steady else 0.0,
            most_tries=max(tries),
            cpu_ms_per_seat=spent * 1000 / len(tries),
            steady_cpu_share=share,
            resumed_share=sum(calm.resumed for calm in calms) / len(tries),
            resident_mib=resident_kib(self._pid) / 1024,
            private_kib=(private_kib(self._pid) - self._kib) / len(tries),
            client_cpu_share=max(calm.cpu_s / calm.wall_s for calm in calms),
        )


def _share(pid: int) -> float:
    before = cpu_seconds(pid)
    threading.Event().wait(_STEADY_S)
    return (cpu_seconds(pid) - before) / _STEADY_S


def _all(calms: Sequence[Calm], name: str) -> list[float]:
    return [value for calm in calms for value in getattr(calm, name)]


def require(gathered: Gathered) -> None:
    """Pass if all seats are attached.

    Raises:
        InvalidRunError: some are not.
    """
    if gathered.error:
        message = f"{gathered.attached} seats attached: {gathered.error}"
        raise InvalidRunError(message)
