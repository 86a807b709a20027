"""Taking the room."""

from msgspec.structs import replace

from common.core.errors import ErrorCode, RefusedError
from common.protocol.proctors import ChangeProctorState, ProctorChanged
from common.protocol.vocabulary import ProctorState
from installers.dev.console_rooms import waiting_room
from installers.dev.console_samples import Sample
from tests.proctor_app.stands import proctor_at


def _signed_in() -> Sample:
    sample = waiting_room()
    sample.proctors[0] = replace(sample.proctors[0], state=ProctorState.SIGNED_IN)
    return sample


async def test_taking_the_room_leads_to_the_seats() -> None:
    async with proctor_at(_signed_in()) as stand:
        duty = stand.models.duty
        assert duty.picture.has_duty
        assert not duty.picture.is_on_duty
        duty.take()
        duty.take()  # a double click
        await stand.settle()
        assert stand.session.sent == [
            ChangeProctorState(duty_id="duty-room-301", to=ProctorState.ON_DUTY, version=1)
        ]
        row = replace(stand.sample.proctors[0], state=ProctorState.ON_DUTY, version=2)
        stand.give(ProctorChanged(proctor=row))
        assert duty.picture.is_on_duty


async def test_a_refusal_is_shown_and_it_may_be_tried_again() -> None:
    async with proctor_at(_signed_in()) as stand:
        stand.models.duty.take()
        await stand.settle()
        stand.session.outcomes[0].set_exception(RefusedError(ErrorCode.STALE_VERSION))
        await stand.settle()
        picture = stand.models.duty.picture
        assert picture.refusal is not None
        assert not picture.is_busy


async def test_who_signed_off_is_told_that_all_is_done() -> None:
    sample = waiting_room()
    sample.proctors[0] = replace(sample.proctors[0], state=ProctorState.SIGNED_OFF)
    async with proctor_at(sample) as stand:
        picture = stand.models.duty.picture
        assert (picture.has_duty, picture.is_signed_off) == (False, True)


async def test_somebody_without_a_room_is_told_so() -> None:
    sample = waiting_room()
    sample.proctors.clear()
    async with proctor_at(sample) as stand:
        picture = stand.models.duty.picture
        assert (picture.is_loaded, picture.has_duty) == (True, False)
        assert not picture.is_signed_off
