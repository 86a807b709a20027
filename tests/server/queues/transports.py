"""The two ways to carry the queues, opened and closed by the tests."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Protocol

from common.core.clock import SystemClock
from common.crypto.keyring import Keyring
from server.queues.in_process import InProcessQueues
from server.queues.redis_publisher import StreamTerms
from server.queues.redis_streams import RedisStreamsQueues

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from contextlib import AbstractAsyncContextManager

    from server.queues.contract import Queues
    from tests.helpers.redis_server import RedisServer

CAPACITY = 100


class Transport(Protocol):
    """Opens queues of one centre."""

    def open(self, capacity: int = CAPACITY) -> AbstractAsyncContextManager[Queues]: ...


class InProcessTransport:
    """Queues of one process."""

    @asynccontextmanager
    async def open(self, capacity: int = CAPACITY) -> AsyncIterator[Queues]:
        queues = InProcessQueues(capacity)
        await queues.start()
        yield queues
        await queues.stop()


class RedisTransport:
    """Queues over a real Redis; several processes are several openings."""

    def __init__(self, server: RedisServer) -> None:
        self.server = server
        self.keyring = Keyring.in_memory()

    @asynccontextmanager
    async def open(
        self, capacity: int = CAPACITY, *, consumer: str = "one", claim_after_ms: int = 15_000
    ) -> AsyncIterator[RedisStreamsQueues]:
        terms = StreamTerms(consumer, capacity, claim_after_ms)
        queues = RedisStreamsQueues(self.server.url, self.keyring, SystemClock(), terms)
        await queues.start()
        try:
            yield queues
        finally:
            await queues.stop()

    def dump(self) -> bytes:
        """Everything in it as it would stand on a disk."""
        assert self.server.command("SAVE") == b"+OK\r\n"
        file = self.server._folder / "dump.rdb"
        held = file.read_bytes()
        file.unlink()  # a later start shall be empty
        return held
