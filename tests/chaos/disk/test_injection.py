"""The tracer is told what to break, and its record read."""

from pathlib import Path

from tests.chaos.disk.injection import Injection, read_log, wrapper

_LOG = """\
789   1795461723.500000 pwrite64(14, ""..., 24, 0) = 24
789   1795461723.600000 fdatasync(14) = -1 EIO (Input/output error) (INJECTED)
790   1795461723.700000 fdatasync(14 <unfinished ...>
790   1795461723.800000 <... fdatasync resumed>) = -1 EIO (Input/output error) (INJECTED)
791   1795461724.139386 +++ exited with 70 +++
"""


def test_the_server_is_wrapped_for_the_files_of_its_database(tmp_path: Path) -> None:
    command = wrapper(tmp_path, Injection("fdatasync,fsync", "EIO", 3), tmp_path / "log")
    assert "inject=fdatasync,fsync:error=EIO:when=3+" in command
    assert str(tmp_path / "gamdok.db-wal") in command
    assert "-D" in command, "the server stays the child"
    assert Injection("pwrite64", "ENOSPC", 3, 9).when == "3..9"


def test_the_first_failure_and_the_writers_are_found(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text(_LOG, encoding="utf-8")
    traced = read_log(log)
    assert traced.injected_ms == 1795461723600
    assert traced.injected == 2
    assert traced.writers == {789}
