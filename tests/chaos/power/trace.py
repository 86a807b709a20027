"""Records what a program writes, and reads the record: strace lines become operations on files."""

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

_CALLS = "pwrite64,write,fsync,fdatasync,ftruncate,rename,renameat,renameat2,unlink,unlinkat"
_LONGEST = 32 * 1024 * 1024
_LINE = re.compile(r"^(\d+) +(?:<\.\.\. (\w+) resumed>|(\w+)\()(.*)$")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_PATH = re.compile(r"^\d+<((?:\\x[0-9a-f]{2})*)>")
_UNFINISHED = "<unfinished ...>"
_INJECTED = "(INJECTED)"
_SECONDS = 120


class Act(Enum):
    """What is done to a file."""

    WRITE = auto()
    TRUNCATE = auto()
    SYNC = auto()
    REMOVE = auto()
    RENAME = auto()
    ACK = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class Operation:
    """One call, in the order the calls took effect.

    Args:
        path: file, or the folder that was synced.
        thread: which thread of the program did it.
        offset: of a write; None where it was appended; the new length for TRUNCATE.
        covers: how many operations had taken effect when a SYNC began: it covers only these.
        to: new path, for RENAME.
    """

    act: Act
    path: str
    thread: int
    data: bytes = b""
    offset: int | None = None
    covers: int = 0
    to: str = ""


def record(
    command: Sequence[str], folder: Path, acks: Path, *, cwd: Path, inject: str = ""
) -> list[Operation]:
    """Run a program and return what it did inside `folder`, and its writes to `acks`.

    Args:
        inject: a rule of strace for calls that shall fail; they are FAILED in the record.

    Raises:
        AssertionError: it failed, and nothing was injected.
    """
    file = folder.parent / f"{folder.name}.strace"
    strace = ["strace", "-f", "-y", "-xx", "--seccomp-bpf", "-s", str(_LONGEST)]
    strace += ["-e", f"trace={_CALLS}", *(["-e", f"inject={inject}"] if inject else [])]
    traced = [*strace, "-o", str(file), *command]
    done = subprocess.run(
        traced, cwd=cwd, capture_output=True, text=True, check=False, timeout=_SECONDS
    )
    assert done.returncode == 0 or inject, done.stderr[-2000:]
    operations = read_trace(file, str(folder.resolve()), str(acks.resolve()))
    file.unlink()
    return operations


def read_trace(file: Path, folder: str, acks: str) -> list[Operation]:
    """Read a record."""
    reader = _Reader(folder, acks)
    with file.open(encoding="ascii", errors="replace") as stream:
        for line in stream:
            reader.take(line.rstrip("\n"))
    return reader.operations


class _Reader:
    """Puts calls that were interrupted by those of other threads together again."""

    def __init__(self, folder: str, acks: str) -> None:
        self.operations: list[Operation] = []
        self._folder = folder
        self._acks = acks
        self._open: dict[int, tuple[str, int]] = {}

    def take(self, line: str) -> None:
        found = _LINE.match(line)
        if found is None:
            return
        thread, rest = int(found[1]), found[4]
        if found[2] is not None:
            begun, count = self._open.pop(thread, ("", 0))
            self._done(thread, found[2], begun + rest, count)
        elif rest.endswith(_UNFINISHED):
            begun = rest.removesuffix(_UNFINISHED)
            if self._is_ack(found[3], begun):  # it may have been heard from now on
                self._done(thread, found[3], begun + ") = 0", len(self.operations))
            else:
                self._open[thread] = (begun, len(self.operations))
        else:
            self._done(thread, found[3], rest, len(self.operations))

    def _is_ack(self, call: str, arguments: str) -> bool:
        return call == "write" and _path(arguments) == self._acks

    def _done(self, thread: int, call: str, text: str, count: int) -> None:
        arguments, _, result = text.rpartition(" = ")
        if not arguments:
            return
        if result.startswith("-1"):
            if result.endswith(_INJECTED):
                self.operations.append(Operation(Act.FAILED, _path(arguments), thread))
            return
        operation = _operation(thread, call, arguments, count)
        if operation is None:
            return
        if operation.path == self._acks:
            self.operations.append(Operation(Act.ACK, self._acks, thread, operation.data))
        elif (operation.path + "/").startswith(self._folder + "/"):
            self.operations.append(operation)


def _operation(thread: int, call: str, arguments: str, count: int) -> Operation | None:
    match call:
        case "write":
            return Operation(Act.WRITE, _path(arguments), thread, _data(arguments))
        case "pwrite64":
            offset = _last_number(arguments)
            return Operation(Act.WRITE, _path(arguments), thread, _data(arguments), offset)
        case "fsync" | "fdatasync":
            return Operation(Act.SYNC, _path(arguments), thread, covers=count)
        case "ftruncate":
            return Operation(Act.TRUNCATE, _path(arguments), thread, offset=_last_number(arguments))
        case "unlink" | "unlinkat":
            return Operation(Act.REMOVE, _texts(arguments)[-1], thread)
        case _:
            source, target = _texts(arguments)[-2:]
            return Operation(Act.RENAME, source, thread, to=target)


def _path(arguments: str) -> str:
    found = _PATH.match(arguments)
    return _bytes(found[1]).decode(errors="replace") if found is not None else ""


def _data(arguments: str) -> bytes:
    found = _TEXT.search(arguments)
    return _bytes(found[1]) if found is not None else b""


def _texts(arguments: str) -> list[str]:
    return [_bytes(text).decode(errors="replace") for text in _TEXT.findall(arguments)]


def _bytes(escaped: str) -> bytes:
    return bytes.fromhex(escaped.replace("\\x", ""))


def _last_number(arguments: str) -> int:
    return int(arguments.rstrip(") ").rpartition(", ")[2])
