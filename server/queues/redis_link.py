"""The way to Redis: one client, our own back-off, and no command is ever cut on the wire.

A command whose caller is cancelled still runs to its end in a task of the link, so a reply can
never be taken for the answer to another command.
"""

import asyncio
from typing import Any

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from common.core.clock import Clock
from common.core.logs import get_logger
from common.core.tasks import TaskScope
from server.queues.backoff import Backoff

_log = get_logger("queues.redis")

TROUBLE = (RedisError, OSError)
"""What a command raises when Redis is away, full, restarting or not ours."""

BLOCK_MS = 1000
"""How long a blocking read waits; shorter than the socket's own limit."""

_SOCKET_LIMIT_S = 5.0
_BACKOFF_S = (0.05, 3.0)


class RedisLink:
    """Shared by the queues of a process.

    Args:
        url: `redis://…`, `rediss://…` or `unix://…`.
        clock: for the back-off.
    """

    def __init__(self, url: str, clock: Clock) -> None:
        """Prepare the client; nothing connects yet."""
        self._clock = clock
        self.scope = TaskScope("queues", on_failure=_expected)
        self.healthy = False
        self._closed = False
        self._client: Redis = Redis.from_url(
            url,
            protocol=2,
            decode_responses=False,
            socket_timeout=_SOCKET_LIMIT_S,
            socket_connect_timeout=_SOCKET_LIMIT_S,
            retry=Retry(NoBackoff(), 0),
        )

    @property
    def clock(self) -> Clock:
        """The clock of the queues."""
        return self._clock

    async def call(self, *command: str | bytes | int) -> Any:
        """Run one command once.

        Raises:
            RedisError: Redis is away or refuses.
            OSError: Redis cannot be reached, or the link was closed.
        """
        if self._closed:
            message = "queues are stopped"
            raise ConnectionError(message)
        task = self.scope.begin(self._execute(command), name=f"command:{command[0]!r}")
        return await asyncio.shield(task)

    async def persist(self, *command: str | bytes | int) -> Any:
        """Run one command until it works; a lost reply makes it run twice.

        Raises:
            OSError: the link was closed.
        """
        backoff = Backoff(*_BACKOFF_S)
        while True:
            try:
                return await self.call(*command)
            except TROUBLE as error:
                if self._closed:
                    raise
                await self.rest(backoff, error)

    async def rest(self, backoff: Backoff, error: BaseException) -> None:
        """Wait before trying again; the first of several failures is logged."""
        if self.healthy:
            _log.warning("redis_away", error=repr(error))
        self.healthy = False
        await self._clock.sleep(backoff.next_s())

    def backoff(self) -> Backoff:
        """Return a fresh back-off for a loop of commands."""
        return Backoff(*_BACKOFF_S)

    async def close(self) -> None:
        """Stop all commands and disconnect; may be called again."""
        self._closed = True
        await self.scope.stop()
        await self._client.aclose()

    async def _execute(self, command: tuple[str | bytes | int, ...]) -> Any:
        reply = await self._client.execute_command(*command)  # type: ignore[no-untyped-call]
        if not self.healthy:
            _log.info("redis_reached")
            self.healthy = True
        return reply


def _expected(_task: str, _error: BaseException) -> None:
    # Whoever called has the error; a second report would only repeat it.
    return
