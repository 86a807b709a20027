"""What was decided and never arrived comes again, and is done once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.protocol.vocabulary import QueueName
from tests.server.managers import acts

if TYPE_CHECKING:
    from tests.server.managers.conftest import OpenCentre


async def test_a_lost_follow_up_is_sent_again_and_done_once(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await acts.begin_submission(c, "A")
        await c.router.publish(
            acts.submission(c, "A", 0, {}), c.candidate("A"), "submit", c.clock.now_ms()
        )
        await c.worker(QueueName.ANSWER).step()
        lost = await c.queues.work[QueueName.STATE].take(10)  # and never handled
        assert [item.message.spec.name for item in lost.items] == ["answer.record_seal"]
        assert await c.crew.sweeper.tick() == 0  # too young: it may still be on its way
        c.clock.advance(6)
        assert await c.crew.sweeper.tick() == 1
        assert await c.crew.sweeper.tick() == 1  # still open, sent once more
        assert await c.settle() == ["candidate A present verified blank"]
        assert await c.crew.sweeper.tick() == 0
        await c.queues.work[QueueName.STATE].give_back(lost)  # and the lost one turns up
        assert await c.settle() == []
        assert (await acts.candidate(c, "A")).progress == "blank"


async def test_a_follow_up_that_is_refused_is_done_too(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        async with c.database.writing() as work:
            work.follow_up(acts.submission(c, "A", 0, {}))  # nobody's to send
        c.clock.advance(6)
        assert await c.crew.sweeper.tick() == 1
        assert await c.settle() == []
        assert await c.crew.sweeper.tick() == 0
