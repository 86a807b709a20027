"""Many simulated candidates in one process."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from common.client.address import CentreAddress
from common.core.clock import Clock
from common.simulation.behaviour import SimulatedPerson
from common.simulation.candidate import SimulatedCandidate


async def run_room(
    address: CentreAddress,
    people: Sequence[SimulatedPerson],
    clock: Clock,
    history: Path,
    seed: str,
) -> None:
    """Let all people live their exam; histories go to `<history>/<exam number>.jsonl`."""
    async with asyncio.TaskGroup() as group:
        for person in people:
            candidate = SimulatedCandidate(
                address, person, clock, history / f"{person.exam_number}.jsonl", seed
            )
            group.create_task(candidate.run(), name=f"simulation:candidate:{person.exam_number}")
