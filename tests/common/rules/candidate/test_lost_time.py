"""Lost time: each moment of a compensating hold is given back once."""

import random
from collections.abc import Iterable

import pytest
from msgspec.structs import replace

from common.protocol.rows import CandidateRow
from common.protocol.vocabulary import HoldKind, Progress, Stage, SubmissionKind, Verdict
from common.rules import candidate as rules
from common.rules.deadline import remaining_ms
from tests.helpers.exam_rows import (
    CHIEF,
    HOUR,
    MINUTE,
    RUNNING,
    STARTED,
    SYSTEM,
    arrived,
    writing,
)
from tests.helpers.legal import illegal

H = HoldKind
SEVEN_THIRTY = 7 * MINUTE + 30_000
STOPPED = {
    H.ROOM: replace(RUNNING, room_stage=Stage.SUSPENDED),
    H.SITTING: replace(RUNNING, period_stage=Stage.SUSPENDED),
}


def _place(row: CandidateRow, kind: HoldKind, at_ms: int) -> CandidateRow:
    facts = STOPPED.get(kind, RUNNING)
    actor = SYSTEM if kind is H.RELOGIN else CHIEF
    return rules.place_hold(row, kind, facts=facts, actor=actor, now_ms=at_ms, reason="reason")


def _free(
    row: CandidateRow, kind: HoldKind, at_ms: int, *, compensate: bool = False
) -> CandidateRow:
    return rules.release_hold(
        row,
        kind,
        facts=RUNNING,
        actor=CHIEF,
        now_ms=at_ms,
        verdict=Verdict.NORMAL,
        compensate=compensate,
    )


@pytest.mark.parametrize("kind", [H.ROOM, H.SITTING])
@pytest.mark.parametrize("minute", [0, 1, 29, 59])
def test_a_suspension_moves_every_deadline_by_its_length_exactly(
    kind: HoldKind, minute: int
) -> None:
    begin = STARTED + minute * MINUTE + 123
    own = replace(writing().allowance, multiplier=1.3, incident_ms=MINUTE)
    row = writing(allowance=own, deadline_ms=STARTED + round(HOUR * 1.3) + MINUTE)
    left = remaining_ms(row, begin)
    stopped = _place(row, kind, begin)
    for moment in (begin, begin + 1, begin + SEVEN_THIRTY):
        assert remaining_ms(stopped, moment) == left
    resumed = _free(stopped, kind, begin + SEVEN_THIRTY)
    assert resumed.deadline_ms == (row.deadline_ms or 0) + SEVEN_THIRTY
    assert remaining_ms(resumed, begin + SEVEN_THIRTY) == left


def test_even_a_millisecond_is_given_back() -> None:
    row = _free(_place(writing(), H.PAUSE, STARTED + 5), H.PAUSE, STARTED + 6)
    assert row.allowance.compensated_ms == 1


def test_room_and_sitting_together_count_once() -> None:
    row = _place(writing(), H.ROOM, STARTED + 10 * MINUTE)
    row = _place(row, H.SITTING, STARTED + 12 * MINUTE)
    row = _free(row, H.ROOM, STARTED + 20 * MINUTE)
    assert row.allowance.compensated_ms == 2 * MINUTE
    row = _free(row, H.SITTING, STARTED + 25 * MINUTE)
    assert row.allowance.compensated_ms == 15 * MINUTE


def test_a_lock_compensated_afterwards_does_not_count_a_pause_again() -> None:
    row = _place(writing(), H.LOCK, STARTED + MINUTE)
    row = _place(row, H.PAUSE, STARTED + 5 * MINUTE)
    row = _free(row, H.PAUSE, STARTED + 10 * MINUTE)
    assert row.allowance.compensated_ms == 5 * MINUTE
    row = _free(row, H.LOCK, STARTED + 21 * MINUTE, compensate=True)
    assert row.allowance.compensated_ms == 20 * MINUTE


def test_who_waits_for_the_start_loses_only_what_the_room_has_run() -> None:
    ready = arrived(progress=Progress.READY)
    early = _place(ready, H.PAUSE, STARTED - 10 * MINUTE)
    before = replace(RUNNING, room_started_ms=None, room_stage=Stage.READY)
    freed = rules.release_hold(early, H.PAUSE, facts=before, actor=CHIEF, now_ms=STARTED - MINUTE)
    assert freed.allowance.compensated_ms == 0
    freed = _free(early, H.PAUSE, STARTED + 4 * MINUTE)
    assert freed.allowance.compensated_ms == 4 * MINUTE
    begun = rules.start(freed, facts=RUNNING, actor=SYSTEM, now_ms=STARTED + 4 * MINUTE)
    assert begun.deadline_ms == STARTED + HOUR + 4 * MINUTE
    assert illegal(begun) == []


CLOCK_RUNS = {H.LOCK, H.LEAVE, H.MOVE}


def _union(intervals: Iterable[tuple[int, int]]) -> int:
    """Return how much time the intervals cover together, counted second by second."""
    covered: set[int] = set()
    for begin, end in intervals:
        covered.update(range(begin // 1000, end // 1000))
    return len(covered) * 1000


@pytest.mark.parametrize("seed", range(200))
def test_any_order_of_holds_gives_back_the_time_they_cover_together(seed: int) -> None:
    rng = random.Random(seed)
    now, since = STARTED, dict[HoldKind, int]()
    intervals: list[tuple[int, int]] = []
    row = writing()
    for _ in range(40):
        now += rng.randrange(0, 120) * 1000
        kind = rng.choice([H.ROOM, H.SITTING, H.PAUSE, H.LOCK, H.LEAVE, H.MOVE])
        if kind not in since:
            row, since[kind] = _place(row, kind, now), now
            continue
        anyway = rng.random() < 0.5
        row, begin = _free(row, kind, now, compensate=anyway), since.pop(kind)
        if anyway or kind not in CLOCK_RUNS:
            intervals.append((begin, now))
        running = [(since[k], now) for k in since if k not in CLOCK_RUNS]
        banked = _union(intervals + running) - _pending(running)
        assert row.allowance.compensated_ms == banked
        assert illegal(row) == []
    sealed = rules.seal(row, SubmissionKind.FORCE, actor=SYSTEM, now_ms=now)
    running = [(since[k], now) for k in since if k not in CLOCK_RUNS]
    assert sealed.allowance.compensated_ms == _union(intervals + running)


def _pending(running: list[tuple[int, int]]) -> int:
    """Return what holds that go on will give back themselves: from the first of them to now."""
    if not running:
        return 0
    begin = min(start for start, _ in running)
    return running[0][1] - begin
