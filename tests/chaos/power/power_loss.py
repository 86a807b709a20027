"""Bench `power_loss`: cut the power anywhere in a recording, and open what is on the disk then."""

import random
import shutil
from pathlib import Path

from tests.chaos.exam.server import ROOT
from tests.chaos.journal.seat_target import SeatJournal
from tests.chaos.power.disk import Disk, Mode, read_base, write_image
from tests.chaos.power.server_target import ServerDatabase
from tests.chaos.power.target import Flip, Found, Target
from tests.chaos.power.trace import Act, Operation, record
from tests.chaos.result import Order, Outcome

TARGETS: tuple[Target, ...] = (ServerDatabase(), SeatJournal())
_OF_ONE_RECORDING = 100
"""Images of one recording; then another is made, with other batches and checkpoints."""
_MODES = tuple(Mode)


def power_loss(order: Order) -> Outcome:
    """Look at `count` images, shared by the targets; then see that flipped lines are noticed."""
    outcome = Outcome(bench="power_loss", seed=order.seed)
    for target in TARGETS:
        count = order.count // len(TARGETS)
        outcome.tried += replay(target, count, order, Flip.NONE, outcome)
        for flip in (Flip.NO_SYNC, Flip.EARLY_ACK):
            flipped = Outcome(bench=flip, seed=order.seed)
            replay(target, max(20, count // 10), order, flip, flipped)
            outcome.measure({f"{target.name}_lost_with_{flip}": flipped.lost})
            if not flipped.lost:
                outcome.miss("unnoticed", f"{flip} of {target.name}")
    return outcome


def replay(target: Target, count: int, order: Order, flip: Flip, outcome: Outcome) -> int:
    """Make recordings and images until `count` were looked at; returns how many were."""
    looked = number = 0
    while looked < count:
        number += 1
        seed = f"{order.seed}:{target.name}:{flip.value}:{number}"
        folder = order.folder / f"{target.name}-{flip.value or 'shipped'}-{number}"
        folder.mkdir(parents=True)
        disk = _recorded(target, folder, seed, flip)
        dice = random.Random(f"{seed}:cuts")
        cuts = _Cuts(target, folder, disk, outcome)
        for _ in range(min(_OF_ONE_RECORDING, count - looked)):
            cuts.cut(dice)
            looked += 1
        shutil.rmtree(folder)
    return looked


def _recorded(target: Target, folder: Path, seed: str, flip: Flip) -> Disk:
    live, acks = folder / "live", folder / "acks"
    target.prepare(live)
    base = read_base(live)
    operations = record(target.command(live, acks, seed, flip), live, acks, cwd=ROOT)
    _expect_record(operations)
    return Disk(base, operations)


def _expect_record(operations: list[Operation]) -> None:
    """A recording without writes, syncs or acknowledgements proves nothing."""
    kinds = {one.act for one in operations}
    assert kinds >= {Act.WRITE, Act.SYNC, Act.ACK}, kinds


class _Cuts:
    """Cuts the power in one recording, and looks at what is left."""

    def __init__(self, target: Target, folder: Path, disk: Disk, outcome: Outcome) -> None:
        self._target = target
        self._live = folder / "live"
        self._place = folder / "image"
        self._disk = disk
        self._outcome = outcome

    def cut(self, dice: random.Random) -> None:
        """Cut once."""
        prefix, mode = self._disk.moment(dice), dice.choice(_MODES)
        self._place.mkdir()
        write_image(self._disk.image(prefix, mode, dice), self._live, self._place)
        found = self._target.inspect(self._place, self._disk.acked(prefix))
        shutil.rmtree(self._place)
        self._count(found, f"{self._target.name}, operation {prefix}, {mode}")

    def _count(self, found: Found, where: str) -> None:
        self._outcome.lost += found.lost
        self._outcome.doubled += found.doubled
        self._outcome.misplaced += found.misplaced
        if found.corrupt:
            self._outcome.miss("corrupt", f"{where}: {found.corrupt}")
        if found.lost:
            self._outcome.note(f"{where}: {found.lost} lost")
