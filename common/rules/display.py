"""What a candidate is shown as, and who comes first in the proctor's list."""

import re
from enum import IntEnum, StrEnum

import msgspec

from common.protocol.rows import CandidateRow, IntegrityRow
from common.protocol.vocabulary import Attendance, Connection, HoldKind, Integrity, Progress
from common.rules.candidate_words import HERE, STAGE_HOLDS


class DisplayStatus(StrEnum):
    """One word for a card; the text of `status.<value>`."""

    DISQUALIFIED = "disqualified"
    LOCKED = "locked"
    RELOGIN = "relogin"
    MOVING = "moving"
    PAUSED = "paused"
    ON_LEAVE = "on_leave"
    SUSPENDED = "suspended"
    MISSING = "missing"
    HAND_RAISED = "hand_raised"
    EXPECTED = "expected"
    ABSENT = "absent"
    REFUSED = "refused"
    REGISTERED = "registered"
    CONFIRMED = "confirmed"
    BRIEFED = "briefed"
    PRACTISED = "practised"
    READY = "ready"
    IN_PROGRESS = "in_progress"
    SUBMITTING = "submitting"
    SUBMITTED = "submitted"
    BLANK = "blank"
    AUTO_SUBMITTED = "auto_submitted"
    FORCE_SUBMITTED = "force_submitted"
    WITHDRAWN = "withdrawn"
    CHECKED_OUT = "checked_out"


class Attention(IntEnum):
    """잠금 → 손들기 → 끊김 → 의심 → 보류 → 경고 → the rest."""

    LOCKED = 0
    HAND_RAISED = 1
    MISSING = 2
    SUSPECTED = 3
    HELD = 4
    WARNED = 5
    REST = 6


class Facets(msgspec.Struct, frozen=True, kw_only=True):
    """What besides the row decides how a candidate is shown.

    Args:
        integrity: the integrity row, if the viewer may see it.
        connection: from presence.
        hand_since_ms: since when a hand is raised.
        open_incidents: incidents without a verdict.
    """

    integrity: IntegrityRow | None = None
    connection: Connection = Connection.NEVER
    hand_since_ms: int | None = None
    open_incidents: int = 0


_HOLD_ORDER: tuple[tuple[HoldKind, DisplayStatus], ...] = (
    (HoldKind.LOCK, DisplayStatus.LOCKED),
    (HoldKind.RELOGIN, DisplayStatus.RELOGIN),
    (HoldKind.MOVE, DisplayStatus.MOVING),
    (HoldKind.PAUSE, DisplayStatus.PAUSED),
    (HoldKind.LEAVE, DisplayStatus.ON_LEAVE),
    (HoldKind.ROOM, DisplayStatus.SUSPENDED),
    (HoldKind.SITTING, DisplayStatus.SUSPENDED),
)
_NOT_HERE = {
    Attendance.EXPECTED: DisplayStatus.EXPECTED,
    Attendance.ABSENT: DisplayStatus.ABSENT,
    Attendance.REFUSED: DisplayStatus.REFUSED,
}


def display_status(row: CandidateRow, facets: Facets) -> DisplayStatus:
    """Return the first that applies: DISQUALIFIED, LOCK, holds, MISSING, hand, progress."""
    if _is(facets, Integrity.DISQUALIFIED):
        return DisplayStatus.DISQUALIFIED
    kinds = _kinds(row)
    held = next((status for kind, status in _HOLD_ORDER if kind in kinds), None)
    if held is not None:
        return held
    if _is_missing(row, facets):
        return DisplayStatus.MISSING
    if facets.hand_since_ms is not None:
        return DisplayStatus.HAND_RAISED
    if row.progress is Progress.REGISTERED and row.attendance not in HERE:
        return _NOT_HERE[row.attendance]
    return DisplayStatus(row.progress.value)


def attention(row: CandidateRow, facets: Facets) -> Attention:
    """Return the group of the proctor's list that a candidate belongs to."""
    kinds = _kinds(row)
    groups = (
        (HoldKind.LOCK in kinds, Attention.LOCKED),
        (facets.hand_since_ms is not None, Attention.HAND_RAISED),
        (_is_missing(row, facets), Attention.MISSING),
        (_is_suspected(facets), Attention.SUSPECTED),
        (bool(kinds), Attention.HELD),
        (_is(facets, Integrity.WARNED), Attention.WARNED),
    )
    return next((group for applies, group in groups if applies), Attention.REST)


def attention_key(
    row: CandidateRow, facets: Facets, seat: str
) -> tuple[int, int, tuple[tuple[int, int, str], ...]]:
    """Return what the list is sorted by: group, longest hand first, seat in natural order."""
    group = attention(row, facets)
    since = facets.hand_since_ms if group is Attention.HAND_RAISED else None
    return (group, since or 0, seat_key(seat))


def seat_key(seat: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that puts seat 2 before seat 10."""
    parts = re.findall(r"\d+|\D+", seat)
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts)


def _kinds(row: CandidateRow) -> frozenset[HoldKind]:
    """Return why the candidate is held; a suspended room says nothing of who is not there."""
    kinds = frozenset(hold.kind for hold in row.holds)
    return kinds if row.attendance in HERE else kinds - STAGE_HOLDS


def _is(facets: Facets, integrity: Integrity) -> bool:
    return facets.integrity is not None and facets.integrity.integrity is integrity


def _is_missing(row: CandidateRow, facets: Facets) -> bool:
    return row.progress is Progress.IN_PROGRESS and facets.connection is Connection.MISSING


def _is_suspected(facets: Facets) -> bool:
    waiting = _is(facets, Integrity.REVIEW) or _is(facets, Integrity.DQ_PROPOSED)
    return waiting or facets.open_incidents > 0
