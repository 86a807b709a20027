"""What an outage took from whom."""

import pytest
from msgspec.structs import replace

from common.protocol.time_rows import LostTime, ProposalKind, ProposalRow
from common.protocol.vocabulary import HoldKind, Progress
from common.rules.outage import (
    SETTLING_MS,
    WENT_TOGETHER_MS,
    is_declared,
    is_power_cut,
    lost_beside,
    lost_ms,
    went_with_others,
)
from tests.helpers.exam_rows import HOUR, MINUTE, NOW, STARTED, arrived, hold, writing


def test_who_writes_loses_it_all() -> None:
    assert lost_ms(writing(), NOW, NOW + 3 * MINUTE) == 3 * MINUTE


def test_who_does_not_write_loses_nothing() -> None:
    assert lost_ms(arrived(), NOW, NOW + MINUTE) == 0
    assert lost_ms(writing(progress=Progress.SUBMITTED), NOW, NOW + MINUTE) == 0


def test_a_start_within_it_counts_from_there() -> None:
    assert lost_ms(writing(), STARTED - MINUTE, STARTED + MINUTE) == MINUTE


def test_nothing_is_lost_after_the_own_end() -> None:
    end = STARTED + HOUR
    assert lost_ms(writing(), end - MINUTE, end + 5 * MINUTE) == MINUTE
    assert lost_ms(writing(), end + MINUTE, end + 5 * MINUTE) == 0


def test_a_clock_that_stands_loses_nothing_from_there_on() -> None:
    held = writing(holds=(hold(HoldKind.ROOM, since_ms=NOW + MINUTE),))
    assert lost_ms(held, NOW, NOW + 5 * MINUTE) == MINUTE
    locked = writing(holds=(hold(HoldKind.LOCK, since_ms=NOW + MINUTE),))
    assert lost_ms(locked, NOW, NOW + 5 * MINUTE) == 5 * MINUTE


@pytest.mark.parametrize(
    ("lost", "seats", "cut"),
    [(2, 2, False), (3, 3, True), (3, 6, True), (3, 7, False), (15, 30, True), (14, 30, False)],
)
def test_half_a_room_is_a_power_cut(lost: int, seats: int, *, cut: bool) -> None:
    assert is_power_cut(lost, seats) is cut


def _outage() -> ProposalRow:
    return ProposalRow(
        proposal_id="proposal-1",
        kind=ProposalKind.OUTAGE,
        period_id="period-1",
        room_id="room-1",
        since_ms=NOW,
        until_ms=NOW + MINUTE,
        lost=(LostTime(attempt_id="attempt-1", lost_ms=MINUTE),),
        proposed_ms=NOW + MINUTE,
    )


def test_who_went_with_others_may_be_back_late() -> None:
    row, last = _outage(), NOW + MINUTE + WENT_TOGETHER_MS
    assert went_with_others([row], last, "attempt-1")
    assert not went_with_others([row], last + 1, "attempt-1")
    assert not went_with_others([row], NOW + MINUTE - 1, "attempt-1")
    assert not went_with_others([row], last, "attempt-2")


def test_an_outage_settles_for_a_minute() -> None:
    row = _outage()
    assert not is_declared([row], NOW - 1)
    assert is_declared([row], NOW)
    assert is_declared([row], NOW + MINUTE + SETTLING_MS)
    assert not is_declared([row], NOW + MINUTE + SETTLING_MS + 1)


def test_what_is_dealt_with_elsewhere_is_not_lost_twice() -> None:
    row = writing()
    begin = row.started_ms
    assert begin is not None
    spans = [(begin + 20_000, begin + 40_000), (begin + 30_000, begin + 50_000)]
    assert lost_beside(row, begin, begin + 100_000, ()) == 100_000
    assert lost_beside(row, begin, begin + 100_000, spans) == 70_000
    assert lost_beside(row, begin + 25_000, begin + 45_000, spans) == 0
    assert lost_beside(row, begin, begin + 10_000, spans) == 10_000
    assert lost_beside(row, begin + 60_000, begin + 70_000, spans) == 10_000


def test_the_failure_of_one_pc_is_that_of_its_candidate_only() -> None:
    lost = (LostTime(attempt_id="attempt-1", lost_ms=1),)
    row = replace(_outage(), kind=ProposalKind.PC_FAILURE, lost=lost)
    assert is_declared([row], row.until_ms, "attempt-1")
    assert not is_declared([row], row.until_ms, "attempt-2")
    assert is_declared([replace(row, kind=ProposalKind.OUTAGE)], row.until_ms, "attempt-2")
    assert not went_with_others([row], row.until_ms + 1, "attempt-1"), "it went alone"
