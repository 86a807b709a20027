"""A seat that was released on the spot: its row as it counts there until the server has decided."""

from collections.abc import Iterable

from msgspec.structs import replace

from common.protocol.journal import Released
from common.protocol.rows import CandidateRow
from common.rules.candidate.lost_time import give_back


def freed_on_the_spot(row: CandidateRow, releases: Iterable[Released]) -> CandidateRow:
    """Return the row without the holds that were released, their time given back where it counts.

    Args:
        row: the candidate as the server last told it.
        releases: what was released by a code; of a hold that is gone it changes nothing.
    """
    for release in releases:
        for hold in row.holds:
            if (hold.kind, hold.since_ms) != (release.kind, release.since_ms):
                continue
            row = replace(row, holds=tuple(one for one in row.holds if one is not hold))
            if hold.compensate:
                at_ms, start_ms = release.released_ms, row.started_ms
                row = give_back(row, hold, now_ms=at_ms, since_start_ms=start_ms)
    return row
