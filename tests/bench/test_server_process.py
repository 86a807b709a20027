"""A server that does not come up is an error with the end of its log."""

from pathlib import Path

import pytest

from tests.bench.errors import BenchError
from tests.bench.server_process import free_port, running_server
from tests.bench.subject import Gamdok


def test_a_server_that_ends_at_once_is_an_error(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    with (
        pytest.raises(BenchError, match="does not listen"),
        running_server(nowhere, free_port(), {"no_such_setting": "1"}, tmp_path / "log"),
    ):
        pytest.fail("it must not start")


def test_the_filled_server_runs_and_knows_its_seats(tmp_path: Path) -> None:
    subject = Gamdok(tmp_path, 3, 2)
    subject.prepare()
    with subject.serving(tls=False) as target:
        assert len(target.seats) == 3
        assert target.watch is not None
        assert len(target.watch.seats) == 2
        assert {seat["attempt"] for seat in target.seats}.isdisjoint(
            seat["attempt"] for seat in target.watch.seats
        )
