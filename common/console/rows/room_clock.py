"""What the large time of a console counts: to the start, to the end, or nothing any more."""

from dataclasses import dataclass
from enum import Enum

from common.protocol.rows import CandidateRow, PeriodRow, RoomRow
from common.protocol.vocabulary import Stage
from common.rules.candidate_words import WRITING
from common.rules.stage_order import base_end_ms, rank

SLACK_MS = 1_000
"""A deadline this much later than the room's is not called an extension."""


class Counts(Enum):
    """What is counted."""

    TO_START = "to_start"
    TO_END = "to_end"
    STANDS = "stands"
    EXTENSIONS = "extensions"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class RoomClock:
    """The time of a room or a period.

    Args:
        seconds: what is left, never under zero.
        at_ms: the moment it counts to; None where there is none.
        extended: candidates who have more time.
    """

    counts: Counts
    seconds: int
    at_ms: int | None
    extended: int = 0


def room_clock(
    period: PeriodRow, room: RoomRow | None, rows: tuple[CandidateRow, ...], now_ms: int
) -> RoomClock:
    """Return the time of a room, or of the whole period with None."""
    stage = period.stage if room is None else room.stage
    end_ms = base_end_ms(period, room)
    if rank(stage) >= rank(Stage.CLOSED):
        return RoomClock(Counts.OVER, 0, None)
    if end_ms is None:
        start = period.planned_start_ms
        return RoomClock(Counts.TO_START, _left(start, now_ms), start)
    extended = sum(_has_more(row, end_ms) for row in rows)
    if stage is Stage.ENDING:
        last = max((row.deadline_ms or 0 for row in rows if row.progress in WRITING), default=0)
        return RoomClock(Counts.EXTENSIONS, _left(last, now_ms), last or None, extended)
    stands = _stands_since(period, room)
    if stands is not None:
        return RoomClock(Counts.STANDS, _left(end_ms, stands), None, extended)
    return RoomClock(Counts.TO_END, _left(end_ms, now_ms), end_ms, extended)


def _stands_since(period: PeriodRow, room: RoomRow | None) -> int | None:
    own = None if room is None else room.suspended_ms
    moments = [moment for moment in (period.suspended_ms, own) if moment is not None]
    return min(moments, default=None)


def _has_more(row: CandidateRow, end_ms: int) -> bool:
    if row.progress not in WRITING or row.deadline_ms is None:
        return False
    return row.deadline_ms > end_ms + SLACK_MS


def _left(at_ms: int, now_ms: int) -> int:
    return max(0, -(-(at_ms - now_ms) // 1000))
