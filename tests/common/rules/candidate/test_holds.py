"""Transitions 19-24: the set of holds."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from common.core.errors import ErrorCode, RefusedError
from common.protocol.vocabulary import Attendance, HoldKind, Progress, Role, Stage, Verdict
from common.rules import candidate as rules
from common.rules.reasons import Reason
from tests.common.rules.candidate.acts import free, place
from tests.common.rules.candidate.table import (
    NOT_HERE,
    PREPARING,
    STAFF,
    SYSTEM,
    WRITING,
    Entry,
    Guard,
    probes,
)
from tests.helpers.exam_rows import (
    ACTORS,
    CHIEF,
    MINUTE,
    NOW,
    PROCTOR,
    RUNNING,
    arrived,
    hold,
    writing,
)
from tests.helpers.exam_rows import SYSTEM as SERVER

H = HoldKind
OPEN = PREPARING | WRITING
ROOM_STOPPED = replace(RUNNING, room_stage=Stage.SUSPENDED)
SITTING_STOPPED = replace(RUNNING, period_stage=Stage.SUSPENDED)
PLACERS = {
    H.LOCK: SYSTEM | STAFF,
    H.PAUSE: STAFF,
    H.LEAVE: STAFF,
    H.RELOGIN: SYSTEM,
    H.MOVE: STAFF,
    H.ROOM: SYSTEM | STAFF,
    H.SITTING: SYSTEM | {Role.CHIEF},
}
RELEASERS = PLACERS | {H.RELOGIN: STAFF, H.MOVE: SYSTEM | STAFF}
NUMBERS = {
    H.LOCK: (19, 20),
    H.PAUSE: (21, 21),
    H.LEAVE: (21, 21),
    H.RELOGIN: (22, 22),
    H.MOVE: (23, 23),
    H.ROOM: (24, 24),
    H.SITTING: (24, 24),
}
COMPENSATES = {H.ROOM, H.SITTING, H.PAUSE}
BY_STAGE = {H.ROOM: ROOM_STOPPED, H.SITTING: SITTING_STOPPED}
REFUSED = {"attendance": Attendance.REFUSED}
PLACE_GUARDS: dict[HoldKind, tuple[Guard, ...]] = {
    H.LOCK: (NOT_HERE, Guard(Reason.IN_SUBMISSION, row={"progress": Progress.SUBMITTING})),
    H.PAUSE: (NOT_HERE,),
    H.LEAVE: (
        NOT_HERE,
        Guard(Reason.LEAVES_USED_UP, facts={"leaves_taken": 2, "leave_limit": 2}),
    ),
    H.RELOGIN: (Guard(Reason.ENTRY_REFUSED, row=REFUSED),),
    H.MOVE: (NOT_HERE, Guard(Reason.TARGET_SEAT, facts={"target_ready": False})),
    H.ROOM: (
        Guard(Reason.ENTRY_REFUSED, row=REFUSED),
        Guard(Reason.NOT_SUSPENDED, facts={"room_stage": Stage.RUNNING}),
    ),
    H.SITTING: (
        Guard(Reason.ENTRY_REFUSED, row=REFUSED),
        Guard(Reason.NOT_SUSPENDED, facts={"period_stage": Stage.RUNNING}),
    ),
}
FREE_GUARDS: dict[HoldKind, tuple[Guard, ...]] = {
    H.MOVE: (Guard(Reason.TARGET_SEAT, facts={"target_ready": False}),),
    H.ROOM: (Guard(Reason.STILL_SUSPENDED, facts={"room_stage": Stage.SUSPENDED}),),
    H.SITTING: (Guard(Reason.STILL_SUSPENDED, facts={"period_stage": Stage.SUSPENDED}),),
}
NOT_HELD = Guard(Reason.NOT_HELD, row={"holds": ()})
NEEDS_NO_REASON = {H.ROOM, H.SITTING, H.RELOGIN}


def _placed(kind: HoldKind, role: Role) -> dict[str, Any]:
    new = hold(
        kind, actor=ACTORS[role], reason="reason", since_ms=NOW, compensate=kind in COMPENSATES
    )
    return {"holds": (new,)}


PLACING = tuple(
    Entry(
        number=NUMBERS[kind][0],
        name=f"hold {kind} as {role}",
        act=place(kind),
        row=arrived(progress=Progress.READY) if kind is H.LEAVE else writing(),
        who={role},
        on="progress",
        sources=OPEN,
        result=_placed(kind, role),
        facts=BY_STAGE.get(kind, RUNNING),
        guards=PLACE_GUARDS[kind],
        without_reason=None if kind in NEEDS_NO_REASON else place(kind, " "),
        foreign=frozenset(),
    )
    for kind in H
    for role in PLACERS[kind]
)
RELEASING = tuple(
    Entry(
        number=NUMBERS[kind][1],
        name=f"release {kind}",
        act=free(kind),
        row=writing(holds=(hold(kind, compensate=False),)),
        who=RELEASERS[kind],
        on="progress",
        sources=OPEN,
        result={"holds": ()},
        guards=(*FREE_GUARDS.get(kind, ()), NOT_HELD),
    )
    for kind in H
)


@pytest.mark.parametrize(
    "check", [probe for probe in probes(PLACING) if "may not" not in str(probe.id)]
)
def test_placing(check: Callable[[], None]) -> None:
    check()


@pytest.mark.parametrize("check", probes(RELEASING))
def test_releasing(check: Callable[[], None]) -> None:
    check()


@pytest.mark.parametrize("kind", list(H))
@pytest.mark.parametrize("role", list(Role))
def test_who_places(kind: HoldKind, role: Role) -> None:
    facts = BY_STAGE.get(kind, RUNNING)
    act = place(kind)
    if role in PLACERS[kind]:
        assert act(writing(), facts, ACTORS[role], None) is not None
        return
    with pytest.raises(RefusedError) as caught:
        act(writing(), facts, ACTORS[role], None)
    assert caught.value.code is ErrorCode.FORBIDDEN


@pytest.mark.parametrize("kind", list(H))
def test_a_person_does_not_place_the_same_hold_twice(kind: HoldKind) -> None:
    row = writing(holds=(hold(kind),))
    facts = BY_STAGE.get(kind, RUNNING)
    for role in PLACERS[kind] - SYSTEM:
        with pytest.raises(RefusedError) as caught:
            rules.place_hold(
                row, kind, facts=facts, actor=ACTORS[role], now_ms=NOW, reason="reason"
            )
        assert caught.value.reason == Reason.ALREADY_HELD
    again = rules.place_hold(row, kind, facts=facts, actor=SERVER, now_ms=NOW, reason="again")
    assert again is row


def test_the_policy_decides_about_the_clock() -> None:
    kept = rules.place_hold(
        writing(),
        H.LEAVE,
        facts=RUNNING,
        actor=PROCTOR,
        now_ms=NOW,
        reason="화장실",
        compensate=True,
    )
    assert kept.holds[0].compensate


def test_an_escalated_lock_is_the_chiefs() -> None:
    row = writing(holds=(hold(H.LOCK), hold(H.PAUSE)))
    row = rules.place_hold(
        row, H.LOCK, facts=RUNNING, actor=SERVER, now_ms=NOW, reason="score", escalated=True
    )
    assert [(h.kind, h.escalated) for h in row.holds] == [(H.LOCK, True), (H.PAUSE, False)]
    assert row.version == writing().version + 1
    with pytest.raises(RefusedError) as caught:
        rules.release_hold(
            row, H.LOCK, facts=RUNNING, actor=PROCTOR, now_ms=NOW, verdict=Verdict.NORMAL
        )
    assert (caught.value.code, caught.value.reason) == (
        ErrorCode.FORBIDDEN,
        Reason.CHIEF_RELEASES,
    )
    for actor in (CHIEF, SERVER):
        freed = rules.release_hold(
            row, H.LOCK, facts=RUNNING, actor=actor, now_ms=NOW, verdict=Verdict.NORMAL
        )
        assert [h.kind for h in freed.holds] == [H.PAUSE]


def test_a_person_says_what_a_lock_was() -> None:
    row = writing(holds=(hold(H.LOCK),))
    with pytest.raises(RefusedError) as caught:
        rules.release_hold(row, H.LOCK, facts=RUNNING, actor=PROCTOR, now_ms=NOW)
    assert caught.value.reason == Reason.VERDICT_NEEDED
    freed = rules.release_hold(row, H.LOCK, facts=RUNNING, actor=SERVER, now_ms=NOW)
    assert freed.holds == ()


def test_the_lock_runs_on_unless_it_is_compensated() -> None:
    row = writing(holds=(hold(H.LOCK, since_ms=NOW - 4 * MINUTE),))
    plain = rules.release_hold(
        row, H.LOCK, facts=RUNNING, actor=PROCTOR, now_ms=NOW, verdict=Verdict.CAUTION
    )
    assert plain.deadline_ms == row.deadline_ms
    given = rules.release_hold(
        row,
        H.LOCK,
        facts=RUNNING,
        actor=PROCTOR,
        now_ms=NOW,
        verdict=Verdict.NORMAL,
        compensate=True,
    )
    assert given.allowance.compensated_ms == 4 * MINUTE


def test_who_follows_a_suspension() -> None:
    assert rules.follows_stage(arrived(attendance=Attendance.EXPECTED))
    assert rules.follows_stage(writing())
    assert not rules.follows_stage(arrived(attendance=Attendance.REFUSED))
    for end in set(Progress) - OPEN:
        assert not rules.follows_stage(writing(progress=end))


def test_buttons_match_what_is_refused() -> None:
    row = writing(holds=(hold(H.LOCK, escalated=True),))

    def keys(step: rules.Step) -> list[str]:
        faults = rules.candidate_blockers(row, step, actor=PROCTOR, facts=RUNNING, now_ms=NOW)
        return [fault.key for fault in faults]

    assert keys(rules.Step.PAUSE) == []
    assert keys(rules.Step.LOCK) == [f"error.{Reason.ALREADY_HELD}"]
    assert keys(rules.Step.UNLOCK) == [f"error.{Reason.CHIEF_RELEASES}"]
    assert keys(rules.Step.END_PAUSE) == [f"error.{Reason.NOT_HELD}"]
    assert keys(rules.Step.CHECK_OUT) == [f"error.{Reason.STATE}"]
    assert keys(rules.Step.REOPEN) == [f"error.{Reason.STATE}"]
    assert keys(rules.Step.CHANGE_TIME) == []
