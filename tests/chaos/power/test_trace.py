"""Strace's lines are read as what they did, in the order in which it took effect."""

from pathlib import Path

from tests.chaos.power.trace import Act, Operation, read_trace

FOLDER, ACKS = "/d", "/acks"


def _hex(text: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in text.encode())


def _file(text: str) -> str:
    return f"7<{_hex(text)}>"


def _read(tmp_path: Path, *lines: str) -> list[Operation]:
    file = tmp_path / "trace"
    file.write_text("\n".join(lines) + "\n", encoding="ascii")
    return read_trace(file, FOLDER, ACKS)


def test_calls_become_operations(tmp_path: Path) -> None:
    read = _read(
        tmp_path,
        f'11  pwrite64({_file("/d/a")}, "{_hex("hello")}", 5, 4096) = 5',
        f'11  write({_file("/d/b")}, "{_hex("x")}", 1) = 1',
        f"11  fdatasync({_file('/d/a')}) = 0",
        f"11  ftruncate({_file('/d/a')}, 512) = 0",
        f'11  unlink("{_hex("/d/b")}") = 0',
        f'11  rename("{_hex("/d/a")}", "{_hex("/d/c")}") = 0',
        "11  +++ exited with 0 +++",
    )
    assert read == [
        Operation(Act.WRITE, "/d/a", 11, b"hello", 4096),
        Operation(Act.WRITE, "/d/b", 11, b"x"),
        Operation(Act.SYNC, "/d/a", 11, covers=2),
        Operation(Act.TRUNCATE, "/d/a", 11, offset=512),
        Operation(Act.REMOVE, "/d/b", 11),
        Operation(Act.RENAME, "/d/a", 11, to="/d/c"),
    ]


def test_other_places_and_failed_calls_are_left_out(tmp_path: Path) -> None:
    read = _read(
        tmp_path,
        f'11  write({_file("/dd/a")}, "{_hex("x")}", 1) = 1',
        f"11  fsync({_file('/d/a')}) = -1 EIO (Input/output error)",
        "11  --- SIGCHLD {si_signo=SIGCHLD} ---",
    )
    assert read == []


def test_calls_that_were_made_to_fail_are_told(tmp_path: Path) -> None:
    line = f"11  fsync({_file('/d/a')}) = -1 EIO (Input/output error) (INJECTED)"
    assert _read(tmp_path, line) == [Operation(Act.FAILED, "/d/a", 11)]


def test_a_sync_covers_only_what_was_done_before_it_began(tmp_path: Path) -> None:
    read = _read(
        tmp_path,
        f'11  pwrite64({_file("/d/a")}, "{_hex("1")}", 1, 0) = 1',
        f"11  fdatasync({_file('/d/a')} <unfinished ...>",
        f'12  pwrite64({_file("/d/a")}, "{_hex("2")}", 1, 1) = 1',
        "11  <... fdatasync resumed>)            = 0",
    )
    assert [one.act for one in read] == [Act.WRITE, Act.WRITE, Act.SYNC]
    assert read[2].covers == 1


def test_a_write_that_was_interrupted_keeps_its_place(tmp_path: Path) -> None:
    read = _read(
        tmp_path,
        f'11  pwrite64({_file("/d/a")}, "{_hex("1")}", 1, 4096 <unfinished ...>',
        "12  +++ exited with 0 +++",
        "11  <... pwrite64 resumed>)             = 1",
        f"11  ftruncate({_file('/d/a')}, 512 <unfinished ...>",
        "11  <... ftruncate resumed> )            = 0",
    )
    assert [(one.act, one.offset) for one in read] == [(Act.WRITE, 4096), (Act.TRUNCATE, 512)]


def test_an_acknowledgement_counts_from_its_beginning(tmp_path: Path) -> None:
    read = _read(
        tmp_path,
        f'11  write({_file("/acks")}, "{_hex("1 2")}", 3 <unfinished ...>',
        f'12  pwrite64({_file("/d/a")}, "{_hex("2")}", 1, 1) = 1',
        "11  <... write resumed>) = 3",
    )
    assert [one.act for one in read] == [Act.ACK, Act.WRITE]
    assert read[0].data == b"1 2"
