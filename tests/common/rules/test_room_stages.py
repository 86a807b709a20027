"""The stage machine of a room: every way, everybody, every guard."""

from itertools import product
from typing import Any

import pytest
from msgspec.structs import replace

from common.core.errors import ErrorCode, RefusedError
from common.protocol.rows import ActorRef, RoomRow
from common.protocol.vocabulary import Role, Stage
from common.rules.facts import RoomFacts
from common.rules.reasons import Reason
from common.rules.stages import change_room, room_blockers, room_follows
from tests.helpers.exam_rows import (
    ACTORS,
    CHIEF,
    HOUR,
    MINUTE,
    PROCTOR,
    STARTED,
    SYSTEM,
    period,
    room,
)

S = Stage

READY_ROOM = RoomFacts(
    proctor_on_duty=True,
    verified=20,
    delegated_start=True,
    last_deadline_ms=STARTED + HOUR,
)

LATE = STARTED + 2 * HOUR

AFTER = (S.RUNNING, S.SUSPENDED, S.ENDING, S.CLOSED)

ROOM_WAYS: dict[tuple[Stage, Stage], set[Role]] = {
    (S.SEALED_IN, S.OPEN): {Role.PROCTOR, Role.SYSTEM},
    (S.OPEN, S.BRIEFING): {Role.PROCTOR},
    (S.BRIEFING, S.READY): {Role.PROCTOR},
    (S.READY, S.BRIEFING): {Role.PROCTOR, Role.CHIEF, Role.SYSTEM},
    (S.READY, S.RUNNING): {Role.PROCTOR, Role.CHIEF, Role.SYSTEM},
    (S.RUNNING, S.SUSPENDED): {Role.PROCTOR, Role.CHIEF},
    (S.SUSPENDED, S.RUNNING): {Role.PROCTOR, Role.CHIEF},
    (S.RUNNING, S.ENDING): {Role.SYSTEM, Role.CHIEF},
    (S.ENDING, S.CLOSED): {Role.SYSTEM, Role.CHIEF},
}

PERIOD_OF = {to: to for to in S} | {S.SUSPENDED: S.RUNNING}


def _room(source: Stage) -> RoomRow:
    started = STARTED if source in AFTER else None
    return room(stage=source, version=4, started_ms=started)


def _change_room(
    row: RoomRow,
    to: Stage,
    actor: ActorRef,
    facts: RoomFacts = READY_ROOM,
    *,
    gate: Stage | None = None,
    reason: str = "reason",
    version: int | None = None,
    now_ms: int = LATE,
) -> RoomRow:
    above = period(stage=PERIOD_OF[to] if gate is None else gate, started_ms=STARTED)
    return change_room(
        row,
        to,
        actor=actor,
        version=version,
        period=above,
        facts=facts,
        now_ms=now_ms,
        reason=reason,
    )


@pytest.mark.parametrize(("source", "to"), list(product(S, S)))
def test_every_way_of_a_room(source: Stage, to: Stage) -> None:
    may = ROOM_WAYS.get((source, to), set())
    for role, actor in ACTORS.items():
        if role in may:
            changed = _change_room(_room(source), to, actor, version=4)
            assert (changed.stage, changed.version) == (to, 5)
            continue
        with pytest.raises(RefusedError) as caught:
            _change_room(_room(source), to, actor)
        expected = ErrorCode.FORBIDDEN if may else ErrorCode.ILLEGAL_TRANSITION
        assert caught.value.code is expected


def test_a_room_is_timed_for_itself() -> None:
    row = _change_room(_room(S.READY), S.RUNNING, CHIEF, now_ms=STARTED + MINUTE)
    assert row.started_ms == STARTED + MINUTE
    row = _change_room(row, S.SUSPENDED, PROCTOR, now_ms=STARTED + 2 * MINUTE)
    assert row.suspended_ms == STARTED + 2 * MINUTE
    row = _change_room(row, S.RUNNING, PROCTOR, now_ms=STARTED + 9 * MINUTE)
    assert (row.suspended_ms, row.suspended_total_ms) == (None, 7 * MINUTE)
    assert row.started_ms == STARTED + MINUTE
    with pytest.raises(RefusedError) as caught:
        _change_room(row, S.SUSPENDED, PROCTOR, reason="")
    assert caught.value.code is ErrorCode.REASON_REQUIRED


ROOM_GUARDS: list[tuple[Stage, Stage, ActorRef, Stage, dict[str, Any], Reason]] = [
    (S.SEALED_IN, S.OPEN, SYSTEM, S.SEALED_IN, {}, Reason.AHEAD_OF_PERIOD),
    (S.SEALED_IN, S.OPEN, SYSTEM, S.REHEARSAL, {}, Reason.AHEAD_OF_PERIOD),
    (S.SEALED_IN, S.OPEN, PROCTOR, S.ENDING, {}, Reason.PERIOD_OVER),
    (S.SEALED_IN, S.OPEN, PROCTOR, S.CANCELLED, {}, Reason.PERIOD_OVER),
    (
        S.SEALED_IN,
        S.OPEN,
        PROCTOR,
        S.OPEN,
        {"proctor_on_duty": False},
        Reason.NO_PROCTOR_ON_DUTY,
    ),
    (S.OPEN, S.BRIEFING, PROCTOR, S.OPEN, {}, Reason.AHEAD_OF_PERIOD),
    (S.OPEN, S.BRIEFING, PROCTOR, S.CLOSED, {}, Reason.PERIOD_OVER),
    (S.OPEN, S.BRIEFING, PROCTOR, S.RUNNING, {"verified": 0}, Reason.NOBODY_VERIFIED),
    (S.BRIEFING, S.READY, PROCTOR, S.BRIEFING, {}, Reason.AHEAD_OF_PERIOD),
    (S.BRIEFING, S.READY, PROCTOR, S.ENDING, {}, Reason.PERIOD_OVER),
    (S.READY, S.BRIEFING, PROCTOR, S.READY, {"key_released": True}, Reason.KEY_RELEASED),
    (S.READY, S.RUNNING, CHIEF, S.READY, {}, Reason.AHEAD_OF_PERIOD),
    (S.READY, S.RUNNING, CHIEF, S.SUSPENDED, {}, Reason.AHEAD_OF_PERIOD),
    (S.READY, S.RUNNING, CHIEF, S.ENDING, {}, Reason.PERIOD_OVER),
    (S.READY, S.RUNNING, PROCTOR, S.RUNNING, {"delegated_start": False}, Reason.NOT_DELEGATED),
    (S.RUNNING, S.ENDING, SYSTEM, S.RUNNING, {}, Reason.AHEAD_OF_PERIOD),
    (S.RUNNING, S.ENDING, CHIEF, S.RUNNING, {}, Reason.AHEAD_OF_PERIOD),
    (S.RUNNING, S.ENDING, CHIEF, S.ENDING, {"in_progress": 2}, Reason.STILL_OPEN),
    (S.ENDING, S.CLOSED, SYSTEM, S.ENDING, {}, Reason.AHEAD_OF_PERIOD),
    (S.ENDING, S.CLOSED, CHIEF, S.CLOSED, {"in_progress": 2}, Reason.STILL_OPEN),
    (S.ENDING, S.CLOSED, CHIEF, S.CLOSED, {"unsent_seats": ("1",)}, Reason.UNSENT_JOURNALS),
    (S.ENDING, S.CLOSED, SYSTEM, S.CLOSED, {"last_deadline_ms": LATE}, Reason.DRAINING),
]


@pytest.mark.parametrize(("source", "to", "actor", "gate", "facts", "reason"), ROOM_GUARDS)
def test_every_guard_of_a_room(  # noqa: PLR0917  one row of the table
    source: Stage,
    to: Stage,
    actor: ActorRef,
    gate: Stage,
    facts: dict[str, Any],
    reason: Reason,
) -> None:
    changed = replace(READY_ROOM, **facts)
    with pytest.raises(RefusedError) as caught:
        _change_room(_room(source), to, actor, changed, gate=gate)
    assert caught.value.reason == reason
    above = period(stage=gate, started_ms=STARTED)
    faults = room_blockers(_room(source), to, actor=actor, period=above, facts=changed, now_ms=LATE)
    assert f"error.{reason}" in [fault.key for fault in faults]


@pytest.mark.parametrize("to", [S.SUSPENDED, S.ENDING])
def test_acts_that_want_a_reason(to: Stage) -> None:
    with pytest.raises(RefusedError) as caught:
        _change_room(_room(S.RUNNING), to, CHIEF, reason=" ")
    assert caught.value.code is ErrorCode.REASON_REQUIRED


def test_a_room_may_lag_behind_its_period() -> None:
    for source, to, actor in (
        (S.SEALED_IN, S.OPEN, PROCTOR),
        (S.OPEN, S.BRIEFING, PROCTOR),
        (S.BRIEFING, S.READY, PROCTOR),
        (S.READY, S.RUNNING, CHIEF),
    ):
        assert _change_room(_room(source), to, actor, gate=S.RUNNING).stage is to


def test_where_a_room_follows_there_is_a_way() -> None:
    for gate, source in product(S, S):
        to = room_follows(gate, source)
        if to is None:
            continue
        assert Role.SYSTEM in ROOM_WAYS[source, to]
        assert _change_room(_room(source), to, SYSTEM, gate=gate).stage is to
    assert room_follows(S.RUNNING, S.READY) is S.RUNNING
    assert room_follows(S.RUNNING, S.BRIEFING) is None


def test_the_base_time_grows_by_suspensions() -> None:
    row = replace(_room(S.RUNNING), suspended_total_ms=MINUTE)
    with pytest.raises(RefusedError):
        _change_room(row, S.ENDING, SYSTEM, now_ms=STARTED + HOUR + MINUTE - 1)
    _change_room(row, S.ENDING, SYSTEM, now_ms=STARTED + HOUR + MINUTE)


def test_an_old_version_is_refused() -> None:
    for seen in (3, 5):
        with pytest.raises(RefusedError) as caught:
            _change_room(_room(S.OPEN), S.BRIEFING, PROCTOR, version=seen)
        assert caught.value.code is ErrorCode.STALE_VERSION


def test_a_button_that_leads_nowhere_says_so() -> None:
    faults = room_blockers(
        _room(S.OPEN),
        S.CLOSED,
        actor=CHIEF,
        period=period(),
        facts=READY_ROOM,
        now_ms=LATE,
    )
    assert [fault.code for fault in faults] == [ErrorCode.ILLEGAL_TRANSITION]
