"""The stage button says what the rules say: the same next stage, the same reasons."""

import pytest
from msgspec.structs import replace

from common.console.rows.stage_facts import room_facts
from common.console.rows.stage_step import StepKind, period_hold, period_step, room_step
from common.core.errors import RefusedError
from common.protocol.rows import ActorRef
from common.protocol.vocabulary import Identity, ProctorState, Role, Stage
from common.rules.staff_view import StaffView
from common.rules.stages import change_room
from installers.dev import console_samples as s
from installers.dev.console_samples import NOW_MS

PROCTOR = ActorRef(role=Role.PROCTOR, id="staff-1")
CHIEF = ActorRef(role=Role.CHIEF, id="staff-chief")
ROOM_STAGES = (
    Stage.SEALED_IN,
    Stage.OPEN,
    Stage.BRIEFING,
    Stage.READY,
    Stage.RUNNING,
    Stage.SUSPENDED,
    Stage.ENDING,
    Stage.CLOSED,
)


def _sample(room: Stage, period: Stage) -> s.Sample:
    sample = s.Sample(s.period_row(period))
    s.add_room(sample, "301호", 3, stage=room)
    return sample


@pytest.mark.parametrize("period", [*ROOM_STAGES, Stage.RECONCILED, Stage.CANCELLED])
@pytest.mark.parametrize("room", ROOM_STAGES)
@pytest.mark.parametrize("is_verified", [True, False])
@pytest.mark.parametrize("duty", [ProctorState.ON_DUTY, ProctorState.SIGNED_IN])
def test_the_button_is_on_exactly_when_the_rules_let_it_pass(
    room: Stage, period: Stage, is_verified: bool, duty: ProctorState
) -> None:
    sample = _sample(room, period)
    sample.proctors[0] = replace(sample.proctors[0], state=duty)
    if not is_verified:
        for key, row in sample.candidates.items():
            sample.candidates[key] = replace(row, identity=Identity.UNVERIFIED)
    view = StaffView(sample.snapshot())
    step = room_step(view, sample.period, sample.rooms[0], PROCTOR, NOW_MS)
    if step is None:
        assert room is Stage.CLOSED
        return
    refusal = None
    try:
        change_room(
            sample.rooms[0],
            step.to,
            actor=PROCTOR,
            version=step.version,
            period=sample.period,
            facts=room_facts(view, sample.period, sample.rooms[0]),
            now_ms=NOW_MS,
            reason="a dialog asks for it",
        )
    except RefusedError as error:
        refusal = error.fault()
    assert (step.reasons[:1] or (None,))[0] == refusal


def test_a_running_room_is_suspended_and_a_suspended_one_resumed() -> None:
    sample = _sample(Stage.RUNNING, Stage.RUNNING)
    view = StaffView(sample.snapshot())
    step = room_step(view, sample.period, sample.rooms[0], PROCTOR, NOW_MS)
    assert step is not None
    assert (step.kind, step.to, step.reasons) == (StepKind.SUSPEND, Stage.SUSPENDED, ())
    sample = _sample(Stage.SUSPENDED, Stage.RUNNING)
    view = StaffView(sample.snapshot())
    step = room_step(view, sample.period, sample.rooms[0], PROCTOR, NOW_MS)
    assert step is not None
    assert (step.kind, step.to, step.reasons) == (StepKind.RESUME, Stage.RUNNING, ())


def test_a_proctor_is_told_that_the_chief_starts() -> None:
    sample = _sample(Stage.READY, Stage.RUNNING)
    step = room_step(StaffView(sample.snapshot()), sample.period, sample.rooms[0], PROCTOR, NOW_MS)
    assert step is not None
    assert [fault.key for fault in step.reasons] == ["error.permission.not_delegated"]


def test_rooms_left_out_free_the_gate() -> None:
    sample = _sample(Stage.SEALED_IN, Stage.SEALED_IN)
    s.add_room(sample, "302호", 1, stage=Stage.SEALED_IN, staff_id="staff-2")
    sample.proctors[1] = replace(sample.proctors[1], state=ProctorState.ASSIGNED)
    view = StaffView(sample.snapshot())
    step = period_step(view, sample.period, CHIEF, NOW_MS)
    assert step is not None
    assert [(f.key, f.values["rooms"]) for f in step.reasons] == [
        ("error.guard.rooms_without_proctor", "302호")
    ]
    step = period_step(view, sample.period, CHIEF, NOW_MS, frozenset({"room-302"}))
    assert step is not None
    assert step.reasons == ()


def test_only_a_running_period_can_be_held() -> None:
    for stage in (Stage.READY, Stage.SUSPENDED, Stage.ENDING):
        sample = _sample(stage, stage)
        assert period_hold(StaffView(sample.snapshot()), sample.period, CHIEF, NOW_MS) is None
    sample = _sample(Stage.RUNNING, Stage.RUNNING)
    hold = period_hold(StaffView(sample.snapshot()), sample.period, CHIEF, NOW_MS)
    assert hold is not None
    assert hold.reasons == ()
