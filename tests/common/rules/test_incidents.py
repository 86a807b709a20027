"""From detections to incidents to a score."""

from typing import Any

import pytest
from msgspec.structs import replace

from common.core.errors import ErrorCode, RefusedError
from common.protocol.detections import BY_CODE
from common.protocol.rows import IncidentRow
from common.protocol.vocabulary import Role, Verdict
from common.rules.incidents import (
    THRESHOLDS,
    Threshold,
    add_detection,
    catalogued,
    crossed,
    judge_incident,
    merges,
    open_incident,
    total_score,
    wants_lock,
    weight,
)
from common.rules.reasons import Reason
from tests.helpers.exam_rows import ACTORS, CHIEF, MINUTE, NOW, PROCTOR

FOCUS, PROCESS = "FOCUS_LOST", "PROC_BLACKLISTED"


def opened(**fields: Any) -> IncidentRow:
    row = open_incident(
        incident_id="incident-1",
        registration_id="registration-1",
        attempt_id="attempt-1",
        room_id="room-1",
        code=PROCESS,
        counts=True,
        facts={"process": "a"},
        now_ms=NOW,
    )
    return replace(row, **fields)


def test_the_first_episode_opens_an_incident() -> None:
    row = opened()
    assert (row.count, row.score, row.first_ms, row.last_ms, row.version) == (
        1,
        BY_CODE[PROCESS].score,
        NOW,
        NOW,
        1,
    )
    assert row.verdict is None


@pytest.mark.parametrize(
    ("fields", "after_ms", "same"),
    [
        ({}, 0, True),
        ({}, 60_000, True),
        ({}, 60_001, False),
        ({"last_ms": NOW + MINUTE}, 2 * MINUTE, True),
        ({"registration_id": "registration-2"}, 0, False),
        ({"code": FOCUS}, 0, False),
        ({"verdict": Verdict.NORMAL}, 0, False),
    ],
)
def test_what_merges(fields: dict[str, Any], after_ms: int, *, same: bool) -> None:
    row = opened(**fields)
    assert merges(row, "registration-1", PROCESS, NOW + after_ms) is same


@pytest.mark.parametrize(
    ("new_episode", "scores", "count", "score"),
    [(True, True, 2, 4.0), (False, True, 1, 4.0), (True, False, 2, 2.0), (False, False, 1, 2.0)],
)
def test_a_report_is_merged(count: int, score: float, *, new_episode: bool, scores: bool) -> None:
    row = add_detection(
        opened(),
        new_episode=new_episode,
        scores=scores,
        facts={"process": "b", "pid": "7"},
        now_ms=NOW + MINUTE,
    )
    assert (row.count, row.score, row.version) == (count, score, 2)
    assert (row.first_ms, row.last_ms) == (NOW, NOW + MINUTE)
    assert row.facts == {"process": "b", "pid": "7"}
    earlier = add_detection(row, new_episode=False, scores=False, facts={}, now_ms=NOW)
    assert earlier.last_ms == NOW + MINUTE


def test_an_episode_below_the_debounce_does_not_score() -> None:
    row = open_incident(
        incident_id="i",
        registration_id="r",
        attempt_id="a",
        room_id="room-1",
        code=FOCUS,
        counts=False,
        facts={},
        now_ms=NOW,
    )
    assert row.score == 0


def test_technical_causes_are_noted_and_never_scored() -> None:
    row = open_incident(
        incident_id="i",
        registration_id="r",
        attempt_id="a",
        room_id="room-1",
        code=PROCESS,
        counts=True,
        facts={},
        now_ms=NOW,
        technical=True,
    )
    row = add_detection(row, new_episode=True, scores=True, facts={}, now_ms=NOW)
    assert (row.count, row.score) == (2, 0)
    assert weight(replace(row, score=5.0), NOW) == 0
    with pytest.raises(RefusedError) as caught:
        judge_incident(row, Verdict.NORMAL, actor=PROCTOR, now_ms=NOW)
    assert caught.value.reason == Reason.TECHNICAL


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(RefusedError) as caught:
        catalogued("NONSENSE")
    assert caught.value.code is ErrorCode.INVALID_FIELD
    assert caught.value.values == {"detection": "NONSENSE"}


@pytest.mark.parametrize(
    ("minutes", "left"), [(-1, 4.0), (0, 4.0), (29.99, 4.0), (30, 2.0), (59.9, 2.0), (60, 1.0)]
)
def test_each_quiet_half_hour_halves_the_weight(minutes: float, left: float) -> None:
    assert weight(opened(score=4.0), NOW + int(minutes * MINUTE)) == left


def test_a_verdict_of_normal_takes_the_weight_away() -> None:
    first, second = opened(), opened(incident_id="incident-2", score=3.5)
    assert total_score([first, second], NOW) == 5.5
    judged = judge_incident(first, Verdict.NORMAL, actor=PROCTOR, now_ms=NOW, version=1)
    assert (judged.verdict, judged.judged_by, judged.version) == (Verdict.NORMAL, PROCTOR, 2)
    assert judged.score == first.score
    assert total_score([judged, second], NOW) == 3.5
    again = judge_incident(judged, Verdict.SUSPECTED, actor=CHIEF, now_ms=NOW)
    assert total_score([again, second], NOW) == 5.5
    assert total_score([replace(again, verdict=Verdict.CAUTION)], NOW) == 2.0


def test_only_staff_judge_and_only_what_they_saw() -> None:
    for role, actor in ACTORS.items():
        if role in {Role.PROCTOR, Role.CHIEF}:
            continue
        with pytest.raises(RefusedError) as caught:
            judge_incident(opened(), Verdict.NORMAL, actor=actor, now_ms=NOW)
        assert caught.value.code is ErrorCode.FORBIDDEN
    with pytest.raises(RefusedError) as caught:
        judge_incident(opened(), Verdict.NORMAL, actor=PROCTOR, now_ms=NOW, version=7)
    assert caught.value.code is ErrorCode.STALE_VERSION


W, L, E = Threshold.WARN, Threshold.LOCK, Threshold.ESCALATE


@pytest.mark.parametrize(
    ("before", "after", "passed"),
    [
        (0, 2.9, ()),
        (0, 3, (W,)),
        (3, 3.5, ()),
        (2.5, 6, (W, L)),
        (0, 10, (W, L, E)),
        (9.9, 10, (E,)),
        (10, 20, ()),
        (12, 2, ()),
    ],
)
def test_thresholds_are_passed_upwards(
    before: float, after: float, passed: tuple[Threshold, ...]
) -> None:
    assert THRESHOLDS == {W: 3.0, L: 6.0, E: 10.0}
    assert crossed(before, after) == passed


def test_when_a_lock_is_wanted() -> None:
    assert wants_lock(FOCUS, (W, L), counts=False)
    assert not wants_lock(FOCUS, (W, E), counts=True)


def test_a_detection_of_level_three_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    strict = replace(BY_CODE[FOCUS], level=3)
    monkeypatch.setitem(BY_CODE, FOCUS, strict)
    assert wants_lock(FOCUS, (), counts=True)
    assert not wants_lock(FOCUS, (), counts=False)
