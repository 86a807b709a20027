"""The whole crew as it runs in a server: every message has a home, nothing hangs, all can stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.core.errors import StorageError
from common.protocol.registry import TO_SERVER
from common.protocol.vocabulary import QueueName
from server.stores.database.unit_of_work import UnitOfWork
from tests.server.managers import acts
from tests.server.queues.items import until

if TYPE_CHECKING:
    import pytest

    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre


class _DiskError(StorageError):
    """The disk has a bad moment."""


async def test_every_message_to_a_queue_has_exactly_one_handler_on_that_queue(
    centre: OpenCentre,
) -> None:
    async with centre() as c:
        homes = [
            (worker.queue, kind)
            for worker in c.crew.workers
            for kind in (*worker.manager.handlers, *worker.manager.batch_handlers)
        ]
        wanted = [(kind.spec.queue, kind) for kind in TO_SERVER if kind.spec.queue]
        assert sorted(map(str, homes)) == sorted(map(str, wanted))


async def test_the_crew_works_drains_and_stops(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        c.crew.start()
        assert all(state.phase == "running" for state in c.crew.states())
        assert {state.name for state in c.crew.states()} >= {"worker:answer", "sweeper:follow_ups"}
        before = len(c.heard)
        message = acts.answers(c, "A", 1, 2)
        await c.router.publish(message, c.candidate("A"), "s1", c.clock.now_ms())
        await until(lambda: len(c.heard) > before)
        await until(lambda: c.crew.idle)  # the clock stands still, so a drain must not wait
        assert await c.crew.drain(5.0)
        await c.crew.stop()
        await c.crew.stop()
        assert all(state.phase == "stopped" for state in c.crew.states())
        async with c.reading() as stores:
            assert await stores.audits.list_unchained(1) == ()
            last = await stores.checkpoints.last("server-1")
        assert last is not None


async def test_a_worker_that_dies_comes_back_and_finishes_the_work(
    centre: OpenCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with centre(run="A") as c:
        write, failures = UnitOfWork.write_records, 0

        async def failing_twice(self: UnitOfWork) -> None:
            nonlocal failures
            if failures < 2 and self.effects.dirty_attempts:
                failures += 1
                raise _DiskError
            await write(self)

        monkeypatch.setattr(UnitOfWork, "write_records", failing_twice)
        c.crew.start()
        message = acts.answers(c, "A", 1)
        await c.router.publish(message, c.candidate("A"), "s1", c.clock.now_ms())
        answer = next(state for state in c.crew.states() if state.name == "worker:answer")
        await until(lambda: answer.restarts == 1)
        assert not c.crew.healthy
        assert answer.error == "_DiskError"
        c.clock.advance(0.2)
        await until(lambda: answer.restarts == 2)
        c.clock.advance(0.4)
        await until(lambda: _last(c) == "recorded A epoch 1 upto 1")
        assert c.queues.work[QueueName.ANSWER].depth() == 0
        await c.crew.stop()


def _last(c: Centre) -> str:
    return c.scribe.line(c.heard[-1]) if c.heard else ""


async def test_a_drain_that_takes_too_long_says_so(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        message = acts.answers(c, "A", 1)
        await c.router.publish(message, c.candidate("A"), "s1", c.clock.now_ms())
        assert not await c.crew.drain(0.0)
        await c.settle()
        assert await c.crew.drain(0.0)
