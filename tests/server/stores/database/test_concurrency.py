"""Several answer workers at once: the state is what one worker would have made."""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING

from server.stores.errors import StoreUnavailableError
from tests.server.stores.database.centre import Centre, centre, entry

if TYPE_CHECKING:
    from common.core.clock import FakeClock
    from common.crypto.keyring import Keyring
    from server.stores.records.answers import AnswerEntry


async def save(c: Centre, batch: list[AnswerEntry]) -> None:
    for _ in range(20):
        try:
            async with c.database.writing() as uow:
                await uow.answers.guards({e.attempt_id for e in batch})
                await uow.answers.append(batch)
        except StoreUnavailableError:
            continue
        return
    message = "lost every race"
    raise AssertionError(message)


async def test_workers_that_meet_in_an_attempt_lose_nothing(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    rng = random.Random(11)
    async with centre(url, keyring, clock) as c:
        entries = [
            entry(row.attempt_id, seq, f"item-{seq % 5}", seq % 4)
            for row in c.candidates
            for seq in range(1, 31)
        ]
        everything = entries + entries[::3]  # some arrive twice
        rng.shuffle(everything)
        batches = [everything[at : at + 8] for at in range(0, len(everything), 8)]
        await asyncio.gather(*(save(c, batch) for batch in batches))
        # Whoever was first could not count what came later: a repeated save settles it.
        await save(c, entries)
        async with c.database.reading() as stores:
            for row in c.candidates:
                (head,) = await stores.answers.heads(row.attempt_id)
                assert (head.ack_upto, head.last_seq) == (30, 30)
                latest = await stores.answers.latest(row.attempt_id)
                assert [one.seq for one in latest] == [30, 26, 27, 28, 29]
            found = await stores.reconciliation.differences(c.period_id)
            rows = await (await stores.access.connection()).exec_driver_sql(
                "SELECT COUNT(*) FROM answer_entries"
            )
            assert rows.scalar_one() == len(entries)
    assert not [one for one in found if one.what.startswith(("hole", "latest"))]
