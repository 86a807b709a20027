"""What happens after a commit: events and replies to the sockets, follow-ups to their queues.

Nothing here may fail the work that is already durable: what cannot be published now comes again
from the event log, from the client that repeats its command, or from the sweeper.
"""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager

from common.core.clock import Clock
from common.core.errors import RefusedError
from common.core.logs import get_logger
from common.protocol.base import Message
from common.protocol.routing import Origin, Outgoing
from common.protocol.vocabulary import Role
from server.queues.contract import FanOut, WorkItem
from server.queues.router import Router
from server.stores.database.database import Database
from server.stores.effects import Effects, Place
from server.stores.unit_of_work import UnitOfWork

_log = get_logger("managers.publisher")
FOLLOW_UP = "follow_up"
"""Sender of what one manager asks another to do."""

DirtyHook = Callable[[Mapping[str, Place]], None]


def system_origin(part: str) -> Origin:
    """Return the origin of what a part of the server asks another for."""
    return Origin(role=Role.SYSTEM, actor_id=part)


class Publisher:
    """Opens units of work whose effects go out once they are durable.

    Args:
        database: where units of work come from.
        socket: the socket queue.
        router: into the work queues.
        clock: for follow-ups.
        on_dirty: told of attempts whose live counts changed.
    """

    def __init__(
        self, database: Database, socket: FanOut, router: Router, clock: Clock, on_dirty: DirtyHook
    ) -> None:
        """Bind the ways out."""
        self._database = database
        self._socket = socket
        self._router = router
        self._clock = clock
        self._on_dirty = on_dirty

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[UnitOfWork]:
        """Open a unit of work; commit at the end, then publish. An exception publishes nothing."""
        async with self._database.writing() as work:
            yield work
        await self.publish(work.effects)

    async def publish(self, effects: Effects) -> None:
        """Send out what a committed unit of work left to do."""
        if effects.dirty_attempts:
            self._on_dirty(effects.dirty_attempts)
        outgoing = [
            Outgoing(message=message, address=address, number=number)
            for number, address, message in effects.events
        ]
        outgoing += effects.outgoing
        if outgoing:
            await self._socket.publish(outgoing)
        if effects.follow_ups:
            await self.publish_follow_ups(effects.follow_ups)

    async def publish_follow_ups(self, follow_ups: Sequence[tuple[str, Message]]) -> None:
        """Put follow-ups on their queues; those that do not fit now are swept up later."""
        now = self._clock.now_ms()
        origin = system_origin(FOLLOW_UP)
        items = [
            WorkItem(id=id_, message=message, origin=origin, received_ms=now)
            for id_, message in follow_ups
        ]
        try:
            await self._router.publish_all(items)
        except RefusedError as error:
            _log.warning("follow_ups_wait", count=len(items), code=error.code)
