"""What only Redis can do to us: crash, forget, keep a dead one's work, be read by a stranger."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from common.protocol.logs import LogLevel
from common.protocol.vocabulary import QueueName
from server.queues.contract import QueueDownError
from tests.server.queues.items import SECRET, line, reply, save, saves, take_all, until

if TYPE_CHECKING:
    from common.protocol.routing import Outgoing
    from server.queues.contract import WorkItem, WorkQueue
    from tests.server.queues.transports import RedisTransport


async def test_a_dead_consumers_work_is_claimed(redis: RedisTransport) -> None:
    async with redis.open(consumer="dead") as dead:
        await dead.work[QueueName.ANSWER].publish(saves(1, 4))
        assert len((await dead.work[QueueName.ANSWER].take(10)).items) == 4
    async with redis.open(consumer="living", claim_after_ms=50) as living:
        await living.work[QueueName.ANSWER].publish([save(5)])
        assert await take_all(living.work[QueueName.ANSWER], 5) != []
        assert living.work[QueueName.ANSWER].depth() == 0


async def test_a_living_consumers_work_is_left_alone(redis: RedisTransport) -> None:
    async with redis.open(consumer="busy") as busy, redis.open(consumer="other") as other:
        await busy.work[QueueName.ANSWER].publish(saves(1, 2))
        batch = await busy.work[QueueName.ANSWER].take(10)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(other.work[QueueName.ANSWER].take(10), 0.3)
        await busy.work[QueueName.ANSWER].done(batch)


async def test_own_unfinished_work_comes_first_after_a_restart(redis: RedisTransport) -> None:
    async with redis.open() as before:
        await before.work[QueueName.ANSWER].publish(saves(1, 3))
        batch = await before.work[QueueName.ANSWER].take(2)
        assert batch.items == tuple(saves(1, 2))
        await before.work[QueueName.ANSWER].publish([save(4)])
    async with redis.open() as after:
        assert await take_all(after.work[QueueName.ANSWER], 4) == saves(1, 4)
    async with redis.open() as third:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(third.work[QueueName.ANSWER].take(1), 0.3)


async def test_an_entry_is_kept_until_all_its_items_are_done(redis: RedisTransport) -> None:
    async with redis.open() as queues:
        queue = queues.work[QueueName.ANSWER]
        await queue.publish(saves(1, 3))
        first = await queue.take(1)
        rest = await queue.take(2)
        await queue.done(rest)
        assert redis.server.command("XLEN", "gamdok:answer") == b":1\r\n"
        await queue.done(first)
        assert redis.server.command("XLEN", "gamdok:answer") == b":0\r\n"


async def test_what_is_published_in_one_pass_is_one_entry(redis: RedisTransport) -> None:
    async with redis.open() as queues:
        queue = queues.work[QueueName.ANSWER]
        async with asyncio.TaskGroup() as group:
            for number in range(1, 51):
                group.create_task(queue.publish([save(number)]))
        assert redis.server.command("XLEN", "gamdok:answer") == b":1\r\n"
        assert queue.depth() == 50
        assert await take_all(queue, 50) == saves(1, 50)


async def test_nothing_readable_stands_in_redis(redis: RedisTransport) -> None:
    async with redis.open() as queues:
        await queues.work[QueueName.ANSWER].publish([save(77)])
        await queues.work[QueueName.LOG].publish([line(1, LogLevel.INFO)])
        await queues.socket.publish([reply(1)])
        await until(lambda: redis.server.command("XLEN", "gamdok:socket") == b":1\r\n")
        held = redis.dump()
    assert b"gamdok:answer" in held
    for word in (b"q77", SECRET.encode(), b"answer.save", b"attempt", b"w77", b"k1"):
        assert word not in held, word


async def test_a_strangers_entry_is_set_aside_and_the_rest_flows(
    redis: RedisTransport, caplog: pytest.LogCaptureFixture
) -> None:
    async with redis.open() as queues:
        redis.server.command("XADD", "gamdok:answer", "*", "b", "rubbish", "n", "1")
        await queues.work[QueueName.ANSWER].publish([save(1)])
        assert await take_all(queues.work[QueueName.ANSWER], 1) == [save(1)]
        await until(lambda: redis.server.command("XLEN", "gamdok:answer") == b":0\r\n")
        assert redis.server.command("XLEN", "gamdok:answer:unreadable") == b":1\r\n"
    assert "unreadable_entry" in caplog.text


async def test_an_entry_moved_to_another_queue_does_not_open(redis: RedisTransport) -> None:
    async with redis.open() as queues:
        await queues.work[QueueName.ANSWER].publish([save(1)])
        moved = "local e = redis.call('XRANGE', 'gamdok:answer', '-', '+')[1][2]; redis.call('XADD'"
        script = f"{moved}, 'gamdok:state', '*', unpack(e))"
        assert redis.server.command("EVAL", f'"{script}"', "0").startswith(b"$-1")
        await queues.work[QueueName.STATE].publish([save(2)])
        assert await take_all(queues.work[QueueName.STATE], 1) == [save(2)]


async def test_work_flows_again_after_redis_lost_everything(redis: RedisTransport) -> None:
    async with redis.open() as queues:
        queue = queues.work[QueueName.ANSWER]
        heard: list[Outgoing] = []
        queues.socket.subscribe(heard.extend)
        await queue.publish(saves(1, 2))
        await take_all(queue, 2)
        taking = asyncio.get_running_loop().create_task(take_all(queue, 1))
        await asyncio.sleep(0)
        redis.server.stop()
        with pytest.raises(QueueDownError):
            await queue.publish([save(3)])
        await queues.socket.publish([reply(1)])
        assert not queues.healthy
        redis.server.start()
        await _publish_once_it_is_back(queue, [save(4)])
        assert [item.id for item in await taking][-1] in {"w3", "w4"}
        await queues.socket.publish([reply(2)])
        await until(lambda: [item.number for item in heard] == [1, 2])
        assert queues.healthy


async def _publish_once_it_is_back(queue: WorkQueue, items: list[WorkItem]) -> None:
    for _ in range(200):
        try:
            await queue.publish(items)
        except QueueDownError:
            await asyncio.sleep(0.02)
        else:
            return
    pytest.fail("Redis did not come back")


async def test_a_batch_taken_before_the_crash_can_still_be_finished(redis: RedisTransport) -> None:
    async with redis.open() as queues:
        queue = queues.work[QueueName.ANSWER]
        await queue.publish(saves(1, 2))
        batch = await queue.take(10)
        redis.server.stop()
        finishing = asyncio.get_running_loop().create_task(queue.done(batch))
        await asyncio.sleep(0.1)
        assert not finishing.done()
        redis.server.start()
        await asyncio.wait_for(finishing, 10)
        assert queue.depth() == 0


async def test_start_waits_for_redis(redis: RedisTransport) -> None:
    redis.server.stop()

    async def use() -> list[str]:
        async with redis.open() as queues:
            await queues.work[QueueName.STATE].publish([save(1)])
            return [item.id for item in await take_all(queues.work[QueueName.STATE], 1)]

    using = asyncio.get_running_loop().create_task(use())
    await asyncio.sleep(0.1)
    assert not using.done()
    redis.server.start()
    assert await asyncio.wait_for(using, 10) == ["w1"]


async def test_waiting_live_messages_coalesce_while_redis_is_away(redis: RedisTransport) -> None:
    async with redis.open() as queues:
        heard: list[Outgoing] = []
        queues.socket.subscribe(heard.extend)
        redis.server.stop()
        for number in range(1, 30_001):
            await queues.socket.publish([reply(number, key=f"seat{number % 10}")])
        redis.server.start()
        await queues.socket.publish([reply(99_999)])
        await until(lambda: bool(heard) and heard[-1].number == 99_999)
        assert len(heard) <= 20_300
        newest = {item.key: item.number for item in heard if item.key}
        assert newest == {f"seat{n % 10}": n for n in range(29_991, 30_001)}
