"""The proctor's state has a branch for every message that proctors get."""

from typing import get_args

import pytest
from msgspec.structs import replace

from common.protocol.base import Message
from common.protocol.candidates import CandidateChanged
from common.protocol.registry import TO_CLIENT
from common.protocol.session import Welcome
from common.protocol.stages import PaperUnsealed, RoomStageChanged
from common.protocol.vocabulary import ProctorState, Role, Stage
from common.rules.view_change import Part
from installers.dev import console_samples as s
from installers.dev.console_rooms import running_room
from proctor_app.state import OwnRooms, ToProctor
from tests.helpers.instances import example

FOR_PROCTORS = [kind for kind in TO_CLIENT if Role.PROCTOR in kind.spec.receivers]


def _welcome(sample: s.Sample) -> Welcome:
    return Welcome(
        connection_id="c",
        server_ms=s.NOW_MS,
        event_number=1,
        heartbeat_s=2,
        resumed=False,
        staff=sample.snapshot(),
    )


def _state(sample: s.Sample | None = None) -> OwnRooms:
    state = OwnRooms("staff-1")
    state.deliver(_welcome(sample or running_room()))
    return state


def test_every_message_for_proctors_has_a_branch() -> None:
    assert set(get_args(ToProctor)) == set(FOR_PROCTORS)


@pytest.mark.parametrize("kind", FOR_PROCTORS, ids=lambda kind: kind.spec.name)
def test_every_message_can_be_applied_before_and_after_the_welcome(kind: type[Message]) -> None:
    message = example(kind)
    OwnRooms("staff-1").deliver(message)
    _state().deliver(message)


def test_a_message_for_candidates_changes_nothing() -> None:
    assert not _state().deliver(PaperUnsealed(package_id="p", key="k"))


def test_changes_are_told() -> None:
    state = _state()
    row = running_room().candidates["room-301-1"]
    change = state.deliver(CandidateChanged(candidate=replace(row, version=row.version + 1)))
    assert (change.part, change.attempt_id) == (Part.CANDIDATE, "room-301-1")
    assert not state.deliver(CandidateChanged(candidate=row))


def test_a_resumed_welcome_keeps_the_rows() -> None:
    state = _state()
    resumed = replace(_welcome(running_room()), resumed=True, staff=None)
    assert not state.deliver(resumed)
    assert state.room is not None


def test_the_room_on_the_screen_is_the_chosen_one_else_the_one_taken() -> None:
    sample = running_room()
    s.add_room(sample, "302호", 2, stage=Stage.RUNNING)
    sample.proctors[0] = replace(sample.proctors[0], state=ProctorState.SIGNED_IN)
    state = _state(sample)
    assert state.room_id == "room-302"
    state.choose_room("room-301")
    assert state.room_id == "room-301"
    state.choose_room("room-of-somebody-else")
    assert state.room_id == "room-302"


def test_the_room_follows_its_stage() -> None:
    state = _state()
    assert state.room is not None
    state.deliver(RoomStageChanged(room=replace(state.room, stage=Stage.ENDING, version=9)))
    assert state.room.stage is Stage.ENDING


def test_who_signed_off_has_no_room() -> None:
    sample = running_room()
    sample.proctors[0] = replace(sample.proctors[0], state=ProctorState.SIGNED_OFF)
    assert _state(sample).room is None
