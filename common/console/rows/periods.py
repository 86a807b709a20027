"""Which period is the one of now, and which rows belong to it."""

from common.protocol.rows import CandidateRow, PeriodRow, ProctorRow, RoomRow
from common.protocol.vocabulary import ProctorState, Stage
from common.rules.display import seat_key
from common.rules.staff_view import StaffView
from common.rules.stage_order import DEAD, rank

_DONE = frozenset({ProctorState.HANDED_OVER, ProctorState.SIGNED_OFF})


def current_period(view: StaffView) -> PeriodRow | None:
    """Return the last period that was opened; before that the first one that takes place."""
    rows = sorted(view.periods.rows(), key=lambda row: row.number)
    alive = [row for row in rows if row.stage not in DEAD]
    opened = [row for row in alive if rank(row.stage) >= rank(Stage.OPEN)]
    if opened:
        return opened[-1]
    return next(iter(alive or rows), None)


def rooms_of(view: StaffView, period_id: str) -> tuple[RoomRow, ...]:
    """Return the rooms of a period by name, 2 before 10."""
    rows = [row for row in view.rooms.rows() if row.period_id == period_id]
    return tuple(sorted(rows, key=lambda row: seat_key(row.room_name)))


def room_in(view: StaffView, period_id: str, room_id: str) -> RoomRow | None:
    """Return a room as it is in a period."""
    rows = view.rooms.rows()
    return next((r for r in rows if r.period_id == period_id and r.room_id == room_id), None)


def candidates_of(
    view: StaffView, period_id: str, room_id: str | None = None
) -> tuple[CandidateRow, ...]:
    """Return the candidates of a period, or of one room in it."""
    if room_id is None:
        return tuple(row for row in view.candidates.rows() if row.period_id == period_id)
    found = map(view.candidates.find, view.attempts(period_id, room_id))
    return tuple(row for row in found if row is not None)


def duties_of(view: StaffView, staff_id: str) -> tuple[ProctorRow, ...]:
    """Return the duties of a person that are not over, one for each room."""
    rows = (row for row in view.proctors.rows() if row.staff_id == staff_id)
    return tuple(row for row in rows if row.room_id is not None and row.state not in _DONE)


def proctors_in(view: StaffView, room_id: str) -> tuple[ProctorRow, ...]:
    """Return who has a duty in a room, those on duty first; who handed it over is left out."""
    rows = [
        row
        for row in view.proctors.rows()
        if row.room_id == room_id and row.state is not ProctorState.HANDED_OVER
    ]
    return tuple(sorted(rows, key=lambda row: row.state is not ProctorState.ON_DUTY))
