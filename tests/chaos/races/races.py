"""Bench `races`: several PCs sign in to one attempt, write, and are moved, all at once."""

import asyncio
import random

from tests.chaos.races.centres import NAMES, Centres
from tests.chaos.races.race import Race
from tests.chaos.races.referee import referee
from tests.chaos.result import Order, Outcome


def races(order: Order) -> Outcome:
    """Run at least `count` races."""
    outcome = Outcome(bench="races", seed=order.seed)
    asyncio.run(_all(order, outcome))
    return outcome


async def _all(order: Order, outcome: Outcome) -> None:
    centres = Centres(order.folder)
    await centres.prepare()
    while outcome.tried < order.count:
        dice = random.Random(f"{order.seed}:{outcome.tried}")
        async with centres.open() as (centre, file):
            race = Race(centre, dice)
            await race.run()
            await referee(centre, file, race, outcome)
        outcome.tried += len(NAMES)
