"""Bench `model`: any order of acts on one candidate, against a model of a page."""

import asyncio
from pathlib import Path
from typing import cast

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.chaos.model.desk import WHO
from tests.chaos.model.machine import CandidateMachine, Ground
from tests.chaos.result import Order, Outcome
from tests.server.managers import acts
from tests.server.managers.centre import make_template, open_centre

_STEPS = 50


def model(order: Order) -> Outcome:
    """Try `count` orders of up to fifty acts; one that fails is made as short as it can be."""
    outcome = Outcome(bench="model", seed=order.seed)
    ground = asyncio.run(_ground(order.folder))

    class Machine(CandidateMachine):
        pass

    Machine.ground = ground
    run_state_machine_as_test(
        cast("type[CandidateMachine]", seed(order.seed)(Machine)),
        settings=settings(
            max_examples=order.count,
            stateful_step_count=_STEPS,
            database=None,
            deadline=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        ),
    )
    outcome.tried = ground.runs
    outcome.measure({"steps": ground.steps, "sealed": ground.seals})
    return outcome


async def _ground(folder: Path) -> Ground:
    """Play a day until its exam runs."""
    empty, begun = folder / "empty", folder / "begun"
    empty.mkdir()
    begun.mkdir()
    template = await asyncio.to_thread(make_template, empty)
    async with open_centre(template, begun) as centre:
        await acts.run(centre, WHO)
        row = await acts.candidate(centre, WHO)
        assert row.deadline_ms is not None
        return Ground(
            begun=begun / "gamdok.db",
            ids=dict(centre.ids),
            now_ms=centre.clock.now_ms(),
            deadline_ms=row.deadline_ms,
            folder=folder,
        )
