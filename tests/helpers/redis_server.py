"""A private Redis server in a temporary folder; `redis_server` is a session fixture."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LIMIT_S = 10.0


class RedisServer:
    """One server without persistence, on a socket in its folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._socket = folder / "redis.sock"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"unix://{self._socket}"

    def start(self) -> None:
        program = shutil.which("redis-server")
        assert program, "redis-server is missing: make setup installs it"
        self._process = subprocess.Popen(
            [
                program,
                *("--port", "0", "--unixsocket", str(self._socket)),
                *("--save", "", "--appendonly", "no", "--dir", str(self._folder)),
                *("--logfile", str(self._folder / "redis.log")),
            ]
        )
        deadline = time.monotonic() + LIMIT_S
        while self.command("PING") != b"+PONG\r\n":
            assert self._process.poll() is None, "redis-server ended"
            assert time.monotonic() < deadline, "redis-server does not answer"

    def stop(self) -> None:
        """End it at once; all it held is gone."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait(LIMIT_S)
            self._process = None

    def empty(self) -> None:
        if self._process is None:
            self.start()
        assert self.command("FLUSHALL") == b"+OK\r\n"

    def command(self, *words: str) -> bytes:
        with socket.socket(socket.AF_UNIX) as link:
            link.settimeout(LIMIT_S)
            try:
                link.connect(str(self._socket))
                link.sendall((" ".join(words) + "\r\n").encode())
                return link.recv(65536)
            except (FileNotFoundError, ConnectionError):
                return b""


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    """A server for the whole run."""
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    server.start()
    yield server
    server.stop()
