"""Bench `mutations`: flip one safety line after the other; a test must see each."""

import random
from collections.abc import Sequence

from tests.chaos.mutations.copy import WorkingCopy
from tests.chaos.mutations.flip import Flip
from tests.chaos.mutations.flips import FLIPS
from tests.chaos.result import Order, Outcome


def mutations(order: Order) -> Outcome:
    """Flip `count` lines (all, if there are no more) and run the tests that watch them."""
    outcome = Outcome(bench="mutations", seed=order.seed)
    dice = random.Random(order.seed)
    chosen = dice.sample(FLIPS, min(order.count, len(FLIPS)))
    copy = WorkingCopy(order.folder / "copy")
    watching = sorted({test for flip in chosen for test in flip.tests})
    failing = copy.failing(watching)
    if failing is not None:
        outcome.miss("fails_unflipped", failing)
        return outcome
    flip_all(copy, chosen, outcome)
    return outcome


def flip_all(copy: WorkingCopy, chosen: Sequence[Flip], outcome: Outcome) -> None:
    """Flip them one at a time; what no test saw is missed."""
    for flip in chosen:
        with copy.flipped(flip):
            killer = copy.failing(flip.tests)
        outcome.tried += 1
        outcome.facts[f"{flip.name} ({flip.file})"] = killer or "SURVIVED"
        if killer is None:
            outcome.miss("survived", f"{flip.name}: {flip.file}")
