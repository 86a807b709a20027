"""Connections by what messages are addressed with: connection, attempt, room, staff.

Only welcomed and welcoming connections are in the groups; the count includes everybody.
"""

from collections.abc import Callable, Iterable, Iterator

from common.protocol.base import Audience, Message
from common.protocol.routing import Address
from common.protocol.vocabulary import Role
from server.sockets.connection import Connection


class _Sitting:
    """The connections of one sitting."""

    __slots__ = ("attempts", "candidates", "chiefs", "proctors", "rooms", "staff_rooms")

    def __init__(self) -> None:
        self.candidates: set[Connection] = set()
        self.attempts: dict[str, set[Connection]] = {}
        self.rooms: dict[str, set[Connection]] = {}
        self.proctors: set[Connection] = set()
        self.chiefs: set[Connection] = set()
        self.staff_rooms: dict[str, set[Connection]] = {}

    def groups(self, connection: Connection) -> Iterator[set[Connection]]:
        origin = connection.origin
        match origin.role:
            case Role.CANDIDATE:
                yield self.candidates
                yield self.attempts.setdefault(origin.attempt_id or "", set())
                yield self.rooms.setdefault(connection.room_id or "", set())
            case Role.PROCTOR:
                yield self.proctors
                for room_id in origin.room_ids:
                    yield self.staff_rooms.setdefault(room_id, set())
            case _:
                yield self.chiefs

    def room(self, room_id: str | None) -> Iterable[Connection]:
        return self.candidates if room_id is None else self.rooms.get(room_id, ())

    def staff(self, room_id: str | None) -> Iterator[Connection]:
        yield from self.chiefs
        yield from self.staff_rooms.get(room_id, ()) if room_id is not None else ()

    def all_staff(self, room_id: str | None) -> Iterator[Connection]:
        if room_id is not None:
            yield from self.staff(room_id)
        else:
            yield from self.chiefs
            yield from self.proctors


class Registry:
    """All connections of this process."""

    def __init__(self) -> None:
        """Begin with none."""
        self._by_id: dict[str, Connection] = {}
        self.find: Callable[[str], Connection | None] = self._by_id.get
        """Return a connection of this process by its id."""
        self._sittings: dict[str, _Sitting] = {}
        self.left = 0

    def __len__(self) -> int:
        """Return how many connections there are."""
        return len(self._by_id)

    def __iter__(self) -> Iterator[Connection]:
        """Go through a copy of all connections."""
        return iter(tuple(self._by_id.values()))

    def add(self, connection: Connection) -> None:
        """Count a connection that has not said hello yet."""
        self._by_id[connection.id] = connection

    def join(self, connection: Connection) -> None:
        """Put a connection into the groups that messages are addressed to."""
        sitting = self._sittings.setdefault(connection.origin.sitting_id, _Sitting())
        for group in sitting.groups(connection):
            group.add(connection)

    def remove(self, connection: Connection) -> None:
        """Forget a connection; may be called again."""
        if self._by_id.pop(connection.id, None) is not None:
            self.left += 1
        sitting = self._sittings.get(connection.origin.sitting_id)
        if sitting is not None:
            for group in sitting.groups(connection):
                group.discard(connection)

    def of_attempt(self, sitting_id: str, attempt_id: str) -> tuple[Connection, ...]:
        """Return the connections of an attempt; more than one while a seat is being changed."""
        sitting = self._sittings.get(sitting_id)
        return tuple(sitting.attempts.get(attempt_id, ())) if sitting is not None else ()

    def of_staff(self, sitting_id: str, staff_id: str) -> tuple[Connection, ...]:
        """Return the consoles of a member of staff."""
        sitting = self._sittings.get(sitting_id)
        if sitting is None:
            return ()
        staff = (*sitting.proctors, *sitting.chiefs)
        return tuple(c for c in staff if c.origin.actor_id == staff_id)

    def receivers(self, message: Message, address: Address) -> Iterable[Connection]:
        """Return who gets a message; the same answer as `audience.reaches` for each of them."""
        audience = message.spec.audience
        if audience is Audience.CONNECTION:
            found = self._by_id.get(address.connection_id or "")
            return (found,) if found is not None else ()
        sitting = self._sittings.get(address.sitting_id)
        if sitting is None or audience is None:
            return ()
        receivers = message.spec.receivers
        return (c for c in _group(sitting, audience, address) if c.origin.role in receivers)


def _group(sitting: _Sitting, audience: Audience, address: Address) -> Iterator[Connection]:
    if audience in {Audience.CANDIDATE, Audience.CANDIDATE_AND_STAFF}:
        yield from sitting.attempts.get(address.attempt_id or "", ())
    if audience in {Audience.ROOM_CANDIDATES, Audience.ROOM_AND_STAFF}:
        yield from sitting.room(address.room_id)
    if audience in {Audience.STAFF, Audience.CANDIDATE_AND_STAFF}:
        yield from sitting.staff(address.room_id)
    if audience is Audience.ROOM_AND_STAFF:
        yield from sitting.all_staff(address.room_id)
