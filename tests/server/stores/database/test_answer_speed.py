"""How many answers a second of CPU takes, sealing and durable commit included.

The figure goes to the report (`-rP`); the limit is far below it, for a busy machine and asyncio's
debug mode must not fail a run.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from msgspec.structs import replace

from server.stores.plan import PlannedCandidate, PlannedRoom
from tests.server.stores.database.centre import HASHES, entry, opened, plan

if TYPE_CHECKING:
    from common.core.clock import FakeClock
    from common.crypto.keyring import Keyring
    from server.stores.records.answers import AnswerEntry

SEATS, BATCH, ROUNDS = 200, 500, 20
LEAST_PER_CPU_S = 6_000


async def test_a_batch_of_500(url: str, keyring: Keyring, clock: FakeClock) -> None:
    people = tuple(
        PlannedCandidate(
            exam_number=f"{n:05d}", name="가", birth_date="2001-01-01", room="큰방", seat=n
        )
        for n in range(1, SEATS + 1)
    )
    room = PlannedRoom(name="큰방", seats=SEATS)
    big = replace(plan(), rooms=(room,), candidates=people, groups=(), staff=())
    async with opened(url, keyring, clock) as database:
        async with database.writing() as uow:
            ids = await uow.plans.write(big, HASHES)
        async with database.reading() as stores:
            rows = await stores.candidates.list_of_period(ids.periods[1])
        batches = _batches([row.attempt_id for row in rows])
        cpu, wall = time.process_time(), time.perf_counter()
        for batch in batches:
            async with database.writing() as uow:
                await uow.answers.guards({one.attempt_id for one in batch})
                await uow.answers.append(batch)
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    rate = BATCH * ROUNDS / cpu
    sys.stdout.write(f"{rate:.0f} rows per CPU-second, {BATCH * ROUNDS / wall:.0f} per second\n")
    assert rate > LEAST_PER_CPU_S


def _batches(attempts: list[str]) -> list[list[AnswerEntry]]:
    seqs = dict.fromkeys(attempts, 0)
    batches = []
    for start in range(ROUNDS):
        batch = []
        for n in range(BATCH):
            attempt = attempts[(start * BATCH + n) % SEATS]
            seqs[attempt] += 1
            batch.append(entry(attempt, seqs[attempt], f"item-{seqs[attempt] % 40}", 1 + n % 4))
        batches.append(batch)
    return batches
