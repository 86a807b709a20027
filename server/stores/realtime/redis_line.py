"""One line to Redis that gives up quickly and then leaves Redis alone for a moment."""

from typing import Any

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from common.core.clock import Clock
from common.core.errors import StorageError
from common.core.logs import get_logger

_log = get_logger("stores.realtime")

_TIMEOUT_S = 1.0
_PAUSE_S = 1.0
Word = str | bytes | int


class RedisLine:
    """Commands that may fail without anybody failing with them.

    Args:
        url: `redis://…`, `rediss://…` or `unix://…`.
        clock: for the pause after a failure, in which no message waits for Redis again.
    """

    def __init__(self, url: str, clock: Clock) -> None:
        """Prepare the client; nothing connects yet."""
        self._clock = clock
        self._resume_at = 0.0
        self._healthy = True
        self._redis: Redis = Redis.from_url(
            url,
            protocol=2,
            socket_timeout=_TIMEOUT_S,
            socket_connect_timeout=_TIMEOUT_S,
            retry=Retry(NoBackoff(), 0),
        )

    @property
    def healthy(self) -> bool:
        """Whether the last command reached Redis."""
        return self._healthy

    async def start(self) -> None:
        """Connect.

        Raises:
            StorageError: there is no Redis at the URL.
        """
        try:
            await self._redis.execute_command("PING")  # type: ignore[no-untyped-call]
        except (RedisError, OSError) as error:
            message = f"Redis does not answer ({error}): start it, or empty redis_url"
            raise StorageError(message) from error

    async def stop(self) -> None:
        """Disconnect; may be called again."""
        await self._redis.aclose()

    async def ask(self, *words: Word) -> Any:
        """Run a command; None where Redis is away or resting after a failure."""
        replies = await self.ask_all([words])
        return replies[0] if replies else None

    async def ask_all(self, commands: list[tuple[Word, ...]]) -> list[Any]:
        """Run commands in one round trip; no reply at all where Redis is away."""
        if not commands or self._clock.monotonic() < self._resume_at:
            return []
        try:
            async with self._redis.pipeline(transaction=False) as pipeline:
                for words in commands:
                    pipeline.execute_command(*words)
                replies = await pipeline.execute()
        except (RedisError, OSError) as error:
            self._resume_at = self._clock.monotonic() + _PAUSE_S
            if self._healthy:
                _log.warning("redis_away", error=repr(error))
            self._healthy = False
            return []
        if not self._healthy:
            _log.info("redis_reached")
        self._healthy = True
        return list(replies)
