"""The head of the room: what the stage button sends, and what the time says."""

from msgspec.structs import replace

from common.client.connection import LinkState
from common.console.link.link_status import LinkPhase
from common.protocol.proctors import ChangeProctorState
from common.protocol.stages import ChangeRoomStage, RoomStageChanged
from common.protocol.vocabulary import ProctorState, Stage
from installers.dev.console_rooms import running_room, waiting_room
from tests.proctor_app.stands import proctor_at


async def test_the_button_sends_the_step_over_the_row_that_was_seen() -> None:
    async with proctor_at(running_room()) as stand:
        stand.models.stage.take_step("정전")
        await stand.settle()
        assert stand.sent == ChangeRoomStage(
            room_period_id="room-301-1", to=Stage.SUSPENDED, version=2, reason="정전"
        )


async def test_the_button_follows_the_room() -> None:
    async with proctor_at(running_room()) as stand:
        room = replace(stand.sample.rooms[0], stage=Stage.SUSPENDED, version=3)
        stand.give(RoomStageChanged(room=room))
        stand.models.stage.take_step()
        await stand.settle()
        assert stand.sent == ChangeRoomStage(
            room_period_id="room-301-1", to=Stage.RUNNING, version=3
        )


async def test_what_is_missing_is_told() -> None:
    async with proctor_at(waiting_room()) as stand:
        step = stand.models.stage.picture.step
        assert step is not None
        assert step.to is Stage.BRIEFING
        assert [fault.key for fault in step.reasons] == ["error.guard.ahead_of_period"]


async def test_a_closed_room_is_signed_off() -> None:
    sample = running_room()
    sample.period = replace(sample.period, stage=Stage.CLOSED)
    sample.rooms[0] = replace(sample.rooms[0], stage=Stage.CLOSED)
    async with proctor_at(sample) as stand:
        assert stand.models.stage.picture.may_sign_off
        stand.models.stage.sign_off()
        await stand.settle()
        assert stand.sent == ChangeProctorState(
            duty_id="duty-room-301", to=ProctorState.SIGNED_OFF, version=1
        )


async def test_the_chief_s_suspension_is_told_apart_from_the_room_s() -> None:
    sample = running_room()
    sample.period = replace(sample.period, stage=Stage.SUSPENDED, suspended_ms=1)
    async with proctor_at(sample) as stand:
        picture = stand.models.stage.picture
        assert (picture.stage, picture.held_by_chief) == (Stage.SUSPENDED, True)


async def test_the_time_goes_on_without_the_server_and_says_when_it_was_heard() -> None:
    async with proctor_at(running_room()) as stand:
        before = stand.models.stage.picture
        stand.clock.advance(30)
        stand.session.turn(LinkState.OFFLINE)
        after = stand.models.stage.picture
        assert before.clock is not None
        assert after.clock is not None
        assert after.clock.seconds == before.clock.seconds - 30
        assert after.link.phase is LinkPhase.LOST
        assert after.heard_ms == before.now_ms
