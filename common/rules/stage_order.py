"""The order of stages: which come before which, and what a room's candidates are in."""

from common.protocol.rows import PeriodRow, RoomRow
from common.protocol.vocabulary import Stage

MAIN_LINE = (
    Stage.DRAFT,
    Stage.SEALED_IN,
    Stage.OPEN,
    Stage.BRIEFING,
    Stage.READY,
    Stage.RUNNING,
    Stage.ENDING,
    Stage.CLOSED,
    Stage.RECONCILED,
    Stage.EXPORTED,
    Stage.ARCHIVED,
)
"""How a period runs when nothing happens."""

ROOM_LINE = MAIN_LINE[1:8]
"""How a room runs: SEALED_IN (not opened yet) … CLOSED."""

BEFORE_RUNNING = frozenset(
    {Stage.DRAFT, Stage.SEALED_IN, Stage.REHEARSAL, Stage.OPEN, Stage.BRIEFING, Stage.READY}
)
LIVE = frozenset({Stage.OPEN, Stage.BRIEFING, Stage.READY, Stage.RUNNING, Stage.SUSPENDED})
"""A room may still be brought along while its period is in one of these."""

DEAD = frozenset({Stage.CANCELLED, Stage.VOIDED})

_RANK = {stage: number for number, stage in enumerate(MAIN_LINE)} | {
    Stage.REHEARSAL: MAIN_LINE.index(Stage.SEALED_IN),
    Stage.SUSPENDED: MAIN_LINE.index(Stage.RUNNING),
    Stage.CANCELLED: len(MAIN_LINE),
    Stage.VOIDED: len(MAIN_LINE),
}


def rank(stage: Stage) -> int:
    """Return how far a stage is; SUSPENDED counts as RUNNING."""
    return _RANK[stage]


def effective_stage(period: Stage, room: Stage) -> Stage:
    """Return the stage the room's candidates are in: the period's where that overrules."""
    if period in DEAD:
        return period
    if period is Stage.SUSPENDED and room is Stage.RUNNING:
        return period
    return room


def next_period_stage(row: PeriodRow) -> Stage | None:
    """Return the stage that follows when all goes well; None at the end."""
    return _next(row.stage, MAIN_LINE)


def next_room_stage(row: RoomRow) -> Stage | None:
    """Return the stage that follows when all goes well; None at the end."""
    return _next(row.stage, ROOM_LINE)


def _next(stage: Stage, line: tuple[Stage, ...]) -> Stage | None:
    if stage is Stage.SUSPENDED:
        return Stage.RUNNING
    if stage is Stage.REHEARSAL:
        return Stage.SEALED_IN
    if stage not in line[:-1]:
        return None
    return line[line.index(stage) + 1]


def base_end_ms(period: PeriodRow, room: RoomRow | None = None) -> int | None:
    """Return when the base time is over for the period, or for the room; None before the start.

    A suspension that is going on is not counted yet. Where a room and its period were suspended
    at the same moment both count, so this may be late; the deadlines of candidates are exact.
    """
    started = room.started_ms if room is not None else period.started_ms
    if started is None:
        return None
    own = room.suspended_total_ms if room is not None else 0
    return started + period.duration_ms + period.suspended_total_ms + own
