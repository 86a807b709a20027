"""Saves on disks of three speeds: how many at saturation, how long one takes at an exam's pace."""

from pathlib import Path

import msgspec

from tests.bench.attempts import Attempts
from tests.bench.errors import InvalidRunError
from tests.bench.load_client import LoadClient
from tests.bench.load_messages import Load
from tests.bench.measure_ratio import RatioMeasure, Saturation
from tests.bench.plan import Plan
from tests.bench.slow_disk import Preloadable, SlowDisk

START_MS = 1000


class Durable(msgspec.Struct, frozen=True, kw_only=True):
    """One repetition on a disk of one speed.

    Args:
        fsync_ms: median time of a sync as the server finds it (F).
        p50_ms: of a save at `saves_per_s`, from sending to the acknowledgement.
    """

    saturation: Saturation
    fsync_ms: float
    p50_ms: float
    p99_ms: float
    saves_per_s: float


class DurableMeasure:
    """Runs the server on slower disks.

    Args:
        tools: the load client, and the library that slows the disk.
        folder: scratch folder.
        ratio: saturates.
    """

    def __init__(
        self,
        tools: tuple[Path, Path],
        folder: Path,
        plan: Plan,
        attempts: Attempts,
        ratio: RatioMeasure,
    ) -> None:
        self._program, self._shim = tools
        self._folder = folder
        self._plan = plan
        self._attempts = attempts
        self._ratio = ratio

    def take(self, subject: Preloadable, delay_ms: float) -> Durable:
        """Measure one disk once."""
        disk = SlowDisk(subject, self._shim, delay_ms)
        saturation = self._ratio.acks(disk)
        steady = self._attempts.take(f"saves at {delay_ms:g} ms", lambda: self._steady(disk))
        self._folder.mkdir(parents=True, exist_ok=True)
        return Durable(
            saturation=saturation,
            fsync_ms=disk.probe(self._folder).p50_ms,
            p50_ms=steady[0],
            p99_ms=steady[1],
            saves_per_s=steady[2],
        )

    def _steady(self, disk: SlowDisk) -> tuple[float, float, float]:
        with disk.serving(tls=False) as target:
            load = Load(
                mode="open",
                port=target.port,
                path=target.path,
                connections=self._plan.connections,
                rate=self._plan.saves_per_s,
                warmup_ms=START_MS,
                window_ms=self._plan.window_ms,
                beat_ms=target.beat_ms,
                server_pid=target.pid,
            )
            with LoadClient(self._program, self._folder, target.wire, target.seats, load) as client:
                client.wait_ready()
                client.begin()
                result = client.result()
        if fault := result.fault():
            raise InvalidRunError(fault)
        return result.p50_ms, result.p99_ms, result.per_s
