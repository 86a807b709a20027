"""The duty of a proctor: every way, everybody, every guard."""

from itertools import product
from typing import Any

import pytest

from common.core.errors import ErrorCode, RefusedError
from common.protocol.rows import ActorRef, ProctorRow
from common.protocol.vocabulary import ProctorState, Role
from common.rules.proctor import (
    DutyFacts,
    change_duty,
    duty_blockers,
    staff_attached,
    staff_detached,
)
from common.rules.reasons import Reason
from tests.helpers.exam_rows import ACTORS, CHIEF, NOW, OTHER_PROCTOR, PROCTOR, SYSTEM

S = ProctorState
OWN = {Role.PROCTOR, Role.CHIEF}
WAYS = {
    (S.ASSIGNED, S.SIGNED_IN): OWN | {Role.SYSTEM},
    (S.SIGNED_IN, S.ON_DUTY): OWN,
    (S.ON_DUTY, S.AWAY): OWN | {Role.SYSTEM},
    (S.AWAY, S.ON_DUTY): OWN | {Role.SYSTEM},
    (S.ON_DUTY, S.HANDED_OVER): OWN,
    (S.AWAY, S.HANDED_OVER): OWN,
    (S.ON_DUTY, S.SIGNED_OFF): OWN,
    (S.HANDED_OVER, S.SIGNED_OFF): OWN,
}
FACTS = DutyFacts(successor_id="proctor-2", successor_here=True, room_closed=True)


def duty(state: ProctorState) -> ProctorRow:
    return ProctorRow(
        duty_id="duty-1",
        staff_id=PROCTOR.id,
        staff_name="감독 하나",
        room_id="room-1",
        state=state,
        version=3,
    )


@pytest.mark.parametrize(("source", "to"), list(product(S, S)))
def test_every_way(source: ProctorState, to: ProctorState) -> None:
    may = WAYS.get((source, to), set())
    for role, actor in ACTORS.items():
        faults = duty_blockers(duty(source), to, actor=actor, now_ms=NOW, facts=FACTS)
        assert bool(faults) == (role not in may)
        if role in may:
            row = change_duty(duty(source), to, actor=actor, now_ms=NOW, version=3, facts=FACTS)
            assert (row.state, row.version) == (to, 4)
            continue
        with pytest.raises(RefusedError) as caught:
            change_duty(duty(source), to, actor=actor, now_ms=NOW, facts=FACTS)
        expected = ErrorCode.FORBIDDEN if may else ErrorCode.ILLEGAL_TRANSITION
        assert caught.value.code is expected


def _refusal(
    source: ProctorState, to: ProctorState, actor: ActorRef, **facts: Any
) -> tuple[ErrorCode, str]:
    with pytest.raises(RefusedError) as caught:
        change_duty(duty(source), to, actor=actor, now_ms=NOW, facts=DutyFacts(**facts))
    return caught.value.code, caught.value.reason


@pytest.mark.parametrize(("source", "to"), list(WAYS))
def test_a_proctor_changes_the_own_duty_only(source: ProctorState, to: ProctorState) -> None:
    with pytest.raises(RefusedError) as caught:
        change_duty(duty(source), to, actor=OTHER_PROCTOR, now_ms=NOW, facts=FACTS)
    assert caught.value.reason == Reason.NOT_OWN_DUTY


@pytest.mark.parametrize("source", [S.ON_DUTY, S.AWAY])
def test_a_room_is_handed_to_somebody_who_is_there(source: ProctorState) -> None:
    here: dict[str, Any] = {"successor_here": True}
    for successor in (None, "", PROCTOR.id):
        refusal = _refusal(source, S.HANDED_OVER, PROCTOR, successor_id=successor, **here)
        assert refusal == (ErrorCode.GUARD_FAILED, Reason.NO_SUCCESSOR)
    refusal = _refusal(source, S.HANDED_OVER, CHIEF, successor_id="proctor-2")
    assert refusal == (ErrorCode.GUARD_FAILED, Reason.SUCCESSOR_NOT_HERE)


def test_signing_off_waits_for_the_room() -> None:
    refusal = _refusal(S.ON_DUTY, S.SIGNED_OFF, PROCTOR)
    assert refusal == (ErrorCode.GUARD_FAILED, Reason.ROOM_NOT_CLOSED)
    row = change_duty(duty(S.HANDED_OVER), S.SIGNED_OFF, actor=PROCTOR, now_ms=NOW)
    assert row.state is S.SIGNED_OFF


def test_an_old_version_is_refused() -> None:
    with pytest.raises(RefusedError) as caught:
        change_duty(duty(S.SIGNED_IN), S.ON_DUTY, actor=PROCTOR, now_ms=NOW, version=2)
    assert caught.value.code is ErrorCode.STALE_VERSION


def test_the_link_comes_and_goes() -> None:
    comes = {S.ASSIGNED: S.SIGNED_IN, S.AWAY: S.ON_DUTY}
    for state in S:
        row = duty(state)
        there = staff_attached(row, actor=SYSTEM, now_ms=NOW)
        gone = staff_detached(row, actor=SYSTEM, now_ms=NOW)
        assert there.state is comes.get(state, state)
        assert (there is row) == (state not in comes)
        assert gone.state is (S.AWAY if state is S.ON_DUTY else state)
        assert (gone is row) == (state is not S.ON_DUTY)
