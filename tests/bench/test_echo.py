"""The yardstick sends 200 bytes back, plain and over TLS."""

from pathlib import Path

import pytest

from tests.bench import echo
from tests.bench.attempts import Attempts
from tests.bench.measure_memory import MemoryMeasure
from tests.bench.measure_ratio import RatioMeasure
from tests.bench.places import fill
from tests.bench.plan import Plan

SMALL = Plan(
    repetitions=1,
    connections=20,
    warmup_ms=50,
    window_ms=300,
    idle_connections=200,
    tls_connections=60,
    settle_s=0.1,
    retries=0,
)


def test_every_message_has_the_stated_size() -> None:
    seat = {"attempt": "0" * 26}
    for number in (echo.FIRST, echo.FIRST + 8_000_000):
        assert len(fill(echo.message(), seat, number)) == echo.MESSAGE_BYTES


def test_saturates(program: Path, tmp_path: Path) -> None:
    taken = RatioMeasure(program, tmp_path, SMALL, Attempts(3)).echo()
    assert taken.per_s > 1000
    assert taken.per_cpu_s >= taken.per_s * 0.5
    assert taken.client_cpu_share < 0.7


def test_memory_of_plain_connections(program: Path, tmp_path: Path) -> None:
    measure = MemoryMeasure(program, tmp_path, SMALL, Attempts(0))
    growth = measure.plain("echo", echo.BareEcho(200))
    assert 4 < growth.private_kib < 40
    assert growth.base_private_kib > 5_000


def test_memory_of_tls_connections(program: Path, tmp_path: Path) -> None:
    measure = MemoryMeasure(program, tmp_path, SMALL, Attempts(0))
    assert 4 < measure.tls("echo", echo.BareEcho(60)).private_kib < 200


def test_tls_uses_more_seats_than_there_are(program: Path, tmp_path: Path) -> None:
    measure = MemoryMeasure(program, tmp_path, SMALL, Attempts(0))
    with pytest.raises(Exception, match="40 of 60"):
        measure.tls("echo", echo.BareEcho(40))
