"""The real processes of this machine: seen, described, ended only below a given one."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from candidate_app.lockdown.process_table import SystemProcessTable

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def child() -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    yield process
    process.kill()
    process.communicate()


def test_a_process_is_seen_and_described(child: subprocess.Popen[bytes]) -> None:
    table = SystemProcessTable()
    assert {os.getpid(), child.pid} <= table.pids()
    found = table.describe(child.pid)
    assert found is not None
    assert "python" in found.name
    assert found.path


def test_a_process_that_is_gone_is_nothing(child: subprocess.Popen[bytes]) -> None:
    table = SystemProcessTable()
    child.kill()
    child.wait()
    assert table.describe(child.pid) is None
    assert not table.end(child.pid, os.getpid())


def test_only_what_stands_below_is_ended(child: subprocess.Popen[bytes]) -> None:
    table = SystemProcessTable()
    other = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        assert not table.end(child.pid, other.pid)
        assert child.poll() is None
        assert table.end(child.pid, os.getpid())
        assert child.wait(5) != 0
        assert not table.end(os.getpid(), os.getpid()), "never the given one itself"
    finally:
        other.kill()
        other.communicate()
