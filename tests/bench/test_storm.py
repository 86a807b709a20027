"""A storm of a few seats against the real server, and the wire of its seats."""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from typing_extensions import override

from tests.bench.attempts import Attempts
from tests.bench.errors import InvalidRunError
from tests.bench.measure_storm import StormMeasure, require
from tests.bench.plan import QUICK
from tests.bench.storm_link import SeatLink, masked, upgrade_request
from tests.bench.storm_task import Gathered

SMALL = msgspec.structs.replace(
    QUICK, storm_seats=6, storm_spread_s=0.5, storm_saves_per_s=30.0, retries=0
)


class _Wire(asyncio.Transport):
    """Keeps what is written."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[bytes] = []
        self.aborted = False

    @override
    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.written.append(bytes(data))

    @override
    def abort(self) -> None:
        self.aborted = True


def _link() -> tuple[SeatLink, _Wire, list[bytes], list[str]]:
    heard: list[bytes] = []
    lost: list[str] = []
    link = SeatLink(b"GET", lambda _head: None, heard.append, lost.append)
    wire = _Wire()
    link.connection_made(wire)
    return link, wire, heard, lost


def test_frames_come_whole_however_they_are_cut() -> None:
    link, _, heard, _ = _link()
    long = b"b" * 300
    stream = b"HTTP/1.1 101 x\r\n\r\n\x81\x02hi" + b"\x81\x7e" + (300).to_bytes(2) + long
    for number in range(len(stream)):
        link.data_received(stream[number : number + 1])
    assert heard == [b"hi", long]


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (b"HTTP/1.1 503 no\r\n\r\n", "HTTP/1.1 503 no"),
        (b"HTTP/1.1 101 x\r\n\r\n\x88\x02\x03\xf5", "closed 1013"),
    ],
)
def test_a_refusal_and_a_close_end_the_link_with_the_reason(answer: bytes, why: str) -> None:
    link, wire, _, lost = _link()
    link.data_received(answer)
    assert wire.aborted
    link.connection_lost(None)
    link.connection_lost(None)
    assert lost == [why]


def test_texts_are_masked_as_clients_must() -> None:
    assert masked(b"hi") == b"\x81\x82\0\0\0\0hi"
    assert masked(b"x" * 200)[:4] == b"\x81\xfe\x00\xc8"
    assert b"Authorization: Bearer t\r\n" in upgrade_request("/s", 1, {"Authorization": "Bearer t"})


def test_seats_that_stay_away_void_the_run() -> None:
    with pytest.raises(InvalidRunError, match="3 seats attached"):
        require(Gathered(attached=3, error="not all came"))


def test_a_killed_server_gets_all_its_seats_back() -> None:
    with TemporaryDirectory(prefix="storm-") as folder:  # short: a socket's path has a limit
        storm = StormMeasure(Path(folder), SMALL, Attempts(0)).storm(tls=True)
    assert 0 < storm.listening_ms < storm.attached_ms
    assert storm.attached_p50_ms <= storm.attached_ms
    assert 0 < storm.first_ack_p50_ms <= storm.first_ack_p99_ms
    assert storm.resumed_share == 1.0
    assert storm.most_tries >= 1
