"""A running server as the measurements see it."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

import msgspec

from tests.bench.load_messages import Wire

Seat = Mapping[str, str]
"""One connection's places for the templates (token, attempt, item …)."""


class Watch(msgspec.Struct, frozen=True, kw_only=True):
    """How a detection travels from a seat to the console that watches it.

    Args:
        seats: the watched seats; they send detections and nothing else.
        detection: template of the message.
        staff_headers: upgrade headers of the console.
        staff_hello: its first message.
        staff_beat: its heartbeat.
        event: part of the message that tells the console of an incident.
        key: text before the value in that message that names the seat, ended by a quote.
        place: place of `seats` which holds that value.
    """

    seats: tuple[Seat, ...]
    detection: str
    staff_headers: tuple[str, ...]
    staff_hello: str
    staff_beat: str
    event: str
    key: str
    place: str


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """One server process that listens on 127.0.0.1.

    Args:
        seats: as many as the measurement may connect.
        authority: certificate of the issuer, when it speaks TLS.
        watch: None where there is nothing to detect.
    """

    pid: int
    port: int
    wire: Wire
    seats: Sequence[Seat]
    path: str = "/ws"
    beat_ms: int = 0
    authority: Path | None = None
    watch: Watch | None = None


class Startable(Protocol):
    """Something the benchmark starts, once per run, from the same beginning."""

    def serving(self, *, tls: bool) -> AbstractContextManager[Target]:
        """Start it fresh; it ends with the block."""
        ...
