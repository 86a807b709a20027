"""Runs the load client (a process of its own, written in C) and reads what it measured."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.bench.errors import InvalidRunError
from tests.bench.load_messages import Load, Ready, Result, Wire
from tests.bench.processes import Helper

_CONNECT_SECONDS = 90.0
_MARGIN_SECONDS = 20.0


class LoadClient:
    """One run of the client: connects at once, measures at `measure`, ends with its block.

    Args:
        program: the compiled client.
        folder: where the seats and template files of this run go.
        wire: texts of the protocol.
        seats: one mapping per connection; its keys are places in the templates.
        load: what to do.
    """

    def __init__(
        self,
        program: Path,
        folder: Path,
        wire: Wire,
        seats: Sequence[Mapping[str, str]],
        load: Load,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._load = load
        self._helper = Helper([str(program), *_arguments(folder, wire, seats, load)], "load client")

    def __enter__(self) -> Self:
        """Return the started client."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close all connections."""
        self._helper.stop()

    def wait_ready(self) -> Ready:
        """Return when every connection is up and greeted.

        Raises:
            InvalidRunError: some are not.
            BenchError: the client failed.
        """
        ready = self._helper.hear(Ready, _CONNECT_SECONDS)
        if ready.connected != self._load.connections or ready.closed:
            message = (
                f"{ready.connected} of {self._load.connections} connections stand,"
                f" {ready.closed} closed ({ready.sample})"
            )
            raise InvalidRunError(message)
        return ready

    def begin(self) -> None:
        """Start sending (or, when idle, stop holding)."""
        self._helper.say("go")

    def result(self) -> Result:
        """Return what was measured, once the window is over.

        Raises:
            BenchError: the client failed.
        """
        seconds = (self._load.warmup_ms + self._load.window_ms) / 1000 + _MARGIN_SECONDS
        return self._helper.hear(Result, seconds)

    def hold(self, seconds: float) -> None:
        """Keep the connections for a while.

        Raises:
            BenchError: the client failed.
        """
        self._helper.stay_quiet(seconds)


def _arguments(
    folder: Path, wire: Wire, seats: Sequence[Mapping[str, str]], load: Load
) -> list[str]:
    given = _numbers(load) | {"seats": _write_seats(folder, seats, load.connections)}
    for name in ("hello", "message", "beat"):
        text = getattr(wire, name)
        if text:
            (folder / name).write_text(text, encoding="utf-8")
            given[name] = folder / name
    for name in ("welcome", "ack", "ack_key", "reject"):
        if getattr(wire, name):
            given[name.replace("_", "-")] = getattr(wire, name)
    arguments = [part for name, value in given.items() for part in (f"--{name}", str(value))]
    return arguments + [part for header in wire.headers for part in ("--header", header)]


def _numbers(load: Load) -> dict[str, object]:
    given = {name.replace("_", "-"): getattr(load, name) for name in load.__struct_fields__}
    given["sources"] = load.connections  # an address for each seat
    if load.cpu is None:
        given["cpu"] = -1
    return given


def _write_seats(folder: Path, seats: Sequence[Mapping[str, str]], wanted: int) -> Path:
    names = list(seats[0])
    lines = ["\t".join(names)]
    lines += ["\t".join(seat[name] for name in names) for seat in seats[:wanted]]
    path = folder / "seats.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    path.chmod(0o600)  # it holds tokens
    return path
