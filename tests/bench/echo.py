"""The bare echo as a target: E, and the memory of a connection that carries no exam."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from common.crypto.certificates import (
    CA_FILE,
    SERVER_FILE,
    SERVER_KEY_FILE,
    create_ca,
    issue_server,
)
from tests.bench.load_messages import Wire
from tests.bench.processes import python_module
from tests.bench.target import Target

MESSAGE_BYTES = 200
FIRST = 1_000_001
"""First message number: seven digits throughout, so that every message is equally long."""

_START_SECONDS = 20.0
_SHAPE = (
    '{"v":1,"id":"${id}","type":"answer.save","payload":{"attempt_id":"${attempt}","epoch":1,'
    '"rev":${n},"value":[${choice}],"note":"PAD"}}'
)


class Port(msgspec.Struct, frozen=True):
    """What a started helper says."""

    port: int


def message() -> str:
    """Return the template of a message that is MESSAGE_BYTES long when filled."""
    filled = {"${id}": 26, "${attempt}": 26, "${n}": 7, "${choice}": 1}
    length = len(_SHAPE) - len("PAD")
    length += sum(size - len(place) for place, size in filled.items())
    return _SHAPE.replace("PAD", "x" * (MESSAGE_BYTES - length))


def wire() -> Wire:
    """Return the texts: what is sent comes back and names its own number."""
    text = message()
    return Wire(
        hello=text, welcome='"answer.save"', message=text, ack='"answer.save"', ack_key='"rev":'
    )


class BareEcho:
    """Starts the echo server.

    Args:
        connections: how many seats to make up.
    """

    def __init__(self, connections: int) -> None:
        self._seats = tuple({"attempt": f"{number:026d}"} for number in range(connections))

    @contextmanager
    def serving(self, *, tls: bool) -> Iterator[Target]:
        """Run it, with a certificate of its own if `tls`."""
        with tempfile.TemporaryDirectory() as scratch:
            authority, *chain = _issue(Path(scratch)) if tls else (None,)
            with python_module("tests.bench.echo_server", *map(str, chain)) as server:
                port = server.hear(Port, _START_SECONDS).port
                yield Target(
                    pid=server.pid, port=port, wire=wire(), seats=self._seats, authority=authority
                )


def _issue(folder: Path) -> tuple[Path, Path, Path]:
    made = folder / "tls"
    issue_server(made, create_ca(made, "bench"), ["127.0.0.1"])
    return made / CA_FILE, made / SERVER_FILE, made / SERVER_KEY_FILE
