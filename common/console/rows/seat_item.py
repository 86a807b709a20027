"""One seat as a console shows it: a row of the list, the head of the candidate's panel."""

from dataclasses import dataclass, replace

from msgspec import structs

from common.console.rows.seat_note import seat_notes
from common.console.rows.words import Sayable
from common.protocol.rows import CandidateRow, SeatFacts, SeatLive
from common.protocol.vocabulary import Attendance, Connection, Identity, Progress
from common.rules.candidate_words import HERE, OVER, STAGE_HOLDS
from common.rules.deadline import remaining_ms
from common.rules.display import (
    Attention,
    DisplayStatus,
    Facets,
    attention,
    display_status,
    seat_key,
)
from common.rules.staff_view import StaffView

SeatOrder = tuple[int, int, tuple[tuple[int, int, str], ...]]


@dataclass(frozen=True, slots=True)
class SeatItem:
    """Everything of a seat that changes what is painted.

    Args:
        order: what the list is sorted by: attention, longest hand, seat.
        remaining_s: None before the start and after the end.
        link_age_s: since the last sign of life; None while the link is fine or never was.
        saved_age_s: since the last saved answer; None before the first.
        open_incidents: incidents without a verdict.
        notes: why it is where it is.
    """

    attempt_id: str
    seat: str
    name: str
    exam_number: str
    birth_year: int
    status: DisplayStatus
    attention: Attention
    order: SeatOrder
    attendance: Attendance
    identity: Identity
    answered: int
    items: int
    remaining_s: int | None
    connection: Connection
    link_age_s: int | None
    saved_age_s: int | None
    warnings: int
    score: float
    unsent: int
    open_incidents: int
    progress: Progress
    notes: tuple[Sayable, ...]

    @property
    def is_open(self) -> bool:
        """Whether no filter may hide it: a lock, or an incident without verdict."""
        return self.open_incidents > 0 or self.attention is Attention.LOCKED

    @property
    def is_over(self) -> bool:
        """Whether the attempt is sealed."""
        return self.progress in OVER

    @property
    def is_here(self) -> bool:
        """Whether the candidate came."""
        return self.attendance in HERE


def seat_item(
    view: StaffView, attempt_id: str, now_ms: int, heard_ms: int | None = None
) -> SeatItem | None:
    """Return a seat as it is now; None for an attempt that nothing is known of.

    Args:
        view: what the console knows.
        attempt_id: the seat.
        now_ms: the server's time; the remaining time counts on by it.
        heard_ms: the moment of the last word from the server while the link is lost; ages stop
            there, because nothing is known since.
    """
    row = view.candidates.find(attempt_id)
    facts = view.facts.get(attempt_id)
    if row is None or facts is None:
        return None
    item = _made(view, row, facts, now_ms if heard_ms is None else heard_ms)
    return item if heard_ms is None else replace(item, remaining_s=_remaining_s(row, now_ms))


def _made(view: StaffView, row: CandidateRow, facts: SeatFacts, now_ms: int) -> SeatItem:
    facets = view.facets(row.attempt_id)
    group = attention(_for_itself(row), facets)
    live = view.live.get(row.attempt_id) or _silent(row)
    integrity = facets.integrity
    return SeatItem(
        attempt_id=row.attempt_id,
        seat=facts.seat,
        name=facts.name,
        exam_number=facts.exam_number,
        birth_year=facts.birth_year,
        status=display_status(row, facets),
        attention=group,
        order=_order(group, facets, facts.seat),
        attendance=row.attendance,
        identity=row.identity,
        answered=live.answered,
        items=facts.items,
        remaining_s=_remaining_s(row, now_ms),
        connection=live.connection,
        link_age_s=_link_age_s(live, now_ms),
        saved_age_s=_age_s(live.saved_ms, now_ms),
        warnings=0 if integrity is None else integrity.warnings,
        score=0.0 if integrity is None else integrity.score,
        unsent=live.unsent,
        open_incidents=view.open_incidents(row.attempt_id),
        progress=row.progress,
        notes=seat_notes(view, row, group, now_ms),
    )


def _for_itself(row: CandidateRow) -> CandidateRow:
    """What holds the whole room is no reason to look at one seat."""
    own = tuple(hold for hold in row.holds if hold.kind not in STAGE_HOLDS)
    return row if own == row.holds else structs.replace(row, holds=own)


def _order(group: Attention, facets: Facets, seat: str) -> SeatOrder:
    since = facets.hand_since_ms if group is Attention.HAND_RAISED else None
    return (group, since or 0, seat_key(seat))


def _silent(row: CandidateRow) -> SeatLive:
    return SeatLive(attempt_id=row.attempt_id, room_id=row.room_id)


def _remaining_s(row: CandidateRow, now_ms: int) -> int | None:
    if row.started_ms is None or row.progress in OVER:
        return None
    return -(-remaining_ms(row, now_ms) // 1000)


def _link_age_s(live: SeatLive, now_ms: int) -> int | None:
    """The server tells when a link begins to age; while it is fine no figure would be true."""
    if live.connection in {Connection.NEVER, Connection.ONLINE, Connection.CLOSED}:
        return None
    return _age_s(live.seen_ms, now_ms)


def _age_s(at_ms: int | None, now_ms: int) -> int | None:
    return None if at_ms is None else max(0, now_ms - at_ms) // 1000
