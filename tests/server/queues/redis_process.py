"""A private Redis on a socket in a temporary folder, that can be killed and started again."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LIMIT_S = 10.0


class RedisProcess:
    """One redis-server, without persistence."""

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
            assert time.monotonic() < deadline, "redis-server does not answer"

    def stop(self) -> None:
        """End it at once, as a crash does; all it held is gone."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait(LIMIT_S)
            self._process = None

    def ensure_empty(self) -> None:
        if self._process is None:
            self.start()
        assert self.command("FLUSHALL") == b"+OK\r\n"

    def dump(self) -> bytes:
        """Everything in it as it would stand on a disk."""
        assert self.command("SAVE") == b"+OK\r\n"
        file = self._folder / "dump.rdb"
        held = file.read_bytes()
        file.unlink()  # a later start shall be empty
        return held

    def command(self, *words: str) -> bytes:
        with socket.socket(socket.AF_UNIX) as link:
            link.settimeout(LIMIT_S)
            try:
                link.connect(str(self._socket))
                link.sendall((" ".join(words) + "\r\n").encode())
                return link.recv(65536)
            except (FileNotFoundError, ConnectionError):
                return b""
