"""Time that holds took: each moment is given back once, however many holds covered it."""

from msgspec.structs import replace

from common.protocol.rows import CandidateRow, Hold, TimeAllowance
from common.rules.deadline import clock_stands_since, deadline_ms


def give_back(
    row: CandidateRow, ended: Hold, *, now_ms: int, since_start_ms: int | None
) -> CandidateRow:
    """Return the row with the time `ended` took added; `ended` is no longer among its holds.

    What holds that still stop the clock cover is theirs to give back when they end; what holds
    that ended earlier covered is known from `ended.covered_ms`.

    Args:
        row: the candidate without the hold.
        ended: the hold that is over and gives its time back.
        now_ms: the moment it ended.
        since_start_ms: the start the attempt counts from; None gives nothing back.
    """
    if since_start_ms is None:
        return row
    begin = max(ended.since_ms, since_start_ms)
    others = clock_stands_since(row.holds)
    end = now_ms if others is None else min(now_ms, others)
    lost = end - begin - ended.covered_ms
    if lost <= 0:
        return row
    holds = tuple(_covered(hold, begin, end, lost) for hold in row.holds)
    return with_allowance(
        replace(row, holds=holds),
        replace(row.allowance, compensated_ms=row.allowance.compensated_ms + lost),
    )


def with_allowance(row: CandidateRow, allowance: TimeAllowance) -> CandidateRow:
    """Return the row with this allowance and the deadline that follows."""
    deadline = None if row.started_ms is None else deadline_ms(row.started_ms, allowance)
    return replace(row, allowance=allowance, deadline_ms=deadline)


def _covered(hold: Hold, begin: int, end: int, lost: int) -> Hold:
    """Note on a hold that goes on what of its time has now been given back.

    All of begin … end has: `lost` of it just now, the rest earlier. A hold that began within it
    knows all its earlier cover to lie within, too.
    """
    if hold.since_ms <= begin:
        return replace(hold, covered_ms=hold.covered_ms + lost)
    return replace(hold, covered_ms=max(hold.covered_ms, end - hold.since_ms))
