"""The short form of `journal_kill`; `make chaos` runs all of it."""

import random
import secrets
from pathlib import Path

from tests.chaos.bench import expect_clean
from tests.chaos.benches import JOURNAL_KILL
from tests.chaos.journal.journal_kill import _written
from tests.chaos.journal.seat_target import inspect_journal
from tests.chaos.journal.seat_writer import ATTEMPT


def test_must_keep_what_the_seat_said_is_kept_wherever_its_journal_ends() -> None:
    expect_clean(JOURNAL_KILL, secrets.token_hex(4))


def test_the_bench_sees_a_journal_that_lost_something(tmp_path: Path) -> None:
    folder = tmp_path / "seat"
    marks = _written(folder, random.Random("a"))
    path = folder / f"{ATTEMPT}.journal"
    size, kept = marks[-1]
    with path.open("r+b") as stream:
        stream.truncate(size - 1)
    found = inspect_journal(path, kept)
    assert found.lost == kept - marks[-2][1]


def test_the_bench_sees_a_change_that_was_altered(tmp_path: Path) -> None:
    folder = tmp_path / "seat"
    marks = _written(folder, random.Random("b"))
    path = folder / f"{ATTEMPT}.journal"
    content = bytearray(path.read_bytes())
    content[marks[0][0] + 40] ^= 1
    path.write_bytes(content)
    assert "damaged" in inspect_journal(path, marks[-1][1]).corrupt
