"""What an outage of the server took from a candidate (features.md A13, S11)."""

from collections.abc import Iterable

from common.protocol.rows import CandidateRow
from common.protocol.time_rows import ProposalKind, ProposalRow
from common.protocol.vocabulary import Stage
from common.rules.candidate_words import WRITING
from common.rules.deadline import clock_stands_since

TIMED = frozenset({Stage.RUNNING, Stage.SUSPENDED, Stage.ENDING})
"""Stages of a period in which somebody's clock may run."""

LEAST_PROPOSED_MS = 1000
"""A shorter outage is proposed to nobody: the seats worked on, and it is within a heartbeat."""


def lost_ms(row: CandidateRow, since_ms: int, until_ms: int) -> int:
    """Return how much of an outage fell into a candidate's working time.

    Nothing while the clock stood still: the hold gives that back. Nothing after the own end.
    """
    if row.started_ms is None or row.deadline_ms is None or row.progress not in WRITING:
        return 0
    stopped = clock_stands_since(row.holds)
    end = min(until_ms, row.deadline_ms) if stopped is None else min(until_ms, stopped)
    return max(0, end - max(since_ms, row.started_ms))


def lost_beside(
    row: CandidateRow, since_ms: int, until_ms: int, covered: Iterable[tuple[int, int]]
) -> int:
    """Return what a candidate lost, without what falls into spans that are dealt with elsewhere."""
    at, lost = since_ms, 0
    for begin, end in sorted(covered):
        lost += lost_ms(row, at, min(begin, until_ms))
        at = max(at, min(end, until_ms))
    return lost + lost_ms(row, at, until_ms)


def is_power_cut(lost: int, seats: int) -> bool:
    """Say whether so many seats lost at once look like a power cut: half of the room or more."""
    return lost >= LEAST_SEATS and 2 * lost >= seats


LEAST_SEATS = 3
"""Fewer seats that go at once are a switch or a coincidence."""

AT_ONCE_MS = 5000
"""Seats that are last heard of within this time went at once."""

SETTLING_MS = 60_000
"""So long after an outage seats are still coming back."""


def is_declared(proposals: Iterable[ProposalRow], now_ms: int, attempt_id: str = "") -> bool:
    """Say whether a moment lies in an outage or a power cut, or in its settling.

    The failure of one PC is that of its own candidate only.

    The server measured it: that nobody wanted the time given back makes it no less technical.
    """
    return any(
        row.since_ms <= now_ms <= row.until_ms + SETTLING_MS
        for row in proposals
        if row.kind is not ProposalKind.PC_FAILURE
        or any(one.attempt_id == attempt_id for one in row.lost)
    )


WENT_TOGETHER_MS = 30 * 60_000
"""So long after an outage or a power cut a PC of those it touched may take to be back."""


def went_with_others(proposals: Iterable[ProposalRow], now_ms: int, attempt_id: str) -> bool:
    """Say whether a seat was among those that an outage or a power cut touched a while ago."""
    return any(
        row.until_ms <= now_ms <= row.until_ms + WENT_TOGETHER_MS
        and any(one.attempt_id == attempt_id for one in row.lost)
        for row in proposals
        if row.kind is not ProposalKind.PC_FAILURE
    )
