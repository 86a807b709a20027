"""The order of stages, and which one a candidate is in."""

from itertools import pairwise

import pytest

from common.protocol.vocabulary import Stage
from common.rules.stage_order import (
    MAIN_LINE,
    base_end_ms,
    effective_stage,
    next_period_stage,
    next_room_stage,
    rank,
)
from tests.helpers.exam_rows import HOUR, MINUTE, STARTED, period, room

S = Stage


def test_a_period_runs_along_the_main_line() -> None:
    for source, target in pairwise(MAIN_LINE):
        assert next_period_stage(period(stage=source)) is target
        assert rank(source) < rank(target)
    assert next_period_stage(period(stage=S.SUSPENDED)) is S.RUNNING
    assert next_period_stage(period(stage=S.REHEARSAL)) is S.SEALED_IN
    for end in (S.ARCHIVED, S.CANCELLED, S.VOIDED):
        assert next_period_stage(period(stage=end)) is None


def test_a_room_runs_from_open_to_closed() -> None:
    line = (S.SEALED_IN, S.OPEN, S.BRIEFING, S.READY, S.RUNNING, S.ENDING, S.CLOSED)
    for source, target in pairwise(line):
        assert next_room_stage(room(stage=source)) is target
    assert next_room_stage(room(stage=S.SUSPENDED)) is S.RUNNING
    assert next_room_stage(room(stage=S.CLOSED)) is None


@pytest.mark.parametrize(
    ("above", "own", "stage"),
    [
        (S.RUNNING, S.RUNNING, S.RUNNING),
        (S.SUSPENDED, S.RUNNING, S.SUSPENDED),
        (S.RUNNING, S.SUSPENDED, S.SUSPENDED),
        (S.SUSPENDED, S.SUSPENDED, S.SUSPENDED),
        (S.SUSPENDED, S.READY, S.READY),
        (S.RUNNING, S.BRIEFING, S.BRIEFING),
        (S.ENDING, S.RUNNING, S.RUNNING),
        (S.RECONCILED, S.CLOSED, S.CLOSED),
        (S.CANCELLED, S.OPEN, S.CANCELLED),
        (S.VOIDED, S.RUNNING, S.VOIDED),
    ],
)
def test_which_stage_counts(above: Stage, own: Stage, stage: Stage) -> None:
    assert effective_stage(above, own) is stage


def test_the_base_time_ends_after_start_duration_and_suspensions() -> None:
    assert base_end_ms(period()) is None
    ran = period(started_ms=STARTED, suspended_total_ms=MINUTE)
    assert base_end_ms(ran) == STARTED + HOUR + MINUTE
    assert base_end_ms(ran, room()) is None
    late = room(started_ms=STARTED + MINUTE, suspended_total_ms=2 * MINUTE)
    assert base_end_ms(ran, late) == STARTED + HOUR + 4 * MINUTE
