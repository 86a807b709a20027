"""What every work queue promises, over both transports."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from common.core.errors import ErrorCode
from common.protocol.logs import LogLevel, LogStream
from common.protocol.vocabulary import QueueName
from server.queues.contract import QueueFullError
from tests.server.queues.items import line, save, saves, take_all

if TYPE_CHECKING:
    from tests.server.queues.transports import Transport


async def test_items_come_in_order_as_they_were(transport: Transport) -> None:
    async with transport.open() as queues:
        queue = queues.work[QueueName.ANSWER]
        await queue.publish(saves(1, 3))
        await queue.publish([save(4, (1, 2))])
        assert await take_all(queue, 4) == [*saves(1, 3), save(4, (1, 2))]


async def test_take_waits_for_the_first_item(transport: Transport) -> None:
    async with transport.open() as queues:
        queue = queues.work[QueueName.STATE]
        taking = asyncio.get_running_loop().create_task(queue.take(10), name="t")
        await asyncio.sleep(0.05)
        assert not taking.done()
        await queue.publish([save(1)])
        batch = await asyncio.wait_for(taking, 10)
        assert batch.items == (save(1),)
        await queue.done(batch)


async def test_take_returns_no_more_than_the_limit(transport: Transport) -> None:
    async with transport.open() as queues:
        queue = queues.work[QueueName.ANSWER]
        await queue.publish(saves(1, 5))
        first = await queue.take(2)
        second = await queue.take(2)
        assert first.items == tuple(saves(1, 2))
        assert second.items == tuple(saves(3, 4))
        await queue.done(second)
        await queue.done(first)
        assert await take_all(queue, 1) == [save(5)]


async def test_given_back_items_come_first_and_in_order(transport: Transport) -> None:
    async with transport.open() as queues:
        queue = queues.work[QueueName.ANSWER]
        await queue.publish(saves(1, 4))
        batch = await queue.take(2)
        await queue.give_back(batch)
        assert await take_all(queue, 4, limit=1) == saves(1, 4)


async def test_queues_do_not_mix(transport: Transport) -> None:
    async with transport.open() as queues:
        await queues.work[QueueName.ANSWER].publish([save(1)])
        await queues.work[QueueName.LOG].publish([line(2, LogLevel.INFO)])
        assert await take_all(queues.work[QueueName.LOG], 1) == [line(2, LogLevel.INFO)]
        assert await take_all(queues.work[QueueName.ANSWER], 1) == [save(1)]


async def test_a_full_queue_refuses_and_keeps_what_it_has(transport: Transport) -> None:
    async with transport.open(capacity=4) as queues:
        queue = queues.work[QueueName.ANSWER]
        await queue.publish(saves(1, 3))
        with pytest.raises(QueueFullError) as refused:
            await queue.publish(saves(4, 5))
        assert refused.value.code is ErrorCode.UNAVAILABLE
        await queue.publish([save(4)])
        assert queue.depth() == 4
        assert await take_all(queue, 4) == saves(1, 4)
        await queue.publish(saves(5, 8))
        assert await take_all(queue, 4) == saves(5, 8)


async def test_a_filling_log_queue_sheds_debug_then_info(transport: Transport) -> None:
    async with transport.open(capacity=4) as queues:
        queue = queues.work[QueueName.LOG]
        await queue.publish([line(1, LogLevel.DEBUG), line(2, LogLevel.INFO)])
        await queue.publish([line(3, LogLevel.DEBUG), line(4, LogLevel.INFO)])
        await queue.publish([line(5, LogLevel.WARNING)])
        await queue.publish([line(6, LogLevel.INFO)])
        with pytest.raises(QueueFullError):
            await queue.publish([line(7, LogLevel.INFO, LogStream.SECURITY)])
        kept = [item.id for item in await take_all(queue, 4)]
        assert kept == ["l1", "l2", "l4", "l5"]


async def test_the_depth_falls_when_work_is_done(transport: Transport) -> None:
    async with transport.open() as queues:
        queue = queues.work[QueueName.ANSWER]
        await queue.publish(saves(1, 5))
        assert queue.depth() == 5
        await take_all(queue, 5)
        assert queue.depth() == 0


async def test_several_workers_share_the_work(transport: Transport) -> None:
    async with transport.open() as queues:
        queue = queues.work[QueueName.ANSWER]
        async with asyncio.TaskGroup() as group:
            workers = [group.create_task(take_all(queue, 10, limit=10)) for _ in range(3)]
            await asyncio.sleep(0)
            for start in (1, 11, 21):
                await queue.publish(saves(start, start + 9))
        got = [item.id for worker in workers for item in worker.result()]
        assert sorted(got) == sorted(item.id for item in saves(1, 30))


async def test_a_cancelled_take_loses_nothing(transport: Transport) -> None:
    async with transport.open(capacity=10_000) as queues:
        queue = queues.work[QueueName.ANSWER]
        found: list[str] = []
        for number in range(1, 201):
            taking = asyncio.get_running_loop().create_task(queue.take(3))
            for _ in range(number % 5):
                await asyncio.sleep(0)
            await queue.publish([save(number)])
            for _ in range(number % 7):
                await asyncio.sleep(0)
            taking.cancel()
            try:
                batch = await taking
            except asyncio.CancelledError:
                continue
            found += [item.id for item in batch.items]
            await queue.done(batch)
        found += [item.id for item in await take_all(queue, 200 - len(found))]
        assert found == [item.id for item in saves(1, 200)]


async def test_a_cancelled_publish_breaks_no_other(transport: Transport) -> None:
    async with transport.open(capacity=10_000) as queues:
        queue = queues.work[QueueName.ANSWER]
        for number in range(1, 101):
            cut = asyncio.get_running_loop().create_task(queue.publish([save(1000 + number)]))
            for _ in range(number % 4):
                await asyncio.sleep(0)
            cut.cancel()
            await queue.publish([save(number)])
        whole: list[str] = []
        while len(whole) < 100:
            batch = await asyncio.wait_for(queue.take(1000), 10)
            whole += [i.id for i in batch.items if i.received_ms <= 2000]
            await queue.done(batch)
        assert whole == [item.id for item in saves(1, 100)]
