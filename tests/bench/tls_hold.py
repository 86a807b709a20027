"""Starts the process that holds TLS connections."""

from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from tests.bench.errors import InvalidRunError
from tests.bench.processes import python_module
from tests.bench.target import Target

_CONNECT_SECONDS = 90.0


class HoldTask(msgspec.Struct, frozen=True, kw_only=True):
    """What the holding process shall do."""

    target: Target
    connections: int
    small_frames: int = 3


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """How far it came."""

    connected: int
    error: str = ""


class TlsHold:
    """A process (`tests.bench.tls_holder`) with `count` greeted TLS connections.

    Args:
        target: a server that speaks TLS.
        folder: where its task file goes.
    """

    def __init__(self, target: Target, count: int, folder: Path) -> None:
        self._count = count
        task = folder / "hold.json"
        seats = target.seats[:count]
        fields = {name: getattr(target, name) for name in target.__struct_fields__}
        narrowed = Target(**(fields | {"seats": seats, "watch": None}))
        task.touch(mode=0o600)  # it holds tokens
        task.write_bytes(
            msgspec.json.encode(HoldTask(target=narrowed, connections=count), enc_hook=str)
        )
        self._helper = python_module("tests.bench.tls_holder", str(task))

    def __enter__(self) -> Self:
        """Return the started process."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Drop the connections."""
        self._helper.stop()

    def wait_ready(self) -> None:
        """Return when all connections stand and carried their small frames.

        Raises:
            InvalidRunError: some do not.
            BenchError: the process failed.
        """
        held = self._helper.hear(Held, _CONNECT_SECONDS)
        if held.error or held.connected != self._count:
            message = f"{held.connected} of {self._count} TLS connections stand ({held.error})"
            raise InvalidRunError(message)

    def hold(self, seconds: float) -> None:
        """Keep them for a while.

        Raises:
            BenchError: the process failed.
        """
        self._helper.stay_quiet(seconds)
