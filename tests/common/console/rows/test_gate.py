"""The chief's gates: what blocks, what the chief may pass, what the server knew better."""

import pytest
from msgspec.structs import replace

from common.console.rows.gate import Gate, next_gate, still_blocked
from common.core.errors import ErrorCode, Fault
from common.protocol.rows import ActorRef
from common.protocol.vocabulary import ProctorState, Role, Stage
from common.rules.staff_view import StaffView
from installers.dev import console_rooms as rooms
from installers.dev import console_samples as s
from installers.dev.console_samples import NOW_MS

CHIEF = ActorRef(role=Role.CHIEF, id="staff-chief")


def _gate(sample: s.Sample, refusal: Fault | None = None) -> Gate:
    gate = next_gate(StaffView(sample.snapshot()), sample.period, CHIEF, NOW_MS, refusal)
    assert gate is not None
    return gate


def test_a_room_without_proctor_may_be_left_out() -> None:
    sample = rooms.centre(Stage.SEALED_IN)
    sample.proctors[2] = replace(sample.proctors[2], state=ProctorState.ASSIGNED)
    gate = _gate(sample)
    assert gate.blocked == ()
    assert [room.room_name for room in gate.in_the_way] == ["203호"]
    assert not gate.needs_words
    assert gate.left_out == frozenset()  # none of them had its chance yet
    view = StaffView(sample.snapshot())
    blocked = still_blocked(view, sample.period, CHIEF, NOW_MS, frozenset())
    assert [fault.key for fault in blocked] == ["error.guard.rooms_without_proctor"]
    assert still_blocked(view, sample.period, CHIEF, NOW_MS, frozenset({"room-203"})) == ()


def test_a_room_that_never_opened_is_left_out_again() -> None:
    sample = rooms.centre(Stage.BRIEFING)
    for at, stage in ((3, Stage.SEALED_IN), (4, Stage.OPEN)):
        sample.rooms[at] = replace(sample.rooms[at], stage=stage)
    gate = _gate(sample)
    assert [room.room_name for room in gate.in_the_way] == ["301호", "302호"]
    assert gate.left_out == frozenset({"room-301"})


def test_without_any_proctor_the_gate_stays_shut() -> None:
    sample = rooms.centre(Stage.SEALED_IN)
    sample.proctors = [replace(row, state=ProctorState.ASSIGNED) for row in sample.proctors]
    view = StaffView(sample.snapshot())
    every = frozenset(room.room_id for room in sample.rooms)
    blocked = still_blocked(view, sample.period, CHIEF, NOW_MS, every)
    assert [fault.key for fault in blocked] == ["error.guard.no_room"]


def test_ending_early_asks_for_words_while_somebody_writes() -> None:
    gate = _gate(rooms.centre())
    assert gate.step.to is Stage.ENDING
    assert gate.blocked == ()
    assert gate.needs_words
    assert [fault.key for fault in gate.asks] == ["error.guard.still_open"]


def test_what_the_server_said_is_asked_for_the_next_time() -> None:
    sample = rooms.centre(Stage.SEALED_IN)
    assert not _gate(sample).needs_words
    refusal = Fault(code=ErrorCode.GUARD_FAILED, key="error.guard.doctor_not_green")
    gate = _gate(sample, refusal)
    assert gate.needs_words
    assert gate.asks == (refusal,)
    assert gate.blocked == ()


def test_a_chief_sees_that_exporting_is_for_others() -> None:
    sample = rooms.centre(Stage.CLOSED)
    sample.period = replace(sample.period, stage=Stage.RECONCILED)
    assert [fault.key for fault in _gate(sample).blocked] == ["error.permission.role"]


def test_the_line_has_an_end() -> None:
    sample = rooms.centre(Stage.CLOSED)
    sample.period = replace(sample.period, stage=Stage.ARCHIVED)
    assert next_gate(StaffView(sample.snapshot()), sample.period, CHIEF, NOW_MS) is None


@pytest.mark.parametrize(
    ("stage", "done"),
    [
        (Stage.SEALED_IN, [True]),
        (Stage.OPEN, [None, True]),
        (Stage.BRIEFING, [True]),
        (Stage.READY, [None]),
        (Stage.RUNNING, [False]),
        (Stage.CLOSED, [False, None]),
    ],
)
def test_the_check_list_of_each_gate(stage: Stage, done: list[bool | None]) -> None:
    assert [check.is_done for check in _gate(rooms.centre(stage)).checks] == done
