"""The load client counts what is right and notices what is not."""

from pathlib import Path

import pytest

from tests.bench.errors import InvalidRunError
from tests.bench.load_client import LoadClient
from tests.bench.load_messages import Load, Result
from tests.bench.stand_in import StandInTarget
from tests.bench.target import Target
from tests.bench.usage import cpu_seconds

SEATS = 8


def load_for(target: Target, **changes: object) -> Load:
    plain: dict[str, object] = {
        "mode": "closed",
        "port": target.port,
        "connections": SEATS,
        "warmup_ms": 50,
        "window_ms": 300,
        "drain_ms": 200,
        "beat_ms": 100,
        "server_pid": target.pid,
    }
    return Load(**(plain | changes))  # type: ignore[arg-type]  # one keyword table for many tests


def run(program: Path, folder: Path, target: Target, load: Load) -> Result:
    with LoadClient(program, folder, target.wire, target.seats, load) as client:
        assert client.wait_ready().connected == load.connections
        client.begin()
        return client.result()


@pytest.mark.parametrize("depth", [1, 4])
def test_counts_and_times_a_closed_loop(program: Path, tmp_path: Path, depth: int) -> None:
    with StandInTarget(SEATS).serving(tls=False) as target:
        before = cpu_seconds(target.pid)
        result = run(program, tmp_path, target, load_for(target, depth=depth))
        used = cpu_seconds(target.pid) - before
    assert result.fault() == ""
    assert result.acks > 100
    assert result.total_acks == result.total_sends
    assert result.total_acks >= result.acks
    assert 0 < result.p50_ms <= result.p99_ms <= result.max_ms
    assert 0 < result.server_cpu_s <= used + 0.03
    assert 0 < result.client_cpu_share < 1
    assert result.window_s == pytest.approx(0.3, abs=0.1)


def test_keeps_the_rate_of_an_open_loop(program: Path, tmp_path: Path) -> None:
    with StandInTarget(SEATS).serving(tls=False) as target:
        load = load_for(target, mode="open", rate=400.0, window_ms=500)
        result = run(program, tmp_path, target, load)
    assert result.fault() == ""
    assert result.acks == pytest.approx(200, abs=20)


@pytest.mark.parametrize(
    ("fault", "noticed"),
    [
        ("wrong_ack", "mismatches"),
        ("backward_ack", "mismatches"),
        ("mute", "unacknowledged"),
        ("reject", "rejects"),
        ("close", "closed"),
    ],
)
def test_notices(program: Path, tmp_path: Path, fault: str, noticed: str) -> None:
    with StandInTarget(SEATS, fault=fault).serving(tls=False) as target:
        result = run(program, tmp_path, target, load_for(target))
    assert getattr(result, noticed) > 0
    assert result.fault()


def test_messages_without_a_fresh_stamp_are_noticed(program: Path, tmp_path: Path) -> None:
    with StandInTarget(SEATS).serving(tls=False) as target:
        result = run(program, tmp_path, target, load_for(target, first=5))
    assert result.closed == SEATS
    assert "stamped" in result.fault()


def test_refused_connections_void_the_run(program: Path, tmp_path: Path) -> None:
    startable = StandInTarget(SEATS, strangers=True)
    with startable.serving(tls=False) as target:
        client = LoadClient(program, tmp_path, target.wire, target.seats, load_for(target))
        with client, pytest.raises(InvalidRunError, match="0 of 8 connections stand"):
            client.wait_ready()


def test_idle_connections_stay(program: Path, tmp_path: Path) -> None:
    with StandInTarget(SEATS).serving(tls=False) as target:
        load = load_for(target, mode="idle")
        with LoadClient(program, tmp_path, target.wire, target.seats, load) as client:
            client.wait_ready()
            client.hold(0.3)
            client.begin()
            result = client.result()
    assert result.fault() == ""
    assert result.other >= SEATS  # answered heartbeats


def test_seats_file_is_private(program: Path, tmp_path: Path) -> None:
    with StandInTarget(1).serving(tls=False) as target:
        load = load_for(target, connections=1)
        with LoadClient(program, tmp_path, target.wire, target.seats, load):
            assert (tmp_path / "seats.tsv").stat().st_mode & 0o077 == 0
