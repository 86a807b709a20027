"""How long a detection takes to the proctor's screen while a full centre saves answers."""

from pathlib import Path

import msgspec

from tests.bench.attempts import Attempts
from tests.bench.detection_probe import DetectionProbe, Sightings
from tests.bench.errors import InvalidRunError
from tests.bench.load_client import LoadClient
from tests.bench.load_messages import Load, Result
from tests.bench.plan import Plan
from tests.bench.summary import percentile
from tests.bench.target import Startable, Target

LEAD_SECONDS = 10.0
START_MS = 1000


class Alert(msgspec.Struct, frozen=True, kw_only=True):
    """One repetition: detections, and the saves that ran beside them."""

    p50_ms: float
    p99_ms: float
    max_ms: float
    samples: int
    save_p50_ms: float
    save_p99_ms: float
    saves_per_s: float
    latencies_ms: tuple[float, ...]


class DetectionMeasure:
    """Loads the server with steady saves and times detections.

    Args:
        program: the load client.
        folder: scratch folder.
    """

    def __init__(self, program: Path, folder: Path, plan: Plan, attempts: Attempts) -> None:
        self._program = program
        self._folder = folder
        self._plan = plan
        self._attempts = attempts

    def alerts(self, subject: Startable) -> Alert:
        """Measure once."""
        return self._attempts.take("detection", lambda: self._alerts(subject))

    def _alerts(self, subject: Startable) -> Alert:
        with subject.serving(tls=False) as target:
            load = self._load(target)
            with LoadClient(self._program, self._folder, target.wire, target.seats, load) as client:
                client.wait_ready()
                client.begin()
                probe = DetectionProbe(target, self._plan.detections_per_s)
                sightings = probe.run(self._plan.detection_s)
                return _alert(sightings, client.result())

    def _load(self, target: Target) -> Load:
        window_s = self._plan.detection_s + LEAD_SECONDS
        return Load(
            mode="open",
            port=target.port,
            path=target.path,
            connections=self._plan.connections,
            rate=self._plan.saves_per_s,
            warmup_ms=START_MS,
            window_ms=int(window_s * 1000),
            beat_ms=target.beat_ms,
            server_pid=target.pid,
        )


def require_all(sightings: Sightings) -> None:
    """Refuse a run that lost a detection.

    Raises:
        InvalidRunError: one is missing, or none was sent.
    """
    if sightings.lost or not sightings.latencies_ms:
        message = f"{sightings.lost} detections never reached the console"
        raise InvalidRunError(message)


def _alert(sightings: Sightings, result: Result) -> Alert:
    fault = result.fault()
    if fault:
        raise InvalidRunError(fault)
    require_all(sightings)
    taken = sightings.latencies_ms
    return Alert(
        p50_ms=percentile(taken, 0.50),
        p99_ms=percentile(taken, 0.99),
        max_ms=max(taken),
        samples=len(taken),
        save_p50_ms=result.p50_ms,
        save_p99_ms=result.p99_ms,
        saves_per_s=result.per_s,
        latencies_ms=taken,
    )
