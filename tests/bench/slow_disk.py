"""A server on a disk that takes longer to sync: by a preloaded shim of a few lines."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

import msgspec

from tests.bench.errors import BenchError
from tests.bench.fsync_probe import DiskSync
from tests.bench.paths import ROOT
from tests.bench.target import Target

_PROBE_SECONDS = 60.0


class Preloadable(Protocol):
    """Something the benchmark starts with an environment of its own."""

    def serving_with(
        self, environment: Mapping[str, str], *, tls: bool
    ) -> AbstractContextManager[Target]:
        """Start it fresh; it ends with the block."""
        ...


class SlowDisk:
    """A target whose every sync takes so much longer.

    Args:
        subject: the server.
        shim: the compiled library.
        delay_ms: added to every sync.
    """

    def __init__(self, subject: Preloadable, shim: Path, delay_ms: float) -> None:
        self._subject = subject
        self._environment = {"LD_PRELOAD": str(shim), "SLOW_SYNC_US": str(int(delay_ms * 1000))}

    @contextmanager
    def serving(self, *, tls: bool) -> Iterator[Target]:
        """Run the server on the slow disk."""
        with self._subject.serving_with(self._environment, tls=tls) as target:
            yield target

    def probe(self, folder: Path) -> DiskSync:
        """Time the disk as the server finds it.

        Raises:
            BenchError: the probe failed.
        """
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.fsync_probe", str(folder)],
            cwd=ROOT,
            env={"PATH": "/usr/bin:/bin", **self._environment},
            capture_output=True,
            check=False,
            timeout=_PROBE_SECONDS,
        )
        if done.returncode != 0:
            raise BenchError(done.stderr.decode(errors="replace"))
        return msgspec.json.decode(done.stdout, type=DiskSync)
