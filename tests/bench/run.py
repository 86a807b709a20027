"""The order of the measurements: one repetition after the other, everything in each."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench.attempts import Attempts
from tests.bench.echo import BareEcho
from tests.bench.figures import Figures
from tests.bench.machine import describe
from tests.bench.measure_detection import DetectionMeasure
from tests.bench.measure_durable import DurableMeasure
from tests.bench.measure_memory import MemoryMeasure
from tests.bench.measure_ratio import RatioMeasure
from tests.bench.measure_storm import StormMeasure
from tests.bench.paths import BUILD
from tests.bench.plan import Plan
from tests.bench.subject import Gamdok
from tests.bench.toolchain import build_slow_sync

Progress = Callable[[str], None]


class Run:
    """One run of the benchmark.

    Args:
        folder: scratch folder on the disk to be measured.
        program: the load client.
        subject: the server.
    """

    def __init__(self, plan: Plan, folder: Path, program: Path, subject: Gamdok) -> None:
        attempts = Attempts(plan.retries)
        scratch = folder / "load"
        self._subject = subject
        self._bare = BareEcho(max(plan.idle_connections, plan.tls_connections))
        self._ratio = RatioMeasure(program, scratch, plan, attempts)
        self._memory = MemoryMeasure(program, scratch, plan, attempts)
        self._detection = DetectionMeasure(program, scratch, plan, attempts)
        tools = (program, build_slow_sync())
        self._storm = StormMeasure(folder, plan, attempts)
        self._durable = DurableMeasure(tools, scratch, plan, attempts, self._ratio)
        self.figures = Figures(machine=describe(folder), plan=plan, rejected=attempts.rejected)

    def repetition(self, number: int) -> None:
        """Take every figure once more.

        Raises:
            BenchError: a measurement failed for good.
        """
        sides = [self._echo, self._acks]
        if number % 2:
            sides.reverse()  # so that a drift of the machine hits neither side alone
        for side in sides:
            side()
        for delay_ms in self.figures.plan.sync_delays_ms:
            durable = self._durable.take(self._subject, delay_ms)
            self.figures.durable.setdefault(f"fsync_{delay_ms:g}ms", []).append(durable)
        self.figures.bare_plain.append(self._memory.plain("echo", self._bare))
        self.figures.bare_tls.append(self._memory.tls("echo", self._bare))
        self.figures.alerts.append(self._detection.alerts(self._subject))
        self.figures.plain.append(self._memory.plain("server", self._subject))
        self.figures.tls.append(self._memory.tls("server", self._subject))
        if number < self.figures.plan.storm_repetitions:
            self.figures.storms.append(self._storm.storm(tls=False))
            self.figures.storms_tls.append(self._storm.storm(tls=True))

    def _echo(self) -> None:
        self.figures.echo.append(self._ratio.echo())

    def _acks(self) -> None:
        self.figures.acks.append(self._ratio.acks(self._subject))


def take(plan: Plan, program: Path, progress: Progress) -> Figures:
    """Take all figures.

    Raises:
        BenchError: a measurement failed for good.
    """
    BUILD.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD, prefix="data-") as name:
        folder = Path(name)
        seats = max(plan.connections, plan.idle_connections, plan.tls_connections)
        subject = Gamdok(folder / "subject", seats, plan.watched)
        subject.prepare()
        run = Run(plan, folder, program, subject)
        for number in range(plan.repetitions):
            progress(f"repetition {number + 1} of {plan.repetitions}\n")
            run.repetition(number)
        return run.figures
