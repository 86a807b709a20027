"""The event log: what happened, numbered per sitting without holes, in the order of the commits."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, select

from common.protocol.base import Message
from common.protocol.routing import Address
from server.stores.database.batches import BatchStatement, Kind
from server.stores.database.counters import take_numbers
from server.stores.database.models import CounterRow, EventRow
from server.stores.database.sealing import open_message, seal_message
from server.stores.database.store import Store

NumberedEvent = tuple[int, Address, Message]
_T = EventRow
_INSERT = BatchStatement(
    (
        ("sitting_id", Kind.TEXT),
        ("number", Kind.BIGINT),
        ("at_ms", Kind.BIGINT),
        ("name", Kind.TEXT),
        ("room_id", Kind.TEXT),
        ("attempt_id", Kind.TEXT),
        ("payload", Kind.BLOB),
    ),
    """
    INSERT INTO events (sitting_id, number, at_ms, name, room_id, attempt_id, payload)
    SELECT new.sitting_id, new.number, new.at_ms, new.name, new.room_id, new.attempt_id,
        new.payload
    FROM {rows} WHERE true
    """,
)


class Reach(NamedTuple):
    """Of whom events are wanted; those of a whole room, or of a whole sitting, always are.

    Args:
        attempts: of these seats; of every seat where it is empty.
        rooms: in these rooms; in every room where it is None.
    """

    attempts: Collection[str] = ()
    rooms: Collection[str] | None = None


class EventStore(Store):
    """Events."""

    async def append(
        self, sitting_id: str, events: Sequence[tuple[Address, Message]]
    ) -> list[NumberedEvent]:
        """Number and keep events of one sitting; the unit of work does this at its commit."""
        first = await take_numbers(self._access, _counter(sitting_id), len(events))
        now_ms = self._access.clock.now_ms()
        numbered = [(first + n, address, message) for n, (address, message) in enumerate(events)]
        await self._access.batch(
            _INSERT,
            [
                (
                    sitting_id,
                    number,
                    now_ms,
                    message.spec.name,
                    address.room_id,
                    address.attempt_id,
                    seal_message(self._access.keyring, message, "event", sitting_id, str(number)),
                )
                for number, address, message in numbered
            ],
        )
        return numbered

    async def since(
        self, sitting_id: str, number: int, limit: int, reach: Reach | None = None
    ) -> tuple[NumberedEvent, ...]:
        """Return the events after `number`, in order, those that `reach` leaves out excepted."""
        rows = await self._access.rows(
            select(_T.number, _T.name, _T.room_id, _T.attempt_id, _T.payload)
            .where(_T.sitting_id == sitting_id, _T.number > number, *_reaching(reach))
            .order_by(_T.number)
            .limit(limit)
        )
        return tuple(
            (
                row["number"],
                Address(
                    sitting_id=sitting_id,
                    room_id=row["room_id"],
                    attempt_id=row["attempt_id"],
                ),
                open_message(
                    self._access.keyring,
                    row["name"],
                    row["payload"],
                    "event",
                    sitting_id,
                    str(row["number"]),
                ),
            )
            for row in rows
        )

    async def last_number(self, sitting_id: str) -> int:
        """Return the number of the last event of a sitting; 0 before the first."""
        found = await self._access.first(
            select(CounterRow.value).where(CounterRow.name == _counter(sitting_id))
        )
        return 0 if found is None else int(found["value"])


def _reaching(reach: Reach | None) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if reach is not None and reach.attempts:
        wanted.append(_T.attempt_id.is_(None) | _T.attempt_id.in_(sorted(reach.attempts)))
    if reach is not None and reach.rooms is not None:
        wanted.append(_T.room_id.is_(None) | _T.room_id.in_(sorted(reach.rooms)))
    return wanted


def _counter(sitting_id: str) -> str:
    return f"events:{sitting_id}"
