"""Who is here: heartbeats, the state of a seat's link derived from them, and staff who went away.

Every process knows its own connections. What another one says of a seat (a newer sign of life in a
`SeatLiveChanged`) ends our own opinion of it.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from common.core.clock import Clock
from common.core.logs import get_logger
from common.protocol.answers import AttemptSealed
from common.protocol.base import Message
from common.protocol.candidates import CandidateChanged
from common.protocol.move_rows import MoveRow
from common.protocol.moves import MoveChanged
from common.protocol.routing import Address, Outgoing
from common.protocol.rows import SeatLive
from common.protocol.session import Heartbeat, SeatLiveChanged
from common.protocol.vocabulary import Connection as LinkState
from common.protocol.vocabulary import Role
from common.rules.candidate_words import WRITING
from common.rules.presence import connection_state
from server.queues.contract import FanOut
from server.sockets.connection import Connection
from server.sockets.staff_presence import StaffPresence
from server.stores.contracts import LiveStore

_log = get_logger("sockets.presence")
TICK_S = 0.5
_LEARNT = frozenset({SeatLiveChanged, MoveChanged, AttemptSealed, CandidateChanged})


class _Seat:
    """A seat as this process last heard of it."""

    __slots__ = (
        "attempt_id",
        "changed",
        "connections",
        "left",
        "position",
        "room_id",
        "sealed",
        "seen_ms",
        "sitting_id",
        "state",
        "unsent",
    )

    def __init__(self, connection: Connection) -> None:
        origin = connection.origin
        self.attempt_id = origin.attempt_id or ""
        self.sitting_id = origin.sitting_id
        self.room_id = connection.room_id or ""
        self.connections = 0
        self.left: frozenset[str] = frozenset()
        self.seen_ms = 0
        self.unsent = 0
        self.position = 0
        self.sealed = False
        self.state = LinkState.NEVER
        self.changed = True

    def state_at(self, now_ms: int) -> LinkState:
        gone = self.sealed and self.connections == 0
        return connection_state(self.seen_ms, now_ms, closed=gone)


class Presence:
    """Turns heartbeats into the connection state of seats.

    Args:
        live: keeps what other parts know of a seat.
        fan_out: the socket queue; consoles may be on another process.
        staff: the same for members of staff.
        clock: the server's time.
    """

    def __init__(
        self, live: LiveStore, fan_out: FanOut, staff: StaffPresence, clock: Clock
    ) -> None:
        """Begin knowing nobody."""
        self._live = live
        self._fan_out = fan_out
        self._staff = staff
        self._clock = clock
        self._seats: dict[str, _Seat] = {}

    async def joined(self, connection: Connection) -> None:
        """A connection was welcomed."""
        if connection.origin.role is not Role.CANDIDATE:
            await self._staff.joined(connection)
            return
        attempt_id = connection.origin.attempt_id or ""
        seat = self._seats.get(attempt_id)
        if seat is None:
            seat = self._seats[attempt_id] = _Seat(connection)
        seat.connections += 1
        if connection.origin.device_id not in seat.left:
            seat.seen_ms = self._clock.now_ms()
            seat.changed = True

    def seen(self, connection: Connection, heartbeat: Heartbeat) -> None:
        """A heartbeat came."""
        seat = self._seats.get(connection.origin.attempt_id or "")
        if seat is None or connection.origin.device_id in seat.left:
            return
        seat.seen_ms = self._clock.now_ms()
        if seat.unsent != heartbeat.unsent or seat.position != heartbeat.position:
            seat.unsent, seat.position = heartbeat.unsent, heartbeat.position
            seat.changed = True

    async def left(self, connection: Connection) -> None:
        """A connection that had been welcomed is gone; its seat only ages from now on."""
        if connection.origin.role is not Role.CANDIDATE:
            await self._staff.left(connection)
            return
        seat = self._seats.get(connection.origin.attempt_id or "")
        if seat is not None:
            seat.connections = max(0, seat.connections - 1)

    def observe(self, items: Sequence[Outgoing]) -> None:
        """Learn from what the socket queue carries: seals, and seats that moved elsewhere."""
        for item in items:
            if type(item.message) in _LEARNT:  # acknowledgements come by the thousand
                self._learn(item.message)

    def _learn(self, message: Message) -> None:
        match message:
            case SeatLiveChanged(live=live):
                self._yield_seat(live)
            case MoveChanged(move=move):
                self._note_move(move)
            case AttemptSealed(seal=seal):
                self._note_seal(seal.attempt_id, is_sealed=True)
            case CandidateChanged(candidate=row) if row.progress in WRITING:
                self._note_seal(row.attempt_id, is_sealed=False)  # it was reopened
            case _:
                pass

    def _note_seal(self, attempt_id: str, *, is_sealed: bool) -> None:
        seat = self._seats.get(attempt_id)
        if seat is not None:
            seat.sealed = is_sealed

    async def run(self) -> None:
        """Derive and tell until cancelled."""
        while True:
            await self._clock.sleep(TICK_S)
            await self.tick()

    async def tick(self) -> None:
        """Tell what changed since the last tick."""
        await self._staff.tick()
        now_ms = self._clock.now_ms()
        changed: dict[str, list[_Seat]] = {}
        for seat in self._seats.values():
            state = seat.state_at(now_ms)
            if seat.changed or state is not seat.state:
                seat.state, seat.changed = state, False
                changed.setdefault(seat.sitting_id, []).append(seat)
        for sitting_id, seats in changed.items():
            await self._tell(sitting_id, seats)

    async def _tell(self, sitting_id: str, seats: list[_Seat]) -> None:
        try:
            rooms = frozenset(seat.room_id for seat in seats)
            known = {s.attempt_id: s for s in await self._live.seats(sitting_id, rooms)}
            rows = [_row(seat, known.get(seat.attempt_id)) for seat in seats]
            await self._live.put_seats(sitting_id, rows)
            await self._fan_out.publish([_outgoing(sitting_id, row) for row in rows])
        except Exception:
            for seat in seats:
                seat.changed = True  # the next tick tells it again
            raise

    def _note_move(self, move: MoveRow) -> None:
        """What the PC says that a candidate was moved away from is nothing about the candidate."""
        seat = self._seats.get(move.attempt_id)
        if seat is not None:
            seat.left = frozenset(move.left)

    def _yield_seat(self, live: SeatLive) -> None:
        seat = self._seats.get(live.attempt_id)
        if seat is not None and seat.connections == 0 and (live.seen_ms or 0) > seat.seen_ms:
            del self._seats[live.attempt_id]


def _row(seat: _Seat, known: SeatLive | None) -> SeatLive:
    before = known or SeatLive(attempt_id=seat.attempt_id, room_id=seat.room_id)
    return replace(
        before,
        connection=seat.state,
        seen_ms=seat.seen_ms,
        unsent=seat.unsent,
        position=seat.position,
    )


def _outgoing(sitting_id: str, row: SeatLive) -> Outgoing:
    address = Address(sitting_id=sitting_id, room_id=row.room_id, attempt_id=row.attempt_id)
    return Outgoing(
        message=SeatLiveChanged(live=row), address=address, key=f"live:{row.attempt_id}"
    )
