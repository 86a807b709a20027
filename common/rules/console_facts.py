"""Facts as a console can count them from its rows, so that its buttons match the server.

What only the server knows (its own check, the key, backups) is taken as given: it must not turn a
button off; the server asks again.
"""

from collections.abc import Iterable, Sequence

from common.protocol.rows import CandidateRow, PeriodRow, ProctorRow, RoomRow
from common.protocol.vocabulary import Identity, ProctorState, Stage
from common.rules.candidate_words import WRITING
from common.rules.facts import PeriodFacts, RoomFacts
from common.rules.staff_view import StaffView
from common.rules.stage_order import rank

_CHECKED = frozenset({Identity.VERIFIED, Identity.DEFERRED})


def period_facts(
    view: StaffView, period: PeriodRow, excluded: Iterable[str] = (), override: str = ""
) -> PeriodFacts:
    """Return what the view's rows tell of a period.

    Args:
        view: the console's rows.
        period: the period.
        excluded: ids of rooms that do not take part.
        override: what the chief typed.
    """
    left_out = frozenset(excluded)
    rooms = [room for room in view.rooms.rows() if room.period_id == period.period_id]
    manned = _manned(view.proctors.rows())
    rows = _of_period(view, period.period_id)
    return PeriodFacts(
        package_verified=True,
        doctor_green=True,
        override=override,
        armed=True,
        rooms_with_proctor=sum(room.room_id in manned for room in rooms),
        rooms_without_proctor=_names(r for r in rooms if r.room_id not in manned),
        rooms_not_reported=_names(r for r in rooms if rank(r.stage) < rank(Stage.BRIEFING)),
        excluded_rooms=_names(r for r in rooms if r.room_id in left_out),
        verified=_verified(rows),
        key_ready=True,
        in_progress=_writing(rows),
        last_deadline_ms=_last_deadline(rows),
        unsent_seats=_unsent(view, rows),
        retention_set=True,
        backup_verified=True,
        evidence=1,
    )


def room_facts(view: StaffView, room: RoomRow, *, delegated_start: bool = False) -> RoomFacts:
    """Return what the view's rows tell of a room."""
    in_period = _of_period(view, room.period_id)
    rows = [row for row in in_period if row.room_id == room.room_id]
    return RoomFacts(
        proctor_on_duty=room.room_id in _manned(view.proctors.rows()),
        verified=_verified(rows),
        delegated_start=delegated_start,
        key_released=room.started_ms is not None,
        in_progress=_writing(rows),
        last_deadline_ms=_last_deadline(rows),
        unsent_seats=_unsent(view, rows),
    )


def _of_period(view: StaffView, period_id: str) -> list[CandidateRow]:
    return [row for row in view.candidates.rows() if row.period_id == period_id]


def _manned(duties: Iterable[ProctorRow]) -> frozenset[str]:
    return frozenset(
        duty.room_id
        for duty in duties
        if duty.state is ProctorState.ON_DUTY and duty.room_id is not None
    )


def _names(rooms: Iterable[RoomRow]) -> tuple[str, ...]:
    return tuple(room.room_name for room in rooms)


def _verified(rows: Sequence[CandidateRow]) -> int:
    return sum(row.identity in _CHECKED for row in rows)


def _writing(rows: Sequence[CandidateRow]) -> int:
    return sum(row.progress in WRITING for row in rows)


def _last_deadline(rows: Sequence[CandidateRow]) -> int | None:
    return max((row.deadline_ms for row in rows if row.deadline_ms is not None), default=None)


def _unsent(view: StaffView, rows: Sequence[CandidateRow]) -> tuple[str, ...]:
    found = []
    for row in rows:
        live, facts = view.live.get(row.attempt_id), view.facts.get(row.attempt_id)
        if live is not None and live.unsent:
            found.append(row.attempt_id if facts is None else facts.seat)
    return tuple(found)
