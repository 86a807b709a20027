"""The five queues over Redis Streams: for a centre of several machines."""

from collections.abc import Mapping

from common.core.clock import Clock
from common.crypto.keyring import Keyring
from common.protocol.vocabulary import QueueName
from server.queues.codec import PackingCodec
from server.queues.contract import WORK, FanOut, WorkQueue
from server.queues.redis_fan_out import RedisFanOut
from server.queues.redis_link import TROUBLE, RedisLink
from server.queues.redis_publisher import StreamTerms
from server.queues.redis_work_queue import RedisWorkQueue


class RedisStreamsQueues:
    """Four work streams and the socket stream.

    Args:
        url: where Redis is.
        keyring: seals everything in it.
        clock: for back-off and claims.
        terms: name of this process, bounds, patience.
    """

    def __init__(self, url: str, keyring: Keyring, clock: Clock, terms: StreamTerms) -> None:
        """Make the queues; `start` connects."""
        self._link = RedisLink(url, clock)
        self._queues = {
            name: RedisWorkQueue(self._link, PackingCodec(keyring, name), name, terms)
            for name in WORK
        }
        self._work: dict[QueueName, WorkQueue] = dict(self._queues)
        self._socket = RedisFanOut(self._link, PackingCodec(keyring, QueueName.SOCKET))

    @property
    def work(self) -> Mapping[QueueName, WorkQueue]:
        """The four work queues."""
        return self._work

    @property
    def socket(self) -> FanOut:
        """The socket queue."""
        return self._socket

    @property
    def healthy(self) -> bool:
        """Whether the last command reached Redis."""
        return self._link.healthy

    async def start(self) -> None:
        """Connect, trying again until Redis answers."""
        backoff = self._link.backoff()
        while True:
            try:
                for queue in self._queues.values():
                    await queue.prepare()
                await self._socket.prepare()
            except TROUBLE as error:
                await self._link.rest(backoff, error)
            else:
                return

    async def stop(self) -> None:
        """Disconnect; may be called again."""
        await self._link.close()
