"""Bench `network`: each seat behind a line of its own, each line with a schedule of its own."""

import asyncio
from collections import Counter

from tests.chaos.exam.verdict import judge
from tests.chaos.network.ends import check_ends
from tests.chaos.network.faults import KINDS
from tests.chaos.network.line_exam import LineExam
from tests.chaos.result import Order, Outcome

_OF_ONE_EXAM = 50


def network(order: Order) -> Outcome:
    """Play `count` schedules, over as many exams as that takes."""
    outcome = Outcome(bench="network", seed=order.seed)
    faults: Counter[str] = Counter(dict.fromkeys(KINDS, 0))
    for number, begun in enumerate(range(0, order.count, _OF_ONE_EXAM), 1):
        folder = order.folder / f"exam-{number}"
        folder.mkdir()
        seats = min(_OF_ONE_EXAM, order.count - begun)
        exam = LineExam(folder, seats, f"{order.seed}:{number}")
        asyncio.run(exam.live())
        judge(exam, outcome)
        check_ends(exam, outcome)
        outcome.tried += seats
        faults.update(fault.kind for one in exam.schedules for fault in one.faults)
        figures = outcome.figures
        figures["connections"] = figures.get("connections", 0) + exam.connections
    outcome.measure({f"of_{kind}": count for kind, count in faults.items()})
    return outcome
