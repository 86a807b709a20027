"""Groups of the candidate's states that rules, views and counts share."""

from common.protocol.rows import CandidateRow, Hold
from common.protocol.vocabulary import Attendance, HoldKind, Progress

HERE = frozenset({Attendance.PRESENT, Attendance.LATE})

PREPARING = frozenset(
    {
        Progress.REGISTERED,
        Progress.CONFIRMED,
        Progress.BRIEFED,
        Progress.PRACTISED,
        Progress.READY,
    }
)
WRITING = frozenset({Progress.IN_PROGRESS, Progress.SUBMITTING})
SEALED = frozenset(
    {
        Progress.SUBMITTED,
        Progress.BLANK,
        Progress.AUTO_SUBMITTED,
        Progress.FORCE_SUBMITTED,
        Progress.WITHDRAWN,
    }
)
OVER = SEALED | {Progress.CHECKED_OUT}
NOT_OVER = frozenset(Progress) - OVER

STAGE_HOLDS = frozenset({HoldKind.ROOM, HoldKind.SITTING})
"""Set and cleared with the stage, for all candidates of the room."""


def has_hold(row: CandidateRow, kind: HoldKind) -> bool:
    """Say whether the candidate is held for this reason."""
    return any(hold.kind is kind for hold in row.holds)


def find_hold(row: CandidateRow, kind: HoldKind) -> Hold | None:
    """Return the hold of this kind, if there is one."""
    return next((hold for hold in row.holds if hold.kind is kind), None)


def follows_stage(row: CandidateRow) -> bool:
    """Say whether a suspension of room or sitting holds this candidate too.

    Who has not come yet is held as well, so that a late comer gets the same time as the room.
    """
    return row.progress in NOT_OVER and row.attendance is not Attendance.REFUSED
