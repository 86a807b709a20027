"""The WAL-reset race of old SQLite needs a second connection that writes or checkpoints: none does.

Recorded from the server's own answer path, with readers at work beside it.
"""

import random
from pathlib import Path

from tests.chaos.exam.server import ROOT
from tests.chaos.power.server_target import ServerDatabase
from tests.chaos.power.target import Flip
from tests.chaos.power.trace import Act, Operation, record


def _recorded(tmp_path: Path, seed: str) -> list[Operation]:
    live, acks = tmp_path / "live", tmp_path / "acks"
    target = ServerDatabase()
    target.prepare(live)
    return record(target.command(live, acks, seed, Flip.NONE), live, acks, cwd=ROOT)


def test_must_have_one_thread_that_writes_and_checkpoints(tmp_path: Path) -> None:
    seed = next(s for s in map(str, range(99)) if random.Random(s).choice((20, 60, 16_000)) == 20)
    recorded = _recorded(tmp_path, seed)
    changes = [one for one in recorded if one.act in {Act.WRITE, Act.TRUNCATE, Act.SYNC}]
    log = {one.thread for one in changes if one.path.endswith("gamdok.db-wal")}
    pages = {one.thread for one in changes if one.path.endswith("gamdok.db")}
    assert pages, "nothing was checkpointed"
    assert log == pages
    assert len(log) == 1
