"""Both transports behind the same tests; Redis is a real one, started for this folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.server.queues.transports import InProcessTransport, RedisTransport, Transport

if TYPE_CHECKING:
    from collections.abc import Iterator

from tests.server.queues.redis_process import RedisProcess


@pytest.fixture(scope="session")
def redis_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisProcess]:
    server = RedisProcess(tmp_path_factory.mktemp("redis"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def redis(redis_process: RedisProcess) -> RedisTransport:
    redis_process.ensure_empty()
    return RedisTransport(redis_process)


@pytest.fixture(params=["in_process", "redis_streams"])
def transport(request: pytest.FixtureRequest) -> Transport:
    if request.param == "in_process":
        return InProcessTransport()
    found: RedisTransport = request.getfixturevalue("redis")
    return found
