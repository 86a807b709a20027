"""One transaction that changes things: the stores, and what has to follow from the change."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

import msgspec

from common.core.ids import new_id
from common.protocol.base import Message
from common.protocol.routing import Address, Outgoing
from common.protocol.rows import ActorRef
from server.stores.database.access import Access
from server.stores.database.stores import Stores
from server.stores.effects import Effects, Places
from server.stores.records.logs import AuditEntry

_encode = msgspec.json.Encoder().encode


class UnitOfWork(Stores):
    """All stores, and recorders for events, follow-ups, audit rows, replies and announcements.

    `effects` is complete once `Database.writing` has committed; nothing of it may be sent before.
    """

    def __init__(self, access: Access) -> None:
        """Begin with nothing recorded."""
        super().__init__(access)
        self.effects = Effects()
        self._events: list[tuple[Address, Message]] = []
        self._audits: list[AuditEntry] = []

    def record(self, message: Message, address: Address) -> None:
        """Record a durable event; it gets its number at the commit."""
        self._events.append((address, message))

    def follow_up(self, message: Message) -> str:
        """Record what another manager has to do and return the id it will be handled under."""
        follow_up_id = new_id()
        self.effects.follow_ups.append((follow_up_id, message))
        return follow_up_id

    def audit(  # noqa: PLR0913, PLR0917  what an audit row consists of, by name or in order
        self,
        actor: ActorRef,
        act: str,
        target: str,
        before: object = None,
        after: object = None,
        reason: str = "",
    ) -> None:
        """Record a person's act.

        Args:
            actor: who did it.
            act: what it was, as a wire name or `noun.verb`.
            target: what was acted on, `noun:id`.
            before: the state before, anything msgspec can write as JSON.
            after: the state after.
            reason: why.
        """
        self._audits.append(
            AuditEntry(
                id=new_id(),
                ordinal=0,
                at_ms=self.access.clock.now_ms(),
                actor=actor,
                act=act,
                target=target,
                before=_encode(before).decode(),
                after=_encode(after).decode(),
                reason=reason,
            )
        )

    def reply(self, connection_id: str, message: Message, ack: str = "") -> None:
        """Answer one connection after the commit; nothing happens without a connection."""
        if connection_id:
            address = Address(sitting_id="", connection_id=connection_id)
            self.effects.outgoing.append(Outgoing(message=message, address=address, ack=ack))

    def reply_all(self, answers: Iterable[tuple[str, Message, str]]) -> None:
        """Answer many connections: id of the connection, message, and id of what it answers."""
        self.effects.outgoing += [
            Outgoing(
                message=message,
                address=Address(sitting_id="", connection_id=connection_id),
                ack=ack,
            )
            for connection_id, message, ack in answers
            if connection_id
        ]

    def announce(self, message: Message, address: Address, key: str = "") -> None:
        """Send an ephemeral message after the commit; newest wins per key."""
        self.effects.outgoing.append(Outgoing(message=message, address=address, key=key))

    def mark_answered(self, attempt_id: str, room_id: str, sitting_id: str) -> None:
        """Say that an attempt's counts have changed; staff hear of it by and by."""
        self.effects.dirty_attempts[attempt_id] = (sitting_id, room_id)

    def mark_all_answered(self, places: Places) -> None:
        """Say that counts of attempts have changed, with their sittings and rooms."""
        self.effects.dirty_attempts.update(places)

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """On an exception undo what was written and recorded inside, and pass it on."""
        events, audits = len(self._events), len(self._audits)
        follow_ups, outgoing = len(self.effects.follow_ups), len(self.effects.outgoing)
        dirty = dict(self.effects.dirty_attempts)
        try:
            connection = await self.access.connection()
            async with connection.begin_nested():
                yield
        except BaseException:
            del self._events[events:]
            del self._audits[audits:]
            del self.effects.follow_ups[follow_ups:]
            del self.effects.outgoing[outgoing:]
            self.effects.dirty_attempts = dirty
            self.access.undo()
            raise

    async def write_records(self) -> None:
        """Write what was recorded; `Database.writing` calls it right before the commit.

        Counters are raised in one order by everybody, so that two units of work never wait for
        each other in a circle.
        """
        await self.follow_ups.add_many(self.effects.follow_ups)
        if self._audits:
            await self.audits.add_many(self._audits)
        by_sitting: dict[str, list[tuple[Address, Message]]] = {}
        for address, message in self._events:
            by_sitting.setdefault(address.sitting_id, []).append((address, message))
        for sitting_id in sorted(by_sitting):
            self.effects.events += await self.events.append(sitting_id, by_sitting[sitting_id])
