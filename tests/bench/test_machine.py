"""The machine, its disk, /proc, helper processes and the compiler."""

import mmap
import os
import sys
from pathlib import Path

import pytest

from tests.bench import toolchain, usage
from tests.bench.echo import Port
from tests.bench.errors import BenchError, CompilerMissingError
from tests.bench.fsync_probe import probe
from tests.bench.processes import Helper


def test_usage_of_this_process() -> None:
    before = usage.cpu_seconds(os.getpid())
    while usage.cpu_seconds(os.getpid()) < before + 0.05:
        sum(range(10_000))
    memory = usage.private_kib(os.getpid())
    # A mapping of its own: a heap might hand out pages that count already. Untouched pages do not.
    held = mmap.mmap(-1, 8 << 20)
    for page in range(0, len(held), mmap.PAGESIZE):
        held[page] = 1
    assert 7_000 < usage.private_kib(os.getpid()) - memory < 12_000
    assert usage.resident_kib(os.getpid()) >= usage.private_kib(os.getpid()) * 0.9
    held.close()


def test_probe_syncs_and_leaves_nothing(tmp_path: Path) -> None:
    taken = probe(tmp_path, 20)
    assert 0 < taken.p50_ms <= taken.p99_ms <= taken.max_ms
    assert list(tmp_path.iterdir()) == []


def test_helper_that_ends_or_babbles_is_an_error() -> None:
    with Helper([sys.executable, "-c", "print('hm')"], "babbler") as helper:
        with pytest.raises(BenchError, match="babbler said"):
            helper.hear(Port, 10)
        with pytest.raises(BenchError, match="babbler ended with 0"):
            helper.hear(Port, 10)


def test_missing_compiler_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CompilerMissingError, match="apt-bench"):
        toolchain.build_load_client(tmp_path)
