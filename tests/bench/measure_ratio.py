"""Saves acknowledged at saturation against the bare echo, taken in turns."""

from pathlib import Path

import msgspec

from tests.bench import echo
from tests.bench.attempts import Attempts
from tests.bench.errors import InvalidRunError
from tests.bench.load_client import LoadClient
from tests.bench.load_messages import Load, Result
from tests.bench.plan import Plan
from tests.bench.system import own_cores
from tests.bench.target import Startable


class Saturation(msgspec.Struct, frozen=True, kw_only=True):
    """One window of a closed loop."""

    per_s: float
    per_cpu_s: float
    server_cpu_s: float
    client_cpu_share: float
    window_s: float
    p50_ms: float
    p99_ms: float


class RatioMeasure:
    """Saturates one server after another.

    Args:
        program: the load client.
        folder: scratch folder.
    """

    def __init__(self, program: Path, folder: Path, plan: Plan, attempts: Attempts) -> None:
        self._program = program
        self._folder = folder
        self._plan = plan
        self._attempts = attempts

    def echo(self) -> Saturation:
        """Measure E once."""
        bare = echo.BareEcho(self._plan.connections)
        return self._attempts.take("echo", lambda: self._saturate(bare, echo.FIRST))

    def acks(self, subject: Startable) -> Saturation:
        """Measure the server once."""
        return self._attempts.take("acks", lambda: self._saturate(subject, 1))

    def _saturate(self, startable: Startable, first: int) -> Saturation:
        with startable.serving(tls=False) as target:
            load = Load(
                mode="closed",
                port=target.port,
                path=target.path,
                connections=self._plan.connections,
                first=first,
                warmup_ms=self._plan.warmup_ms,
                window_ms=self._plan.window_ms,
                beat_ms=target.beat_ms,
                server_pid=target.pid,
                cpu=client_core(),
            )
            with LoadClient(self._program, self._folder, target.wire, target.seats, load) as client:
                client.wait_ready()
                client.begin()
                return _saturation(client.result())


def client_core() -> int | None:
    """Return the core the load client stays on: the last of several, else None."""
    cores = own_cores()
    return cores[-1] if len(cores) > 1 else None


def _saturation(result: Result) -> Saturation:
    fault = result.fault()
    if fault:
        raise InvalidRunError(fault)
    return Saturation(
        per_s=result.per_s,
        per_cpu_s=result.per_cpu_s,
        server_cpu_s=result.server_cpu_s,
        client_cpu_share=result.client_cpu_share,
        window_s=result.window_s,
        p50_ms=result.p50_ms,
        p99_ms=result.p99_ms,
    )
