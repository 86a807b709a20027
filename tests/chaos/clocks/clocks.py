"""Bench `clocks`: wall clocks from ten years ago to tomorrow, set while the exam runs."""

import asyncio

from tests.chaos.clocks.clock_exam import ClockExam
from tests.chaos.exam.verdict import judge
from tests.chaos.result import Order, Outcome

_OF_ONE_EXAM = 16
MOST_MS = 1000


def clocks(order: Order) -> Outcome:
    """Try `count` wrong clocks, over as many exams as that takes."""
    outcome = Outcome(bench="clocks", seed=order.seed)
    errors: list[int] = []
    jumps = asked = moved = 0
    for number, begun in enumerate(range(0, order.count, _OF_ONE_EXAM), 1):
        folder = order.folder / f"exam-{number}"
        folder.mkdir()
        seats = min(_OF_ONE_EXAM, order.count - begun)
        exam = ClockExam(folder, seats, f"{order.seed}:{number}")
        asyncio.run(exam.live())
        judge(exam, outcome)
        outcome.tried += seats
        errors += exam.errors_ms
        jumps, asked = jumps + exam.jumps, asked + exam.asked
        moved = max(moved, exam.server_error_ms)
    outcome.measure(
        {
            "looks": len(errors),
            "jumps": jumps,
            "worst_ms": max(errors, default=-1),
            "server_moved_ms": moved,
        }
    )
    wrong = sum(error > MOST_MS for error in errors)
    outcome.miss("time_wrong", f"worst {max(errors, default=-1)} ms", wrong)
    outcome.miss("asked_the_pc", "for the time of day", asked)
    outcome.miss("server_moved", f"{moved} ms", int(moved > MOST_MS))
    outcome.miss("never_looked", "at the time left", int(not errors))
    return outcome
