"""Programs of a few seats each, killed and started again."""

import asyncio
import sys
import time
from pathlib import Path

from tests.chaos.exam.server import ROOT

_PATIENCE_S = 60.0


class SeatProgram:
    """One program at a time for the same seats.

    Args:
        folder: gets histories, journals, the log, and the flag that says it is time to hand in.
        numbers: of the candidates.
    """

    def __init__(self, folder: Path, numbers: list[int], port: int, ca: Path) -> None:
        self._folder = folder
        self._numbers = numbers
        self._port = port
        self._ca = ca
        self._life = 0
        self._process: asyncio.subprocess.Process | None = None
        self._started = 0.0

    async def start(self) -> None:
        """Start it; nothing is waited for."""
        self._life += 1
        command = [sys.executable, "-m", "tests.chaos.seats.program"]
        command += ["--port", str(self._port), "--ca", str(self._ca), "--life", str(self._life)]
        for name in ("histories", "journals", "finish"):
            command += [f"--{name}", str(self._folder / name)]
        with (self._folder / "seats.log").open("ab") as stream:
            self._started = time.monotonic()
            self._process = await asyncio.create_subprocess_exec(
                *command,
                *map(str, self._numbers),
                cwd=ROOT,
                stdout=asyncio.subprocess.PIPE,
                stderr=stream,
            )

    async def online(self) -> float | None:
        """Wait until all seats are connected: the seconds since the start, None if it failed."""
        assert self._process is not None
        assert self._process.stdout is not None
        try:
            line = await asyncio.wait_for(self._process.stdout.readline(), _PATIENCE_S)
        except TimeoutError:
            return None
        return time.monotonic() - self._started if line == b"online\n" else None

    async def kill(self) -> None:
        """End it as a power cut of the program would."""
        assert self._process is not None
        if self._process.returncode is None:
            self._process.kill()
        await self._process.wait()

    async def ended(self) -> int:
        """Wait for its own end and return the exit code."""
        assert self._process is not None
        return await self._process.wait()
