"""`gamdok-server` as a process that is started again and again on one data folder."""

import asyncio
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.chaos.exam.ports import free_port

ROOT = Path(__file__).parents[3]
_READY = b"gamdok-server ready at "
_PATIENCE_S = 120.0


class BadServerError(Exception):
    """The server did not do what it has to; the text holds the end of its log."""


class ServerUnderFire:
    """One server process at a time, always on the same port.

    Args:
        data: the data folder.
        log: what all of them say to standard error.
    """

    def __init__(self, data: Path, log: Path) -> None:
        self.data = data
        self.log = log
        self.port = free_port()
        self._process: asyncio.subprocess.Process | None = None
        self._started = 0.0

    @property
    def process(self) -> asyncio.subprocess.Process:
        """The process of now."""
        assert self._process is not None
        return self._process

    async def start(self, *, wrapper: Sequence[str] = (), options: Sequence[str] = ()) -> None:
        """Start it; nothing is waited for.

        Args:
            wrapper: a command that runs it, such as a tracer.
            options: more for its own command line.
        """
        command = [*wrapper, sys.executable, "-m", "server", "run", "--data", str(self.data)]
        command += ["--port", str(self.port), "--set", "listen=127.0.0.1", *options]
        with self.log.open("ab") as stream:
            self._started = time.monotonic()
            self._process = await asyncio.create_subprocess_exec(
                *command, cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=stream
            )

    async def ready(self) -> float:
        """Wait until it listens, and return the seconds since it was started.

        Raises:
            BadServerError: it ended, or takes too long.
        """
        assert self.process.stdout is not None
        try:
            line = await asyncio.wait_for(self.process.stdout.readline(), _PATIENCE_S)
        except TimeoutError:
            line = b""
        if not line.startswith(_READY):
            code = self.process.returncode
            message = f"the server does not come up (exit {code}): {self.end_of_log()}"
            raise BadServerError(message)
        return time.monotonic() - self._started

    async def kill(self) -> None:
        """End it as a power cut would."""
        if self.process.returncode is None:
            self.process.kill()
        await self.process.wait()

    async def stop(self) -> int:
        """End it in good order and return its exit code."""
        if self.process.returncode is None:
            self.process.terminate()
        return await asyncio.wait_for(self.process.wait(), _PATIENCE_S)

    def end_of_log(self, size: int = 1500) -> str:
        """Return what was said last."""
        return self.log.read_text(encoding="utf-8", errors="replace")[-size:]
