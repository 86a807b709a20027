"""Messages find the queue they declare."""

from __future__ import annotations

import pytest

from common.core.errors import ErrorCode, RefusedError
from common.protocol.registry import TO_SERVER
from common.protocol.session import Heartbeat
from common.protocol.vocabulary import QueueName
from server.queues.contract import QueueFullError
from server.queues.in_process import InProcessQueues
from server.queues.router import Router
from tests.server.queues.items import ORIGIN, save, saves, take_all


async def test_a_message_goes_to_the_queue_it_names() -> None:
    queues = InProcessQueues(10)
    item = save(1)
    await Router(queues).publish(item.message, ORIGIN, item.id, item.received_ms)
    assert await take_all(queues.work[QueueName.ANSWER], 1) == [item]


async def test_every_message_with_a_queue_has_one_here() -> None:
    work = InProcessQueues(10).work
    wanted = {kind.spec.queue for kind in TO_SERVER} - {None}
    assert wanted == set(work)


async def test_a_message_without_a_queue_is_refused() -> None:
    router = Router(InProcessQueues(10))
    with pytest.raises(RefusedError) as refused:
        await router.publish(Heartbeat(), ORIGIN, "h1", 1)
    assert refused.value.code is ErrorCode.UNKNOWN_MESSAGE


async def test_many_messages_keep_their_order_and_a_full_queue_says_so() -> None:
    queues = InProcessQueues(3)
    router = Router(queues)
    await router.publish_all(saves(1, 3))
    with pytest.raises(QueueFullError):
        await router.publish_all([save(4)])
    assert await take_all(queues.work[QueueName.ANSWER], 3) == saves(1, 3)
