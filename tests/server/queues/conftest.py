"""Both transports behind the same tests; Redis is a real one, started for the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.helpers.redis_server import redis_server
from tests.server.queues.transports import InProcessTransport, RedisTransport, Transport

if TYPE_CHECKING:
    from tests.helpers.redis_server import RedisServer

__all__ = ["redis_server"]


@pytest.fixture
def redis(redis_server: RedisServer) -> RedisTransport:
    redis_server.empty()
    return RedisTransport(redis_server)


@pytest.fixture(params=["in_process", "redis_streams"])
def transport(request: pytest.FixtureRequest) -> Transport:
    if request.param == "in_process":
        return InProcessTransport()
    found: RedisTransport = request.getfixturevalue("redis")
    return found
