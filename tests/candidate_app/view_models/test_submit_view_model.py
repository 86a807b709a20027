"""Handing in: two steps, four digits, and what happens without a server."""

from __future__ import annotations

import asyncio

import pytest

from candidate_app.state import Page
from candidate_app.view_models.context_view_model import Context
from candidate_app.view_models.submit_view_model import SubmitStage
from common.core.errors import ErrorCode, RefusedError
from common.protocol.answers import AttemptSealed
from common.protocol.candidates import BeginSubmission, ReturnToExam
from common.protocol.vocabulary import HoldKind, Progress
from installers.dev import candidate_sample as sample
from installers.dev.candidate_sample import SampleDesk
from tests.candidate_app.helpers import turn, until


@pytest.fixture
def desk(qapp: object) -> SampleDesk:
    made = SampleDesk()
    made.sit()
    made.start_exam()
    return made


def stage(desk: SampleDesk) -> SubmitStage:
    return desk.models.submit.picture.stage


def page(desk: SampleDesk) -> Page:
    return desk.desk.state.page(desk.desk.now_ms())


async def to_confirm(desk: SampleDesk) -> None:
    desk.models.submit.open_review()
    desk.models.submit.proceed()
    await until(lambda: desk.seat.session.sent)
    desk.become(progress=Progress.SUBMITTING)


async def test_looking_at_the_list_tells_the_server_nothing(desk: SampleDesk) -> None:
    desk.models.submit.open_list()
    desk.models.submit.proceed()
    assert stage(desk) is SubmitStage.LIST
    desk.models.submit.close()
    desk.models.submit.open_review()
    desk.models.submit.close()
    await turn()
    assert desk.seat.session.sent == []


async def test_going_on_tells_the_server_and_coming_back_too(desk: SampleDesk) -> None:
    await to_confirm(desk)
    assert stage(desk) is SubmitStage.CONFIRM
    assert isinstance(desk.seat.session.sent[0], BeginSubmission)
    desk.models.submit.close()
    assert stage(desk) is SubmitStage.CLOSED
    await until(lambda: len(desk.seat.session.sent) == 2)
    assert isinstance(desk.seat.session.sent[1], ReturnToExam)
    await turn()
    desk.pass_time(0.2)
    assert stage(desk) is SubmitStage.CLOSED, "the dialog does not come back before the row"
    desk.become(progress=Progress.IN_PROGRESS)
    await turn()
    assert stage(desk) is SubmitStage.CLOSED


async def test_only_the_right_digits_hand_in(desk: SampleDesk) -> None:
    await to_confirm(desk)
    submit = desk.models.submit
    submit.confirm()
    assert stage(desk) is SubmitStage.CONFIRM
    submit.type_code("2271")
    assert submit.picture.is_wrong
    submit.confirm()
    assert stage(desk) is SubmitStage.CONFIRM
    submit.type_code("22-72")
    assert submit.picture.may_confirm
    submit.confirm()
    assert stage(desk) is SubmitStage.SENDING
    assert page(desk) is Page.RECEIPT
    await until(lambda: desk.seat.submissions == 1)
    desk.apply(AttemptSealed(seal=sample.seal()))
    assert page(desk) is Page.RECEIPT
    assert not desk.desk.state.handing_in


async def test_a_refused_first_step_leads_back_and_says_why(desk: SampleDesk) -> None:
    desk.seat.session.refusals = [RefusedError(ErrorCode.GUARD_FAILED, "guard.held")]
    desk.models.submit.open_review()
    desk.models.submit.proceed()
    desk.models.submit.type_code("2272")
    desk.models.submit.confirm()
    await until(lambda: stage(desk) is SubmitStage.CLOSED)
    await turn()
    assert desk.seat.submissions == 0
    assert page(desk) is Page.EXAM
    assert desk.models.context.picture.context is Context.NOTICE


async def test_a_refused_seal_leads_back_to_the_paper(desk: SampleDesk) -> None:
    await to_confirm(desk)
    desk.seat.session.refusals = [RefusedError(ErrorCode.UNAVAILABLE)]
    desk.models.submit.type_code("2272")
    desk.models.submit.confirm()
    await until(lambda: not desk.desk.state.handing_in)
    assert page(desk) is Page.EXAM


async def test_a_seal_that_was_there_already_is_no_failure(desk: SampleDesk) -> None:
    await to_confirm(desk)
    desk.seat.session.refusals = [RefusedError(ErrorCode.ALREADY_SEALED)]
    desk.models.submit.type_code("2272")
    desk.models.submit.confirm()
    await until(lambda: desk.seat.submissions)
    await turn()
    assert page(desk) is Page.RECEIPT


async def test_dialogs_close_when_the_paper_is_covered(desk: SampleDesk) -> None:
    desk.models.submit.open_review()
    desk.become(holds=(sample.hold(HoldKind.LOCK),))
    assert stage(desk) is SubmitStage.CLOSED


async def test_dialogs_close_when_the_time_is_over(desk: SampleDesk) -> None:
    await to_confirm(desk)
    desk.pass_time(3600)
    assert stage(desk) is SubmitStage.CLOSED
    assert page(desk) is Page.TIME_OVER


async def test_a_program_that_comes_back_within_the_second_step_shows_it(
    desk: SampleDesk,
) -> None:
    desk.become(progress=Progress.SUBMITTING)
    assert stage(desk) is SubmitStage.CONFIRM


async def test_a_seal_that_only_the_row_tells_ends_the_handing_in(desk: SampleDesk) -> None:
    await to_confirm(desk)
    desk.models.submit.type_code("2272")
    desk.models.submit.confirm()
    desk.become(progress=Progress.SUBMITTED)
    desk.become(progress=Progress.IN_PROGRESS)
    assert page(desk) is Page.EXAM


async def test_going_on_and_back_without_a_link_opens_nothing_later(desk: SampleDesk) -> None:
    """Both commands wait for the link; their rows come one after the other."""
    link = asyncio.Event()
    desk.seat.session.link = link
    desk.models.submit.open_review()
    desk.models.submit.proceed()
    await turn()
    desk.models.submit.close()
    desk.pass_time(5)
    link.set()
    await turn()
    desk.become(progress=Progress.SUBMITTING)
    assert stage(desk) is SubmitStage.CLOSED
    await until(lambda: len(desk.seat.session.sent) == 2)
    desk.become(progress=Progress.IN_PROGRESS)
    desk.pass_time(1)
    assert stage(desk) is SubmitStage.CLOSED


async def test_a_refused_return_shows_the_second_step_again(desk: SampleDesk) -> None:
    await to_confirm(desk)
    desk.seat.session.refusals = [RefusedError(ErrorCode.GUARD_FAILED, "guard.no_time_left")]
    desk.models.submit.close()
    await until(lambda: len(desk.seat.session.sent) == 2)
    await until(lambda: stage(desk) is SubmitStage.CONFIRM)


async def test_a_reopened_attempt_can_be_handed_in_again(desk: SampleDesk) -> None:
    await to_confirm(desk)
    desk.models.submit.type_code("2272")
    desk.models.submit.confirm()
    await until(lambda: desk.seat.submissions == 1)
    desk.apply(AttemptSealed(seal=sample.seal()))
    desk.become(progress=Progress.SUBMITTED)
    desk.become(progress=Progress.IN_PROGRESS)
    assert page(desk) is Page.EXAM
    assert stage(desk) is SubmitStage.CLOSED
    notice = desk.models.context.picture.notice
    assert notice is not None
    assert notice.key == "candidate.context.reopened"
    assert desk.desk.state.paper_is_answered(desk.desk.now_ms()), "detections look again"


async def test_detections_are_quiet_from_the_second_step_on_and_no_longer(
    desk: SampleDesk,
) -> None:
    def watches() -> bool:
        return desk.desk.state.paper_is_answered(desk.desk.now_ms())

    desk.models.submit.open_review()
    assert watches()
    desk.models.submit.proceed()
    assert not watches(), "although the server has not heard of it yet"
    desk.models.submit.close()
    assert watches()
