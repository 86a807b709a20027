"""A server that does not come up is an error with the end of its log."""

from pathlib import Path

import pytest

from tests.bench.errors import BenchError, SubjectMissingError
from tests.bench.server_process import free_port, running_server
from tests.bench.subject import Gamdok


def test_a_server_that_ends_at_once_is_an_error(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    with (
        pytest.raises(BenchError, match="does not listen"),
        running_server(nowhere, free_port(), {"no_such_setting": "1"}, tmp_path / "log"),
    ):
        pytest.fail("it must not start")


def test_the_missing_seam_is_said(tmp_path: Path) -> None:
    with pytest.raises(SubjectMissingError, match="3 \\+ 2 running"):
        Gamdok(tmp_path, 3, 2).prepare()
