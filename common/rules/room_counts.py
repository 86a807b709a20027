"""The figures of a room (or of all) on the chief's board."""

from collections.abc import Iterable

import msgspec

from common.protocol.rows import CandidateRow, SeatLive
from common.protocol.vocabulary import Attendance, Connection, HoldKind
from common.rules.candidate_words import HERE, OVER, WRITING, has_hold


class RoomCounts(msgspec.Struct, frozen=True, kw_only=True):
    """How many of a room's candidates are what.

    Args:
        submitted: attempts that are over, however they ended.
        missing: candidates who write and whose link is gone.
        unsent: answers kept on seats that the server has not acknowledged.
        incidents_open: incidents without a verdict.
    """

    planned: int = 0
    present: int = 0
    absent: int = 0
    in_progress: int = 0
    submitted: int = 0
    locked: int = 0
    missing: int = 0
    unsent: int = 0
    incidents_open: int = 0

    def __add__(self, other: "RoomCounts") -> "RoomCounts":
        """Return the figures of both together."""
        return RoomCounts(
            planned=self.planned + other.planned,
            present=self.present + other.present,
            absent=self.absent + other.absent,
            in_progress=self.in_progress + other.in_progress,
            submitted=self.submitted + other.submitted,
            locked=self.locked + other.locked,
            missing=self.missing + other.missing,
            unsent=self.unsent + other.unsent,
            incidents_open=self.incidents_open + other.incidents_open,
        )


def count_one(row: CandidateRow, live: SeatLive | None, incidents_open: int) -> RoomCounts:
    """Return the figures that one candidate adds."""
    writing = row.progress in WRITING
    missing = writing and live is not None and live.connection is Connection.MISSING
    return RoomCounts(
        planned=1,
        present=int(row.attendance in HERE),
        absent=int(row.attendance is Attendance.ABSENT),
        in_progress=int(writing),
        submitted=int(row.progress in OVER),
        locked=int(has_hold(row, HoldKind.LOCK)),
        missing=int(missing),
        unsent=0 if live is None else live.unsent,
        incidents_open=incidents_open,
    )


def total(counts: Iterable[RoomCounts]) -> RoomCounts:
    """Return the figures of all together."""
    return sum(counts, RoomCounts())
