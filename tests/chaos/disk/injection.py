"""A server whose system calls fail where the bench wants: strace runs beside it and injects."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

_LINE = re.compile(r"^(\d+) +(\d+\.\d+) (?:<\.\.\. )?(\w+)(.*)$")
_INJECTED = "(INJECTED)"
_MS = 1000


@dataclass(frozen=True, slots=True)
class Injection:
    """Which calls on the database's files fail, and how.

    Args:
        calls: names of system calls.
        error: what they return, as C names it.
        first: the first call that fails, counted in each thread from 1.
        last: the last one; None for ever.
    """

    calls: str
    error: str
    first: int
    last: int | None = None

    @property
    def when(self) -> str:
        """The range as strace writes it."""
        return f"{self.first}+" if self.last is None else f"{self.first}..{self.last}"


class Traced(NamedTuple):
    """What the tracer saw.

    Args:
        injected_ms: wall time of the first call that failed; None if none did.
        injected: how many did.
        writers: threads that wrote to the database's files, readers' locks aside.
    """

    injected_ms: int | None
    injected: int
    writers: frozenset[int]


def wrapper(data: Path, injection: Injection | None, log: Path) -> list[str]:
    """Return the command before the server's; the server stays the child that is waited for."""
    files = [str(data / name) for name in ("gamdok.db", "gamdok.db-wal")]
    command = ["strace", "-D", "-f", "--seccomp-bpf", "-ttt", "-s", "0", "-o", str(log)]
    command += ["-e", "trace=pwrite64,fdatasync,fsync"]
    if injection is not None:
        rule = f"{injection.calls}:error={injection.error}:when={injection.when}"
        command += ["-e", f"inject={rule}"]
    return [*command, *(part for file in files for part in ("-P", file))]


def read_log(log: Path) -> Traced:
    """Read what the tracer wrote."""
    first: int | None = None
    injected = 0
    writers: set[int] = set()
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        found = _LINE.match(line)
        if found is None:
            continue
        if found[3] == "pwrite64":
            writers.add(int(found[1]))
        if _INJECTED in found[4]:
            injected += 1
            first = first if first is not None else int(float(found[2]) * _MS)
    return Traced(first, injected, frozenset(writers))
