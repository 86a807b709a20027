"""Transitions 25-31: every state, everybody, every guard."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from msgspec.structs import replace

from common.core.errors import ErrorCode, RefusedError
from common.protocol.rows import ActorRef, IntegrityRow
from common.protocol.vocabulary import Integrity, Role, Stage
from common.rules.disqualification import (
    approve_disqualification,
    overturn_disqualification,
    propose_disqualification,
    reject_disqualification,
)
from common.rules.incidents import Threshold
from common.rules.integrity import assess, change_integrity, escalate, flag, integrity_blockers
from common.rules.integrity_table import IntegrityFacts, IntegrityStep
from common.rules.reasons import Reason
from common.rules.warnings import acknowledge_warning, ladder, warn
from tests.helpers.exam_rows import (
    ACTORS,
    ADMIN,
    CHIEF,
    NOW,
    OTHER_PROCTOR,
    PROCTOR,
    conduct,
)

G = Integrity
UNDECIDED = {G.CLEAN, G.FLAGGED, G.WARNED, G.REVIEW, G.CLEARED}


def flagged(row: IntegrityRow, by: ActorRef, v: int | None, **_: Any) -> IntegrityRow:
    return flag(row, actor=by, now_ms=NOW, version=v)


def escalated(row: IntegrityRow, by: ActorRef, v: int | None, **_: Any) -> IntegrityRow:
    return escalate(row, actor=by, now_ms=NOW, version=v)


def warned(row: IntegrityRow, by: ActorRef, v: int | None, *, reason: str = "r") -> IntegrityRow:
    return warn(
        row, warning_id="w", text=reason, incident_id=None, actor=by, now_ms=NOW, version=v
    )[0]


def proposed(
    row: IntegrityRow, by: ActorRef, v: int | None, *, reason: str = "r", evidence: int = 1
) -> IntegrityRow:
    return propose_disqualification(
        row, evidence=evidence, actor=by, now_ms=NOW, reason=reason, version=v
    )


def approved(
    row: IntegrityRow,
    by: ActorRef,
    v: int | None,
    *,
    proposer: ActorRef = PROCTOR,
    viewed: bool = True,
) -> IntegrityRow:
    return approve_disqualification(
        row, proposer=proposer, evidence_viewed=viewed, actor=by, now_ms=NOW, version=v
    )


def rejected(
    row: IntegrityRow,
    by: ActorRef,
    v: int | None,
    *,
    to: Integrity = G.CLEARED,
    reason: str = "r",
) -> IntegrityRow:
    return reject_disqualification(row, to, actor=by, now_ms=NOW, reason=reason, version=v)


def overturned(
    row: IntegrityRow,
    by: ActorRef,
    v: int | None,
    *,
    second: ActorRef | None = ADMIN,
    stage: Stage = Stage.CLOSED,
) -> IntegrityRow:
    return overturn_disqualification(
        row, period_stage=stage, actor=by, second=second, now_ms=NOW, version=v
    )


@dataclass(frozen=True, kw_only=True)
class Entry:
    number: int
    act: Callable[..., IntegrityRow]
    who: set[Role]
    sources: set[Integrity]
    to: Integrity
    result: dict[str, Any] = field(default_factory=dict)
    refused: tuple[tuple[dict[str, Any], ErrorCode, str], ...] = ()


GUARD, REASON, SECOND = (
    ErrorCode.GUARD_FAILED,
    ErrorCode.REASON_REQUIRED,
    ErrorCode.SECOND_PERSON_NEEDED,
)
ENTRIES = (
    Entry(
        number=25,
        act=flagged,
        who={Role.PROCTOR, Role.SYSTEM},
        sources={G.CLEAN},
        to=G.FLAGGED,
    ),
    Entry(
        number=26,
        act=warned,
        who={Role.PROCTOR, Role.CHIEF},
        sources=UNDECIDED - {G.REVIEW},
        to=G.WARNED,
        result={"warnings": 3},
        refused=(({"reason": " "}, REASON, ""),),
    ),
    Entry(
        number=27,
        act=escalated,
        who={Role.PROCTOR, Role.SYSTEM},
        sources=UNDECIDED - {G.REVIEW},
        to=G.REVIEW,
    ),
    Entry(
        number=28,
        act=proposed,
        who={Role.PROCTOR},
        sources=UNDECIDED,
        to=G.DQ_PROPOSED,
        refused=(({"reason": ""}, REASON, ""), ({"evidence": 0}, GUARD, Reason.NO_EVIDENCE)),
    ),
    Entry(
        number=29,
        act=approved,
        who={Role.CHIEF},
        sources={G.DQ_PROPOSED},
        to=G.DISQUALIFIED,
        refused=(
            ({"proposer": CHIEF}, SECOND, Reason.SECOND_PERSON),
            ({"viewed": False}, GUARD, Reason.EVIDENCE_NOT_VIEWED),
        ),
    ),
    Entry(
        number=30,
        act=rejected,
        who={Role.CHIEF},
        sources={G.DQ_PROPOSED},
        to=G.CLEARED,
        refused=(({"reason": ""}, REASON, ""),),
    ),
    Entry(
        number=31,
        act=overturned,
        who={Role.CHIEF},
        sources={G.DISQUALIFIED},
        to=G.CLEARED,
        refused=(
            ({"second": None}, SECOND, Reason.SECOND_PERSON),
            ({"second": CHIEF}, SECOND, Reason.SECOND_PERSON),
            ({"second": OTHER_PROCTOR}, SECOND, Reason.SECOND_PERSON_ADMIN),
            ({"stage": Stage.RECONCILED}, GUARD, Reason.RECONCILED),
            ({"stage": Stage.VOIDED}, GUARD, Reason.RECONCILED),
        ),
    ),
)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: str(entry.number))
@pytest.mark.parametrize("source", list(G))
@pytest.mark.parametrize("role", list(Role))
def test_every_state_and_everybody(entry: Entry, source: Integrity, role: Role) -> None:
    row = conduct(source, score=10.0, warnings=2)
    if role in entry.who and source in entry.sources:
        new = entry.act(row, ACTORS[role], 3)
        assert new == replace(row, integrity=entry.to, version=4, **entry.result)
        return
    if entry.number == 26 and source is G.REVIEW:
        return
    with pytest.raises(RefusedError) as caught:
        entry.act(row, ACTORS[role], 3)
    legal = source in entry.sources
    assert caught.value.code is (ErrorCode.FORBIDDEN if legal else ErrorCode.ILLEGAL_TRANSITION)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: str(entry.number))
def test_every_guard(entry: Entry) -> None:
    row = conduct(min(entry.sources), score=10.0, warnings=2)
    actor = ACTORS[min(entry.who)]
    for changes, code, reason in entry.refused:
        with pytest.raises(RefusedError) as caught:
            entry.act(row, actor, None, **changes)
        assert (caught.value.code, caught.value.reason) == (code, reason)
    for seen in (2, 4):
        with pytest.raises(RefusedError) as caught:
            entry.act(row, actor, seen)
        assert caught.value.code is ErrorCode.STALE_VERSION


@pytest.mark.parametrize(("act", "needed"), [(flagged, 1.0), (escalated, 10.0)])
def test_the_system_needs_the_score_and_a_person_does_not(
    act: Callable[..., IntegrityRow], needed: float
) -> None:
    low = conduct(score=needed - 0.1)
    with pytest.raises(RefusedError) as caught:
        act(low, ACTORS[Role.SYSTEM], None)
    assert caught.value.reason == Reason.SCORE_TOO_LOW
    act(replace(low, score=needed), ACTORS[Role.SYSTEM], None)
    act(low, PROCTOR, None)


def test_a_warning_without_evidence_is_refused() -> None:
    with pytest.raises(RefusedError) as caught:
        change_integrity(
            conduct(),
            IntegrityStep.WARN,
            G.WARNED,
            facts=IntegrityFacts(),
            actor=PROCTOR,
            now_ms=NOW,
        )
    assert caught.value.reason == Reason.NO_EVIDENCE


def test_who_is_in_review_stays_there_until_the_chief_warns() -> None:
    row = conduct(G.REVIEW, warnings=1)
    still = warned(row, PROCTOR, None)
    assert (still.integrity, still.warnings) == (G.REVIEW, 2)
    closed = warned(row, CHIEF, None)
    assert (closed.integrity, closed.warnings) == (G.WARNED, 2)


def test_warnings_are_numbered() -> None:
    row = conduct()
    for number in range(1, 5):
        row, warning = warn(
            row,
            warning_id=f"warning-{number}",
            text="확인이 필요합니다",
            incident_id="incident-1",
            actor=PROCTOR,
            now_ms=NOW + number,
        )
        assert (warning.number, row.warnings, warning.version) == (number, number, 1)
        assert (warning.issued_ms, warning.issued_by) == (NOW + number, PROCTOR)


def test_a_warning_is_acknowledged_once() -> None:
    _, warning = warn(
        conduct(), warning_id="w", text="t", incident_id=None, actor=PROCTOR, now_ms=NOW
    )
    read = acknowledge_warning(warning, now_ms=NOW + 9)
    assert (read.version, read.acknowledged_ms) == (2, NOW + 9)
    assert acknowledge_warning(read, now_ms=NOW + 20) is read


def test_the_ladder_ends_with_lock_and_chief() -> None:
    last = (Threshold.LOCK, Threshold.ESCALATE)
    assert [ladder(n) for n in (1, 2, 3, 4, 9)] == [(), (), last, last, last]


def test_a_proposal_is_rejected_to_the_warnings_there_are() -> None:
    back = rejected(conduct(G.DQ_PROPOSED, warnings=1), CHIEF, None, to=G.WARNED)
    assert (back.integrity, back.warnings) == (G.WARNED, 1)
    with pytest.raises(RefusedError) as caught:
        rejected(conduct(G.DQ_PROPOSED), CHIEF, None, to=G.WARNED)
    assert caught.value.reason == Reason.NO_WARNING_YET
    with pytest.raises(RefusedError) as caught:
        rejected(conduct(G.DQ_PROPOSED), CHIEF, None, to=G.CLEAN)
    assert caught.value.code is ErrorCode.ILLEGAL_TRANSITION


W, L, E = Threshold.WARN, Threshold.LOCK, Threshold.ESCALATE


@pytest.mark.parametrize(
    ("source", "before", "after", "to", "passed"),
    [
        (G.CLEAN, 0, 0.9, G.CLEAN, ()),
        (G.CLEAN, 0, 1, G.FLAGGED, ()),
        (G.CLEAN, 0, 12, G.REVIEW, (W, L, E)),
        (G.FLAGGED, 2, 3, G.FLAGGED, (W,)),
        (G.WARNED, 9, 10, G.REVIEW, (E,)),
        (G.CLEARED, 0, 5, G.CLEARED, (W,)),
        (G.REVIEW, 10, 0, G.REVIEW, ()),
        (G.DQ_PROPOSED, 9, 11, G.DQ_PROPOSED, (E,)),
        (G.DISQUALIFIED, 0, 30, G.DISQUALIFIED, (W, L, E)),
    ],
)
def test_a_score_flags_and_escalates_but_never_punishes(
    source: Integrity,
    before: float,
    after: float,
    to: Integrity,
    passed: tuple[Threshold, ...],
) -> None:
    row = conduct(source, score=before)
    found = assess(row, before=before, after=after)
    assert found.passed == passed
    assert found.row == replace(row, integrity=to, score=after, version=4)


def test_an_unchanged_score_changes_nothing() -> None:
    row = conduct(G.FLAGGED, score=2.0)
    assert assess(row, before=2.0, after=2.0).row is row


def test_buttons_match_what_is_refused() -> None:
    row = conduct(G.DQ_PROPOSED)

    def keys(step: IntegrityStep, actor: ActorRef, *, viewed: bool = False) -> list[str]:
        facts = IntegrityFacts(evidence=1, evidence_viewed=viewed)
        faults = integrity_blockers(row, step, facts=facts, actor=actor, now_ms=NOW)
        return [fault.key for fault in faults]

    assert keys(IntegrityStep.APPROVE, CHIEF) == [f"error.{Reason.EVIDENCE_NOT_VIEWED}"]
    assert keys(IntegrityStep.APPROVE, CHIEF, viewed=True) == []
    assert keys(IntegrityStep.REJECT, CHIEF) == []
    assert keys(IntegrityStep.APPROVE, PROCTOR, viewed=True) == [f"error.{Reason.ROLE}"]
    assert keys(IntegrityStep.WARN, PROCTOR) == [f"error.{Reason.STATE}"]
