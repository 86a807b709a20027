"""Many simulated candidates in one process."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from common.client.address import CentreAddress
from common.core.clock import Clock
from common.simulation.behaviour import SimulatedPerson
from common.simulation.candidate import SimulatedCandidate


async def run_room(  # noqa: PLR0913  the folder is only there where answers outlive the program
    address: CentreAddress,
    people: Sequence[SimulatedPerson],
    clock: Clock,
    history: Path,
    seed: str,
    *,
    journals: Path | None = None,
) -> None:
    """Let all people live their exam; histories go to `<history>/<exam number>.jsonl`.

    With `journals` each seat keeps its answers in `<journals>/<exam number>/`, else in memory.
    """
    async with asyncio.TaskGroup() as group:
        for person in people:
            file = history / f"{person.exam_number}.jsonl"
            own = journals / person.exam_number if journals is not None else None
            candidate = SimulatedCandidate(address, person, clock, file, seed, journals=own)
            group.create_task(candidate.run(), name=f"simulation:candidate:{person.exam_number}")
