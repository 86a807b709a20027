"""The managers over Redis Streams, as in a centre of several machines."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from common.core.clock import SystemClock
from common.protocol.vocabulary import QueueName
from server.managers.crew import Crew, CrewParts
from server.queues.redis_publisher import StreamTerms
from server.queues.redis_streams import RedisStreamsQueues
from tests.server.managers import acts
from tests.server.managers.centre import KEYRING
from tests.server.queues.items import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.helpers.redis_server import RedisServer
    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre


@asynccontextmanager
async def _queues(server: RedisServer, consumer: str) -> AsyncIterator[RedisStreamsQueues]:
    terms = StreamTerms(consumer, capacity=10_000, claim_after_ms=100)
    queues = RedisStreamsQueues(server.url, KEYRING, SystemClock(), terms)
    await queues.start()
    try:
        yield queues
    finally:
        await queues.stop()


def _crew(c: Centre, queues: RedisStreamsQueues, name: str) -> Crew:
    return Crew(
        CrewParts(
            database=c.database,
            files=c.files,
            queues=queues,
            live=c.live,
            keyring=KEYRING,
            clock=c.clock,
            server_id=name,
        )
    )


def _lines(c: Centre) -> list[str]:
    """What was heard so far; a crew that starts first tells the counts of everybody."""
    return [c.scribe.line(item) for item in c.heard]


async def test_answers_and_their_seal_go_through_redis(
    centre: OpenCentre, redis_server: RedisServer
) -> None:
    redis_server.empty()
    async with centre(run="A") as c, _queues(redis_server, "one") as queues:
        queues.socket.subscribe(c.heard.extend)
        crew = _crew(c, queues, "server-2")
        crew.start()
        c.queues, c.router = queues, type(c.router)(queues)
        await until(lambda: "live A 0" in _lines(c))
        before = len(c.heard)
        await c.put(acts.item(c, "A", acts.answers(c, "A", 1, 2)))
        await until(lambda: len(c.heard) == before + 1)
        row = await acts.candidate(c, "A")
        await c.put(acts.item(c, "A", acts.first_step(c, row)))
        await until(lambda: len(c.heard) == before + 3)
        await c.put(acts.item(c, "A", acts.submission(c, "A", 2, {"q1": 1, "q2": 2})))
        await until(lambda: len(c.heard) == before + 6)
        assert _lines(c)[before:] == [
            "recorded A epoch 1 upto 2",
            "candidate A present verified submitting",
            "accepted",
            "sealed A submitted 2",
            "accepted",
            "candidate A present verified submitted",
        ]
        await until(lambda: crew.idle)
        assert await crew.drain(5)
        await crew.stop()


async def test_what_a_dead_process_took_is_answered_by_another(
    centre: OpenCentre, redis_server: RedisServer
) -> None:
    redis_server.empty()
    async with centre(run="A") as c:
        async with _queues(redis_server, "dead") as dead:
            await dead.work[QueueName.ANSWER].publish(
                [acts.item(c, "A", acts.answers(c, "A", 1, 2))]
            )
            taken = await dead.work[QueueName.ANSWER].take(10)
            assert len(taken.items) == 1  # and the process is gone
        async with _queues(redis_server, "living") as living:
            living.socket.subscribe(c.heard.extend)
            crew = _crew(c, living, "server-2")
            crew.start()
            await until(lambda: "recorded A epoch 1 upto 2" in _lines(c))
            await crew.stop()


async def test_the_crew_goes_on_after_redis_lost_everything(
    centre: OpenCentre, redis_server: RedisServer
) -> None:
    redis_server.empty()
    async with centre(run="A") as c, _queues(redis_server, "one") as queues:
        queues.socket.subscribe(c.heard.extend)
        crew = _crew(c, queues, "server-2")
        crew.start()
        before = len(c.heard)
        await queues.work[QueueName.ANSWER].publish([acts.item(c, "A", acts.answers(c, "A", 1))])
        await until(lambda: len(c.heard) > before)
        redis_server.stop()
        redis_server.start()
        resent = acts.item(c, "A", acts.answers(c, "A", 1, 2))
        await acts.publish_until_taken(queues.work[QueueName.ANSWER], resent)
        await until(lambda: "recorded A epoch 1 upto 2" in _lines(c))
        await crew.stop()
