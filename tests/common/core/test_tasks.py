import asyncio
import io
import json
import logging

import pytest

from common.core.logs import JsonLines
from common.core.tasks import TaskScope


async def forever() -> None:
    await asyncio.Event().wait()


async def fail() -> None:
    message = "boom"
    raise RuntimeError(message)


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_tasks_carry_the_scopes_name_until_they_end() -> None:
    scope, go = TaskScope("sockets"), asyncio.Event()

    async def once() -> None:
        await go.wait()

    scope.start(once(), name="read:1")
    scope.start(forever(), name="sweep:2")
    assert list(scope.names) == ["sockets:read:1", "sockets:sweep:2"]
    go.set()
    await settle()
    assert list(scope.names) == ["sockets:sweep:2"]
    await scope.stop()
    assert list(scope.names) == []


async def test_failure_is_told_once() -> None:
    told: list[tuple[str, str]] = []
    scope = TaskScope("area", lambda name, error: told.append((name, repr(error))))
    scope.start(fail(), name="work:1")
    await settle()
    assert told == [("area:work:1", "RuntimeError('boom')")]
    await scope.stop()
    assert len(told) == 1


async def test_failure_goes_to_the_log_by_default() -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    logger = logging.getLogger("gamdok.tasks")  # noqa: TID251  to listen to it
    logger.addHandler(handler)
    try:
        scope = TaskScope("area")
        scope.start(fail(), name="work:1")
        await settle()
        await scope.stop()
    finally:
        logger.removeHandler(handler)
    line = json.loads(stream.getvalue())
    assert (line["event"], line["task"]) == ("task_failed", "area:work:1")
    assert line["level"] == "error"


async def test_a_failure_while_stopping_is_told() -> None:
    told: list[str] = []
    scope = TaskScope("area", lambda name, _error: told.append(name))

    async def fail_late() -> None:
        try:
            await forever()
        finally:
            await fail()

    scope.start(fail_late(), name="work:1")
    await settle()
    await scope.stop()
    assert told == ["area:work:1"]


async def test_stopping_waits_for_the_end_and_may_be_repeated() -> None:
    scope, ended = TaskScope("area"), list[str]()

    async def tidy() -> None:
        try:
            await forever()
        finally:
            await asyncio.sleep(0)
            ended.append("tidy")

    scope.start(tidy(), name="work:1")
    await settle()
    await scope.stop()
    assert ended == ["tidy"]
    await scope.stop()
    assert ended == ["tidy"]


async def test_cancelling_is_no_failure() -> None:
    told: list[str] = []
    scope = TaskScope("area", lambda name, _error: told.append(name))
    scope.start(forever(), name="work:1")
    await settle()
    await scope.stop()
    assert told == []


async def test_stopped_scope_starts_nothing() -> None:
    scope = TaskScope("area")
    await scope.stop()
    with pytest.raises(RuntimeError, match="area is stopped"):
        scope.start(forever(), name="work:1")
    assert scope.names == ()


async def test_a_task_may_stop_its_own_scope() -> None:
    scope, steps = TaskScope("area"), list[str]()

    async def leave() -> None:
        await scope.stop()
        steps.append("stopped")

    scope.start(forever(), name="other:1")
    await scope.begin(leave(), name="leave:1")
    assert steps == ["stopped"]
    await settle()
    assert scope.names == ()


async def test_begun_task_gives_its_result() -> None:
    scope = TaskScope("area")

    async def answer() -> int:
        return 42

    assert await scope.begin(answer(), name="ask:1") == 42
    await scope.stop()
