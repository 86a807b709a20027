"""Starts `gamdok-server` on a data folder and waits until it listens."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.bench.errors import BenchError
from tests.bench.paths import ROOT

_START_SECONDS = 60.0
_STOP_SECONDS = 30.0
_TRY_SECONDS = 0.05


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running_server(
    data: Path,
    port: int,
    settings: Mapping[str, str],
    log: Path,
    environment: Mapping[str, str] | None = None,
) -> Iterator[int]:
    """Run the server with the block; yields its process id. It is stopped by SIGTERM.

    Args:
        environment: added to our own.

    Raises:
        BenchError: it ends or does not listen in time; the text holds the end of its log.
    """
    command = [sys.executable, "-m", "server", "run", "--data", str(data)]
    command += [part for name, value in settings.items() for part in ("--set", f"{name}={value}")]
    with log.open("wb") as stream:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
        )
        try:
            _await_port(process, port, log)
            yield process.pid
        finally:
            _stop(process)


def _await_port(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            threading.Event().wait(_TRY_SECONDS)
        else:
            return
    message = f"the server does not listen (exit {process.poll()}): {_end_of(log)}"
    raise BenchError(message)


def _end_of(log: Path) -> str:
    return log.read_text(encoding="utf-8", errors="replace")[-1500:]


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
