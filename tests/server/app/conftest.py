"""Real servers for a centre of several processes."""

from tests.helpers.postgres import postgres_server
from tests.helpers.redis_server import redis_server

__all__ = ["postgres_server", "redis_server"]
