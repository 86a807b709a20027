"""Why a row is where it is, in words: the last column of the list."""

from collections.abc import Iterable

from common.console.rows.incident_words import incident_title, severity
from common.console.rows.move_offer import move_under_way
from common.console.rows.reopening import reopening_note
from common.console.rows.words import Sayable, Seconds, Words, words
from common.protocol.rows import CandidateRow, Hold, IncidentRow, SeatLive, WarningRow
from common.protocol.vocabulary import Attendance, HoldKind, Identity, Role
from common.rules.candidate_words import HERE, OVER, STAGE_HOLDS, has_hold
from common.rules.display import Attention
from common.rules.staff_view import StaffView


def open_incidents(view: StaffView, attempt_id: str) -> tuple[IncidentRow, ...]:
    """Return the incidents of a candidate that wait for a verdict, the gravest first."""
    rows = (
        row
        for row in view.incidents.rows()
        if row.attempt_id == attempt_id and row.verdict is None and not row.technical
    )
    return tuple(sorted(rows, key=lambda row: (-severity(row), -row.last_ms)))


def seat_notes(
    view: StaffView, row: CandidateRow, group: Attention, now_ms: int
) -> tuple[Sayable, ...]:
    """Return the parts of the note, the weightiest first."""
    waiting = open_incidents(view, row.attempt_id)
    locked = group is Attention.LOCKED
    parts: list[Sayable] = []
    if locked:
        parts += _of_incidents(waiting, scored=False)
    parts += _of_move(view, row)
    parts += _of_hold(row, now_ms)
    if not locked:
        parts += _of_incidents(waiting, scored=True)
    parts += _of_link(view.live.get(row.attempt_id), group)
    if group is Attention.WARNED:
        parts += _of_warnings(w for w in view.warnings.rows() if w.attempt_id == row.attempt_id)
    parts += reopening_note(view, row, now_ms)
    parts += _of_identity(row)
    return tuple(parts)


def _of_hold(row: CandidateRow, now_ms: int) -> list[Sayable]:
    hold = _gravest(tuple(hold for hold in row.holds if hold.kind not in STAGE_HOLDS))
    if hold is None:
        return []
    since = Seconds(max(0, now_ms - hold.since_ms) // 1000)
    if hold.kind is HoldKind.LOCK:
        by = "auto" if hold.actor.role is Role.SYSTEM else "person"
        said: list[Sayable] = [] if hold.actor.role is Role.SYSTEM else [hold.reason]
        state = "escalated" if hold.escalated else "verdict"
        lock = [words(f"console.note.lock_{by}", since=since), words(f"console.note.{state}")]
        return [*said, *lock]
    return [part for part in (hold.reason, words("console.note.since", since=since)) if part]


def _of_move(view: StaffView, row: CandidateRow) -> list[Sayable]:
    """Where the candidate is awaited."""
    move = move_under_way(view, row.attempt_id)
    if move is None or not has_hold(row, HoldKind.MOVE):
        return []
    return [words("console.note.moving", before=move.from_seat, seat=move.to_seat)]


def _gravest(holds: tuple[Hold, ...]) -> Hold | None:
    """A LOCK before everything else, then the oldest."""
    order = sorted(holds, key=lambda hold: (hold.kind is not HoldKind.LOCK, hold.since_ms))
    return next(iter(order), None)


def _of_incidents(incidents: tuple[IncidentRow, ...], *, scored: bool) -> list[Sayable]:
    if not incidents:
        return []
    worst = incidents[0]
    count = sum(row.count for row in incidents if row.code == worst.code)
    title = incident_title(worst.code)
    if count > 1:
        title = words("console.note.times", title=title, times=count)
    if not scored:
        return [title]
    score = sum(row.score for row in incidents)
    return [title, words("console.incident.score", score=f"{score:.1f}")]


def _of_link(live: SeatLive | None, group: Attention) -> list[Sayable]:
    if live is None:
        return []
    parts: list[Words] = []
    if group is Attention.MISSING:
        parts.append(words("console.note.link_lost"))
    if live.unsent:
        parts.append(words("console.note.unsent", answers=live.unsent))
    return [*parts]


def _of_warnings(warnings: Iterable[WarningRow]) -> list[Sayable]:
    newest = max(warnings, key=lambda row: row.number, default=None)
    if newest is None:
        return []
    state = "unread" if newest.acknowledged_ms is None else "read"
    return [words(f"console.note.warning_{state}", number=newest.number)]


def _of_identity(row: CandidateRow) -> list[Sayable]:
    if row.progress in OVER:
        return []
    if row.attendance is Attendance.REFUSED or row.identity is Identity.REJECTED:
        return [words("console.note.identity_rejected")]
    if row.identity is Identity.DEFERRED:
        return [words("console.note.identity_deferred")]
    unchecked = row.attendance in HERE and row.identity is Identity.UNVERIFIED
    return [words("console.note.identity_unverified")] if unchecked else []
