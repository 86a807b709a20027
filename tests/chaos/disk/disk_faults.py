"""Bench `disk`: syncs that fail, a full disk, a database that somebody else holds."""

import asyncio
import random

from tests.chaos.disk.faults import EXIT_S, DiskTrouble, Faults
from tests.chaos.exam.exam import Exam
from tests.chaos.exam.verdict import judge
from tests.chaos.result import Order, Outcome

SEATS = 20
_LONGEST_S, _SHORTENED_S = 30.0, 7.0
_OF_ONE_EXAM = 60


def disk(order: Order) -> Outcome:
    """Make `count` faults, over as many exams as that takes."""
    outcome = Outcome(bench="disk", seed=order.seed)
    exits: list[float] = []
    held: list[float] = []
    left, number = order.count, 0
    while left > 0:
        number += 1
        folder = order.folder / f"exam-{number}"
        folder.mkdir()
        seed = f"{order.seed}:{number}"
        longest = _SHORTENED_S if order.shortened else _LONGEST_S
        trouble = DiskTrouble(min(left, _OF_ONE_EXAM), random.Random(f"{seed}:disk"), longest)
        exam = Exam(folder, SEATS, seed)
        asyncio.run(exam.live(trouble.disturb))
        judge(exam, outcome)
        _count(trouble.faults, outcome)
        exits += trouble.faults.exit_s
        held += trouble.faults.held_s
        left -= _OF_ONE_EXAM
    _measure(outcome, exits, held)
    return outcome


def _count(faults: Faults, outcome: Outcome) -> None:
    outcome.tried += faults.failed_syncs + faults.full + faults.held
    for name, count in (
        ("failed_syncs", faults.failed_syncs),
        ("full", faults.full),
        ("held", faults.held),
    ):
        outcome.figures[name] = outcome.figures.get(name, 0) + count
    for name, detail in faults.missed:
        outcome.miss(name, detail)


def _measure(outcome: Outcome, exits: list[float], held: list[float]) -> None:
    if exits:
        outcome.measure({"exit_max_s": max(exits)})
        late = sum(seconds > EXIT_S for seconds in exits)
        outcome.miss("exit_late", f"slowest {max(exits):.2f} s after the failed sync", late)
    if held:
        outcome.measure({"held_max_s": max(held)})
