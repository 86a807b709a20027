"""One room on the chief's board: figures, how urgent it is, and why, in one sentence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum

from common.console.rows.periods import candidates_of, proctors_in
from common.console.rows.words import Seconds, Words, words
from common.protocol.rows import CandidateRow, PeriodRow, ProctorRow, RoomRow
from common.protocol.vocabulary import Connection, HoldKind, ProctorState, Stage
from common.rules.candidate_words import OVER, WRITING, find_hold
from common.rules.display import seat_key
from common.rules.room_counts import RoomCounts
from common.rules.staff_view import StaffView
from common.rules.stage_order import effective_stage, rank

MANY_CUT_OFF = 3


class Heat(IntEnum):
    """Why a room is where it is, the worst first."""

    MANY_CUT_OFF = 0
    LOCKED = 1
    CUT_OFF = 2
    UNSENT = 3
    SUSPECTED = 4
    PROCTOR_AWAY = 5
    CALM = 6


class SeatKind(Enum):
    """What a seat counts as in the bar of a room; each seat is one of them."""

    SUBMITTED = "submitted"
    WRITING = "writing"
    SUSPECTED = "suspected"
    CUT_OFF = "cut_off"
    LOCKED = "locked"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class RoomSummary:
    """A room's card.

    Args:
        stage: what its candidates are in.
        proctor: name of who looks after it; empty when there is nobody.
        has_proctor: somebody is on duty in it.
        kinds: seats by what they count as.
        why: what is the matter; None for a calm room.
        since_ms: since when, None for a calm room.
    """

    room_id: str
    name: str
    stage: Stage
    proctor: str
    has_proctor: bool
    counts: RoomCounts
    kinds: tuple[tuple[SeatKind, int], ...]
    heat: Heat = Heat.CALM
    why: tuple[Words, ...] = ()
    since_ms: int | None = None

    @property
    def is_hot(self) -> bool:
        """Whether somebody has to look at it."""
        return self.heat is not Heat.CALM

    @property
    def is_before_entry(self) -> bool:
        """Whether nobody may come in yet."""
        return rank(self.stage) < rank(Stage.OPEN)

    @property
    def is_suspended(self) -> bool:
        """Whether its clock stands."""
        return self.stage is Stage.SUSPENDED

    def count(self, kind: SeatKind) -> int:
        """Return how many seats count as something."""
        return dict(self.kinds).get(kind, 0)


def room_summaries(
    view: StaffView, period: PeriodRow, rooms: Iterable[RoomRow], now_ms: int
) -> tuple[RoomSummary, ...]:
    """Return the rooms, the worst first; ties: who waits longer, then by name."""
    made = (_summary(view, period, room, now_ms) for room in rooms)
    return tuple(sorted(made, key=_order))


def _order(room: RoomSummary) -> tuple[int, int, tuple[tuple[int, int, str], ...]]:
    return (room.heat, room.since_ms or 0, seat_key(room.name))


@dataclass(frozen=True, slots=True)
class _Seat:
    row: CandidateRow
    kind: SeatKind
    since_ms: int | None


def _summary(view: StaffView, period: PeriodRow, room: RoomRow, now_ms: int) -> RoomSummary:
    seats = tuple(_seat(view, row) for row in candidates_of(view, period.period_id, room.room_id))
    counts = view.counts(period.period_id, room.room_id)
    duties = proctors_in(view, room.room_id)
    stage = effective_stage(period.stage, room.stage)
    kinds = {kind: sum(seat.kind is kind for seat in seats) for kind in SeatKind}
    heat = _heat(kinds, counts, duties, stage)
    since = _since(seats, heat)
    return RoomSummary(
        room_id=room.room_id,
        name=room.room_name,
        stage=stage,
        proctor=next((duty.staff_name for duty in duties), ""),
        has_proctor=_has_proctor(duties),
        counts=counts,
        kinds=tuple(kinds.items()),
        heat=heat,
        why=_why(heat, kinds, counts, since, now_ms),
        since_ms=since,
    )


def _seat(view: StaffView, row: CandidateRow) -> _Seat:
    lock = find_hold(row, HoldKind.LOCK)
    live = view.live.get(row.attempt_id)
    if row.progress in OVER:
        return _Seat(row, SeatKind.SUBMITTED, None)
    if lock is not None:
        return _Seat(row, SeatKind.LOCKED, lock.since_ms)
    writing = row.progress in WRITING
    if writing and live is not None and live.connection is Connection.MISSING:
        return _Seat(row, SeatKind.CUT_OFF, live.seen_ms)
    if view.open_incidents(row.attempt_id):
        return _Seat(row, SeatKind.SUSPECTED, _first_incident(view, row))
    return _Seat(row, SeatKind.WRITING if writing else SeatKind.OTHER, None)


def _first_incident(view: StaffView, row: CandidateRow) -> int | None:
    moments = (
        incident.first_ms
        for incident in view.incidents.rows()
        if incident.attempt_id == row.attempt_id
        and incident.verdict is None
        and not incident.technical
    )
    return min(moments, default=None)


def _heat(
    kinds: Mapping[SeatKind, int], counts: RoomCounts, duties: tuple[ProctorRow, ...], stage: Stage
) -> Heat:
    is_live = rank(Stage.OPEN) <= rank(stage) < rank(Stage.CLOSED)
    causes = (
        (kinds[SeatKind.CUT_OFF] >= MANY_CUT_OFF, Heat.MANY_CUT_OFF),
        (kinds[SeatKind.LOCKED] > 0, Heat.LOCKED),
        (kinds[SeatKind.CUT_OFF] > 0, Heat.CUT_OFF),
        (counts.unsent > 0 and stage in {Stage.ENDING, Stage.CLOSED}, Heat.UNSENT),
        (kinds[SeatKind.SUSPECTED] > 0, Heat.SUSPECTED),
        (is_live and not _has_proctor(duties), Heat.PROCTOR_AWAY),
    )
    return next((heat for applies, heat in causes if applies), Heat.CALM)


def _has_proctor(duties: tuple[ProctorRow, ...]) -> bool:
    return any(duty.state is ProctorState.ON_DUTY for duty in duties)


_KIND_OF = {
    Heat.MANY_CUT_OFF: SeatKind.CUT_OFF,
    Heat.LOCKED: SeatKind.LOCKED,
    Heat.CUT_OFF: SeatKind.CUT_OFF,
    Heat.SUSPECTED: SeatKind.SUSPECTED,
}


def _since(seats: tuple[_Seat, ...], heat: Heat) -> int | None:
    kind = _KIND_OF.get(heat)
    moments = (s.since_ms for s in seats if s.kind is kind and s.since_ms is not None)
    return min(moments, default=None)


def _why(
    heat: Heat,
    kinds: Mapping[SeatKind, int],
    counts: RoomCounts,
    since_ms: int | None,
    now_ms: int,
) -> tuple[Words, ...]:
    if heat is Heat.CALM:
        return ()
    if heat is Heat.PROCTOR_AWAY:
        return (words("console.why.proctor_away"),)
    parts = [
        words(f"console.why.{kind.value}", number=kinds[kind])
        for kind in (SeatKind.CUT_OFF, SeatKind.LOCKED, SeatKind.SUSPECTED)
        if kinds[kind]
    ]
    leading = _KIND_OF.get(heat)
    parts.sort(key=lambda part: leading is None or part.key != f"console.why.{leading.value}")
    if since_ms is not None:
        waited = Seconds(max(0, now_ms - since_ms) // 1000)
        parts.insert(1, words("console.why.since", since=waited))
    if counts.unsent:
        parts.append(words("console.why.unsent", number=counts.unsent))
    return tuple(parts)
