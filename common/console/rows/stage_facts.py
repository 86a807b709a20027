"""What the rules of the stages ask for, counted from what a console knows.

The server counts again and has the last word. What no row tells (the machine's own check, the
package, the key) is taken as given here, so that a button is not off for a reason that the
console only guesses.
"""

from collections.abc import Iterable

from common.console.rows.periods import candidates_of, rooms_of
from common.protocol.rows import CandidateRow, PeriodRow, RoomRow
from common.protocol.vocabulary import Identity, ProctorState, Stage
from common.rules.candidate_words import WRITING
from common.rules.facts import PeriodFacts, RoomFacts
from common.rules.staff_view import StaffView
from common.rules.stage_order import rank

_CHECKED = frozenset({Identity.VERIFIED, Identity.DEFERRED})


def period_facts(
    view: StaffView, period: PeriodRow, excluded: frozenset[str] = frozenset()
) -> PeriodFacts:
    """Return the facts for a period.

    Args:
        view: what the console knows.
        period: the period concerned.
        excluded: ids of rooms that the chief leaves out of this step.
    """
    rooms = rooms_of(view, period.period_id)
    rows = candidates_of(view, period.period_id)
    manned = manned_rooms(view)
    return PeriodFacts(
        package_verified=True,
        doctor_green=True,
        key_ready=True,
        rooms_with_proctor=sum(room.room_id in manned for room in rooms),
        rooms_without_proctor=_names(r for r in rooms if r.room_id not in manned),
        rooms_not_reported=_names(r for r in rooms if rank(r.stage) < rank(Stage.BRIEFING)),
        excluded_rooms=_names(r for r in rooms if r.room_id in excluded),
        verified=_verified(rows),
        key_released=any(room.started_ms is not None for room in rooms),
        in_progress=_writing(rows),
        last_deadline_ms=_last_deadline(rows),
        unsent_seats=unsent_seats(view, rows),
    )


def room_facts(view: StaffView, period: PeriodRow, room: RoomRow) -> RoomFacts:
    """Return the facts for a room."""
    rows = candidates_of(view, period.period_id, room.room_id)
    return RoomFacts(
        proctor_on_duty=room.room_id in manned_rooms(view),
        verified=_verified(rows),
        key_released=room.started_ms is not None,
        in_progress=_writing(rows),
        last_deadline_ms=_last_deadline(rows),
        unsent_seats=unsent_seats(view, rows),
    )


def manned_rooms(view: StaffView) -> frozenset[str]:
    """Return the rooms whose proctor is on duty."""
    rows = view.proctors.rows()
    return frozenset(r.room_id for r in rows if r.room_id and r.state is ProctorState.ON_DUTY)


def unsent_seats(view: StaffView, rows: Iterable[CandidateRow]) -> tuple[str, ...]:
    """Return the seats that still keep answers."""
    keeping = (r.attempt_id for r in rows if (live := view.live.get(r.attempt_id)) and live.unsent)
    return tuple(view.facts[key].seat for key in keeping if key in view.facts)


def _names(rooms: Iterable[RoomRow]) -> tuple[str, ...]:
    return tuple(room.room_name for room in rooms)


def _verified(rows: Iterable[CandidateRow]) -> int:
    return sum(row.identity in _CHECKED for row in rows)


def _writing(rows: Iterable[CandidateRow]) -> int:
    return sum(row.progress in WRITING for row in rows)


def _last_deadline(rows: Iterable[CandidateRow]) -> int | None:
    return max((row.deadline_ms for row in rows if row.deadline_ms is not None), default=None)
