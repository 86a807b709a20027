"""The project's server as a target: the one module that knows how it is started and filled."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.bench import wire
from tests.bench.fill import Filled, fill
from tests.bench.server_process import free_port, running_server
from tests.bench.target import Target, Watch

HEARTBEAT_MS = 2000

_SETTINGS = {
    # One connection of the benchmark does the work of many: the buckets run, with wide limits.
    "answer_rate": "1e6",
    "answer_burst": "1000000",
    "incident_rate": "1e4",
    "incident_burst": "10000",
    "session_rate": "100.0",
    "session_burst": "1000",
    # The load client's hello is a fixed text, and a proof is made anew for every connection.
    "devices_required": "false",
    "max_connections": "20000",
    "heartbeat_s": str(HEARTBEAT_MS / 1000),
    "log_level": "WARNING",
}


class Gamdok:
    """Starts the server on a copy of a prepared data folder, so that every run begins alike.

    Args:
        folder: where data folders are made; on the disk whose fsync is measured.
        seats: candidates that only save or idle.
        watched: candidates that report detections.
        enrolled: the seats' PCs have keys; the load client has none and cannot greet then.
    """

    def __init__(self, folder: Path, seats: int, watched: int, *, enrolled: bool = False) -> None:
        self._folder = folder
        self._counts = (seats, watched)
        self._enrolled = enrolled
        self._filled: Filled | None = None

    def prepare(self) -> None:
        """Make the data folder with the sitting and one session per candidate, once.

        Raises:
            BenchError: a command of the administrator failed.
        """
        self._filled = fill(self._folder / "prepared", *self._counts, enrolled=self._enrolled)

    @contextmanager
    def serving(self, *, tls: bool) -> Iterator[Target]:
        """Run the server on a fresh copy of the data folder.

        Raises:
            BenchError: it does not start.
        """
        with self.serving_with({}, tls=tls) as target:
            yield target

    @contextmanager
    def serving_with(self, environment: Mapping[str, str], *, tls: bool) -> Iterator[Target]:
        """Run the server as `serving` does, with additions to its environment.

        Raises:
            BenchError: it does not start.
        """
        data = self._folder / "data"
        shutil.rmtree(data, ignore_errors=True)
        shutil.copytree(self._folder / "prepared", data)
        with self._running(data, free_port(), environment, tls=tls) as target:
            yield target

    @contextmanager
    def serving_again(self, before: Target) -> Iterator[Target]:
        """Run the server at the same address on what the last one left behind.

        Raises:
            BenchError: it does not start.
        """
        tls = before.authority is not None
        with self._running(self._folder / "data", before.port, {}, tls=tls) as target:
            yield target

    @contextmanager
    def _running(
        self, data: Path, port: int, environment: Mapping[str, str], *, tls: bool
    ) -> Iterator[Target]:
        assert self._filled is not None
        settings = _SETTINGS | {"port": str(port), "tls": "true" if tls else "false"}
        log = self._folder / "server.log"
        with running_server(data, port, settings, log, environment) as pid:
            yield Target(
                pid=pid,
                port=port,
                wire=wire.SEAT,
                path=wire.PATH,
                seats=self._filled.seats,
                beat_ms=HEARTBEAT_MS,
                authority=data / "tls" / "ca.pem" if tls else None,
                watch=_watch(self._filled),
            )


def _watch(filled: Filled) -> Watch:
    return Watch(
        seats=filled.watched,
        detection=wire.DETECTION,
        staff_headers=(f"Authorization: Bearer {filled.staff_token}",),
        staff_hello=wire.STAFF_HELLO,
        staff_beat=wire.STAFF_BEAT,
        event=wire.INCIDENT_EVENT,
        key=wire.INCIDENT_KEY,
        place="attempt",
    )
