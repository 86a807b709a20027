"""When a candidate's time is over, and how much is left while the clock may stand still."""

from common.protocol.rows import CandidateRow, Hold, TimeAllowance


def total_ms(allowance: TimeAllowance) -> int:
    """Return all the time an allowance gives."""
    return (
        round(allowance.allotted_ms * allowance.multiplier)
        + allowance.planned_ms
        + allowance.incident_ms
        + allowance.compensated_ms
    )


def deadline_ms(started_ms: int, allowance: TimeAllowance) -> int:
    """Return the moment the time is over: start + allotted x multiplier + all that was added."""
    return started_ms + total_ms(allowance)


def clock_stands_since(holds: tuple[Hold, ...]) -> int | None:
    """Return since when compensating holds stop the clock; None while it runs."""
    return min((hold.since_ms for hold in holds if hold.compensate), default=None)


def remaining_ms(row: CandidateRow, now_ms: int) -> int:
    """Return how much time is left, never below zero; the whole allowance before the start."""
    if row.started_ms is None:
        return max(0, total_ms(row.allowance))
    stopped = clock_stands_since(row.holds)
    moment = now_ms if stopped is None else min(now_ms, max(stopped, row.started_ms))
    return max(0, deadline_ms(row.started_ms, row.allowance) - moment)
