"""Bench `server_kill`: 50 candidates answer while the server is killed and comes back."""

import asyncio
import random
from pathlib import Path

from tests.chaos.exam.exam import Exam
from tests.chaos.exam.verdict import judge
from tests.chaos.kill.cycles import ATTACHED_S, READY_S, Cycles, Killer
from tests.chaos.result import Order, Outcome

SEATS = 50
_ONE_IN = 100
"""Of so many starts one may take longer."""
_OF_ONE_EXAM = 100
"""Kills of one exam; then another begins, so that sign-in and start are under fire too."""


def server_kill(order: Order) -> Outcome:
    """Kill the server `count` times, over as many exams as that takes."""
    outcome = Outcome(bench="server_kill", seed=order.seed)
    every = Cycles()
    left, number = order.count, 0
    while left > 0:
        number += 1
        folder = order.folder / f"exam-{number}"
        killer = _one_exam(folder, f"{order.seed}:{number}", min(left, _OF_ONE_EXAM), outcome)
        left -= killer.killed
        every.killed += killer.killed
        every.starting += killer.starting
        every.unattached += killer.unattached
        every.ready_s += killer.ready_s
        every.attached_s += killer.attached_s
    outcome.tried = every.killed
    _measure(outcome, every, shortened=order.shortened)
    return outcome


def _one_exam(folder: Path, seed: str, count: int, outcome: Outcome) -> Cycles:
    folder.mkdir()
    killer = Killer(count, random.Random(f"{seed}:kills"))
    exam = Exam(folder, SEATS, seed)
    asyncio.run(exam.live(killer.disturb))
    judge(exam, outcome)
    return killer.cycles


def _measure(outcome: Outcome, every: Cycles, *, shortened: bool) -> None:
    ready, attached = sorted(every.ready_s), sorted(every.attached_s)
    outcome.measure(
        {
            "killed_while_starting": every.starting,
            "ready_p50_s": ready[len(ready) // 2],
            "ready_p99_s": ready[int(len(ready) * 0.99)],
            "ready_max_s": ready[-1],
            "attached_p50_s": attached[len(attached) // 2] if attached else -1,
            "attached_max_s": attached[-1] if attached else -1,
        }
    )
    for missing in every.unattached:
        outcome.miss("never_attached", missing)
    if not shortened:
        late = sum(seconds > READY_S for seconds in ready) - len(ready) // _ONE_IN
        outcome.miss("ready_late", f"slowest {ready[-1]:.2f} s", max(0, late))
        late = sum(seconds > ATTACHED_S for seconds in attached)
        outcome.miss("attached_late", f"slowest {attached[-1]:.2f} s", late)
