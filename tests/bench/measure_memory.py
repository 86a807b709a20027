"""What one idle connection costs the server in memory."""

import shutil
from pathlib import Path

import msgspec

from tests.bench.attempts import Attempts
from tests.bench.errors import InvalidRunError
from tests.bench.load_client import LoadClient
from tests.bench.load_messages import Load
from tests.bench.plan import Plan
from tests.bench.target import Startable, Target
from tests.bench.tls_hold import TlsHold
from tests.bench.usage import private_kib, resident_kib

_WARM_CONNECTIONS = 20


class Growth(msgspec.Struct, frozen=True, kw_only=True):
    """KiB per connection over the server that had already served a few, and the base."""

    private_kib: float
    resident_kib: float
    base_private_kib: int


class MemoryMeasure:
    """Holds connections and reads the server's memory.

    Args:
        program: the load client.
        folder: scratch folder.
    """

    def __init__(self, program: Path, folder: Path, plan: Plan, attempts: Attempts) -> None:
        self._program = program
        self._folder = folder
        self._plan = plan
        self._attempts = attempts

    def plain(self, title: str, startable: Startable) -> Growth:
        """Measure idle plain connections once."""
        count = self._plan.idle_connections
        return self._attempts.take(f"memory {title}", lambda: self._plain(startable, count))

    def tls(self, title: str, startable: Startable) -> Growth:
        """Measure TLS connections that carried small frames once."""
        count = self._plan.tls_connections
        return self._attempts.take(f"memory TLS {title}", lambda: self._tls(startable, count))

    def _plain(self, startable: Startable, count: int) -> Growth:
        with startable.serving(tls=False) as target:
            with self._idle(target, _WARM_CONNECTIONS) as client:
                client.wait_ready()
            before = _memory(target)
            with self._idle(target, count) as client:
                client.wait_ready()
                client.hold(self._plan.settle_s)
                growth = _growth(before, _memory(target), count)
                client.begin()
                fault = client.result().fault()
                if fault:
                    raise InvalidRunError(fault)
                return growth

    def _tls(self, startable: Startable, count: int) -> Growth:
        with startable.serving(tls=True) as target:
            with TlsHold(target, _WARM_CONNECTIONS, self._scratch()) as holder:
                holder.wait_ready()
            before = _memory(target)
            with TlsHold(target, count, self._scratch()) as holder:
                holder.wait_ready()
                holder.hold(self._plan.settle_s)
                return _growth(before, _memory(target), count)

    def _idle(self, target: Target, count: int) -> LoadClient:
        load = Load(
            mode="idle",
            port=target.port,
            path=target.path,
            connections=count,
            beat_ms=target.beat_ms,
        )
        return LoadClient(self._program, self._scratch(), target.wire, target.seats, load)

    def _scratch(self) -> Path:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        return self._folder


def _memory(target: Target) -> tuple[int, int]:
    return private_kib(target.pid), resident_kib(target.pid)


def _growth(before: tuple[int, int], after: tuple[int, int], count: int) -> Growth:
    return Growth(
        private_kib=(after[0] - before[0]) / count,
        resident_kib=(after[1] - before[1]) / count,
        base_private_kib=before[0],
    )
