"""The stand-in as a target, so that the harness is tested without the real server."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.bench import wire
from tests.bench.echo import Port
from tests.bench.processes import python_module
from tests.bench.target import Target, Watch

_START_SECONDS = 20.0


class StandInTarget:
    """Starts the stand-in.

    Args:
        seats: how many seats to make up.
        watched: how many of them report detections.
        fault: a misbehaviour of `tests.bench.stand_in_server`.
        strangers: give the seats tokens that are not let in.
    """

    def __init__(
        self, seats: int, watched: int = 0, fault: str = "", *, strangers: bool = False
    ) -> None:
        self._fault = fault
        token = "stranger" if strangers else "seat"
        made = [_seat(token, number) for number in range(seats + watched)]
        self._seats, self._watched = tuple(made[:seats]), tuple(made[seats:])

    @contextmanager
    def serving(self, *, tls: bool) -> Iterator[Target]:
        """Run it; it speaks no TLS."""
        assert not tls
        with python_module("tests.bench.stand_in_server", self._fault) as server:
            port = server.hear(Port, _START_SECONDS).port
            yield Target(
                pid=server.pid,
                port=port,
                wire=wire.SEAT,
                seats=self._seats,
                beat_ms=500,
                watch=_watch(self._watched),
            )


def _seat(token: str, number: int) -> dict[str, str]:
    return {
        "token": f"{token}-{number}",
        "attempt": f"{number:026d}",
        "item": "ITEM",
        "device": f"device-{number}",
        "epoch": "1",
    }


def _watch(seats: tuple[dict[str, str], ...]) -> Watch:
    return Watch(
        seats=seats,
        detection=wire.DETECTION,
        staff_headers=("Authorization: Bearer staff-1",),
        staff_hello=wire.STAFF_HELLO,
        staff_beat=wire.STAFF_BEAT,
        event=wire.INCIDENT_EVENT,
        key=wire.INCIDENT_KEY,
        place="attempt",
    )
