"""Joins what several callers publish in one pass of the loop into one packing."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from common.core.tasks import TaskScope

T = TypeVar("T")

MOST_ITEMS = 256
"""Items in one packing: at the largest frame (64 KiB) still an entry Redis handles well."""


class _Pack(Generic[T]):
    __slots__ = ("items", "sent")

    def __init__(self) -> None:
        self.items: list[T] = []
        self.sent: asyncio.Future[None] = asyncio.get_running_loop().create_future()


class Packer(Generic[T]):
    """Sends packings one after the other, in the order of the calls.

    Args:
        scope: owns the sending task.
        name: of that task.
        send: sends one packing; what it raises reaches everybody whose items are in it.
    """

    def __init__(
        self, scope: TaskScope, name: str, send: Callable[[Sequence[T]], Awaitable[None]]
    ) -> None:
        """Begin with nothing waiting."""
        self._scope = scope
        self._name = name
        self._send = send
        self._packs: deque[_Pack[T]] = deque()
        self._running = False

    async def add(self, items: Sequence[T]) -> None:
        """Send `items` with whatever else is waiting; returns when they are sent.

        Cancelling the caller does not withdraw them.
        """
        if not self._packs or len(self._packs[-1].items) >= MOST_ITEMS:
            self._packs.append(_Pack())
        pack = self._packs[-1]
        pack.items.extend(items)
        if not self._running:
            self._running = True
            self._scope.start(self._flush(), name=self._name)
        await asyncio.shield(pack.sent)

    async def _flush(self) -> None:
        try:
            while self._packs:
                await self._send_one(self._packs.popleft())
        finally:
            self._running = False
            while self._packs:
                self._packs.popleft().sent.cancel()

    async def _send_one(self, pack: _Pack[T]) -> None:
        try:
            await self._send(pack.items)
        except Exception as error:  # noqa: BLE001  handed to the callers
            pack.sent.set_exception(error)
        except BaseException:
            pack.sent.cancel()
            raise
        else:
            pack.sent.set_result(None)
