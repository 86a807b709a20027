"""Bench `journal_kill`: the seat died while it wrote; its journal ends at any byte."""

import os
import random
import shutil
from pathlib import Path

from tests.chaos.journal.seat_target import inspect_journal
from tests.chaos.journal.seat_writer import ATTEMPT, SeatWriter
from tests.chaos.power.target import Flip
from tests.chaos.result import Order, Outcome

_OF_ONE_JOURNAL = 2000


def journal_kill(order: Order) -> Outcome:
    """Cut journals at `count` bytes drawn without repetition, over as many as that takes."""
    outcome = Outcome(bench="journal_kill", seed=order.seed)
    number = 0
    while outcome.tried < order.count:
        number += 1
        dice = random.Random(f"{order.seed}:{number}")
        folder = order.folder / f"seat-{number}"
        marks = _written(folder, dice)
        most = min(_OF_ONE_JOURNAL, order.count - outcome.tried)
        for cut in _cuts(marks, most, dice):
            _look(folder, cut, marks, outcome)
        shutil.rmtree(folder)
    return outcome


def _written(folder: Path, dice: random.Random) -> list[tuple[int, int]]:
    folder.mkdir(mode=0o700)
    acks = os.open(os.devnull, os.O_WRONLY)
    try:
        return SeatWriter(folder, acks, Flip.NONE).run(dice)
    finally:
        os.close(acks)


def _cuts(marks: list[tuple[int, int]], most: int, dice: random.Random) -> list[int]:
    """Return lengths: all ends of frames and their neighbours first, then any."""
    first, last = marks[0][0], marks[-1][0]
    edges = {size + step for size, _ in marks for step in (-1, 0, 1)}
    chosen = [size for size in sorted(edges) if first <= size <= last][:most]
    others = [size for size in range(first, last + 1) if size not in edges]
    dice.shuffle(others)
    return chosen + others[: most - len(chosen)]


def _look(folder: Path, cut: int, marks: list[tuple[int, int]], outcome: Outcome) -> None:
    image = folder.with_name(f"{folder.name}-cut")
    shutil.copytree(folder, image)
    path = image / f"{ATTEMPT}.journal"
    with path.open("r+b") as stream:
        stream.truncate(cut)
    kept = max((upto for size, upto in marks if size <= cut), default=0)
    found = inspect_journal(path, kept)
    outcome.tried += 1
    outcome.lost += found.lost
    outcome.doubled += found.doubled
    outcome.misplaced += found.misplaced
    if found.corrupt:
        outcome.miss("corrupt", f"cut at {cut} of {marks[-1][0]}: {found.corrupt}")
    shutil.rmtree(image)
