"""Bench `failed_sync`: from the N-th sync on all fail; nothing more may be acknowledged."""

import random
import shutil
from pathlib import Path

from tests.chaos.exam.server import ROOT
from tests.chaos.power.disk import Disk, Mode, read_base, write_image
from tests.chaos.power.power_loss import TARGETS
from tests.chaos.power.target import Flip, Target
from tests.chaos.power.trace import Act, Operation, record
from tests.chaos.result import Order, Outcome

_LAST = 60


def failed_sync(order: Order) -> Outcome:
    """Fail syncs `count` times, in turn for each target, and cut the power after each."""
    outcome = Outcome(bench="failed_sync", seed=order.seed)
    dice = random.Random(f"{order.seed}:failed_sync")
    for number in range(order.count):
        target = TARGETS[number % len(TARGETS)]
        folder = order.folder / f"{target.name}-{number}"
        folder.mkdir()
        first = dice.randint(1, _LAST)
        _fail(target, folder, first, f"{order.seed}:{number}", outcome)
        shutil.rmtree(folder)
    return outcome


def _fail(target: Target, folder: Path, first: int, seed: str, outcome: Outcome) -> None:
    live, acks, image = folder / "live", folder / "acks", folder / "image"
    target.prepare(live)
    base = read_base(live)
    inject = f"fsync,fdatasync:error=EIO:when={first}+"
    command = target.command(live, acks, seed, Flip.NONE)
    operations = record(command, live, acks, cwd=ROOT, inject=inject)
    outcome.tried += 1
    where = f"{target.name}, sync {first}"
    late = acked_after_failure(operations)
    outcome.miss("acked_after_failure", f"{where}: {late}", late)
    disk = Disk(base, operations)
    image.mkdir()
    write_image(disk.image(len(operations), Mode.NONE, random.Random(seed)), live, image)
    found = target.inspect(image, disk.acked(len(operations)))
    outcome.lost += found.lost
    outcome.doubled += found.doubled
    outcome.misplaced += found.misplaced
    if found.corrupt:
        outcome.miss("corrupt", f"{where}: {found.corrupt}")


def acked_after_failure(operations: list[Operation]) -> int:
    """Count the acknowledgements of what was written behind the first sync that failed.

    SQLite hides the failure of a checkpoint from the commit that caused it. That commit was synced
    before, so it may be acknowledged; whatever is written afterwards may not.

    Raises:
        AssertionError: no sync failed.
    """
    acts = [one.act for one in operations]
    assert Act.FAILED in acts, "no sync failed"
    behind = acts[acts.index(Act.FAILED) :]
    if Act.WRITE not in behind:
        return 0
    return behind[behind.index(Act.WRITE) :].count(Act.ACK)
