"""Helper processes: started with a pipe, they say one line of JSON when they are ready."""

import os
import select
import subprocess
import sys
import time
from collections.abc import Sequence
from types import TracebackType
from typing import Self, TypeVar

import msgspec

from tests.bench.errors import BenchError
from tests.bench.paths import ROOT

T = TypeVar("T")
_STOP_SECONDS = 20.0


class Helper:
    """One child process, ended with its block; it reads commands and says JSON lines.

    Args:
        command: program and arguments.
        title: how errors name it.
    """

    def __init__(self, command: Sequence[str], title: str) -> None:
        self._title = title
        self._rest = b""
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    @property
    def pid(self) -> int:
        """Process id."""
        return self._process.pid

    def __enter__(self) -> Self:
        """Return the running process."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End it: close its input, then ask, then kill."""
        self.stop()

    def say(self, line: str) -> None:
        """Send a line to its standard input."""
        stream = self._process.stdin
        assert stream is not None
        stream.write(line.encode() + b"\n")
        stream.flush()

    def hear(self, kind: type[T], seconds: float) -> T:
        """Return its next line as `kind`.

        Raises:
            BenchError: it ended, or said nothing in time, or said something else.
        """
        line = self._line(seconds)
        if line is None:
            message = f"{self._title} said nothing for {seconds} s"
            raise BenchError(message)
        try:
            return msgspec.json.decode(line, type=kind)
        except msgspec.DecodeError as error:
            message = f"{self._title} said {line[:200]!r}"
            raise BenchError(message) from error

    def stay_quiet(self, seconds: float) -> None:
        """Wait while it must say nothing.

        Raises:
            BenchError: it ended or spoke.
        """
        line = self._line(seconds)
        if line is not None:
            message = f"{self._title} spoke early: {line[:200]!r}"
            raise BenchError(message)

    def stop(self) -> None:
        """End it and wait for its end; may be called again."""
        process = self._process
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()
        if process.poll() is None:
            process.terminate()
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _line(self, seconds: float) -> bytes | None:
        stream = self._process.stdout
        assert stream is not None
        until = time.monotonic() + seconds
        while b"\n" not in self._rest:
            ready, _, _ = select.select([stream], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                return None
            chunk = os.read(stream.fileno(), 1 << 16)
            if not chunk:
                message = f"{self._title} ended with {self._process.wait()}"
                raise BenchError(message)
            self._rest += chunk
        line, _, self._rest = self._rest.partition(b"\n")
        return line


def python_module(module: str, *arguments: str) -> Helper:
    """Start `python -m module arguments` with the interpreter that runs the benchmark."""
    return Helper([sys.executable, "-m", module, *arguments], module)
