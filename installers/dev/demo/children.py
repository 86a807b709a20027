"""Child processes of the day: started with their log, ended by their own id."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path


class Child:
    """One process and the file that takes its output."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        folder: Path,
        environment: Mapping[str, str],
        keep: tuple[int, ...] = (),
    ) -> None:
        """Start `command`; its output goes to `<folder>/<name>.log`, `keep` are open handles."""
        self.name = name
        self.log = folder / f"{name}.log"
        with self.log.open("ab") as stream:
            self.process = subprocess.Popen(
                list(command),
                env={**os.environ, **environment},
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=subprocess.STDOUT,
                pass_fds=keep,
            )

    def running(self) -> bool:
        """Say whether it still runs."""
        return self.process.poll() is None

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait()

    def stop(self, seconds: float = 8.0) -> int:
        """Ask it to end, insist after `seconds`; returns its exit code."""
        if self.running():
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.kill()
        return self.process.returncode

    def tail(self, lines: int = 15) -> str:
        """Return the last lines of its output."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])


class Children:
    """All child processes, ended in the reverse order of their start."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        """Logs go to `folder`; `environment` is added for every child."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._environment = dict(environment)
        self._children: list[Child] = []

    def start(
        self,
        name: str,
        command: Sequence[str],
        environment: Mapping[str, str] | None = None,
        keep: tuple[int, ...] = (),
    ) -> Child:
        """Start a child; `keep` are handles it inherits."""
        merged = {**self._environment, **(environment or {})}
        child = Child(name, command, self._folder, merged, keep)
        self._children.append(child)
        return child

    def run(self, name: str, command: Sequence[str], seconds: float = 60) -> str:
        """Run a command to its end and return what it printed; it must succeed."""
        done = subprocess.run(
            list(command),
            env={**os.environ, **self._environment},
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )
        if done.returncode:
            sys.stderr.write(f"{name}: exit code {done.returncode}\n{done.stdout}{done.stderr}\n")
            raise SystemExit(1)
        return done.stdout

    def running(self, name: str) -> bool:
        """Say whether the child of this name still runs."""
        return any(child.name == name and child.running() for child in self._children)

    def stop(self) -> None:
        """End all."""
        for child in reversed(self._children):
            child.stop()
