"""Typing, the pad, and what may be wrong."""

from __future__ import annotations

import pytest

from candidate_app.view_models.sign_in_view_model import Entry, written_number
from common.client.errors import LinkError, LinkProblem
from common.core.errors import ErrorCode, RefusedError
from installers.dev.candidate_sample import SampleDesk
from tests.candidate_app.helpers import advance, until


@pytest.fixture
def desk(qapp: object) -> SampleDesk:
    return SampleDesk()


def entry(desk: SampleDesk) -> Entry:
    return desk.models.sign_in.picture.entry


async def fill(desk: SampleDesk) -> None:
    desk.models.sign_in.type_number("26042272")
    desk.models.sign_in.type_birth("030521")
    desk.models.sign_in.sign_in()
    await until(lambda: desk.entries)


@pytest.mark.parametrize(("digits", "written"), [("", ""), ("2604", "2604"), ("26042", "2604-2")])
def test_the_hyphen_comes_by_itself(digits: str, written: str) -> None:
    assert written_number(digits) == written


def test_typing_drops_what_is_no_digit_and_goes_on_by_itself(desk: SampleDesk) -> None:
    model = desk.models.sign_in
    model.type_number("26o4-227")
    assert model.picture.number == "2642-27"
    assert entry(desk) is Entry.NUMBER
    model.type_number("2604-22729")
    assert model.picture.number == "2604-2272"
    assert entry(desk) is Entry.BIRTH
    model.type_birth("030.5219")
    assert model.picture.birth == "030521"
    assert model.picture.may_sign_in


def test_the_pad_writes_where_the_keyboard_would(desk: SampleDesk) -> None:
    model = desk.models.sign_in
    for digit in "26042272" + "03":
        model.press(digit)
    assert (model.picture.number, model.picture.birth) == ("2604-2272", "03")
    for _ in range(3):
        model.erase()
    assert (model.picture.birth, model.picture.entry) == ("", Entry.NUMBER)
    model.erase()
    assert model.picture.number == "2604-227"
    model.clear()
    assert model.picture.number == ""


async def test_the_server_is_asked_once_and_opens_the_seat(desk: SampleDesk) -> None:
    await fill(desk)
    assert desk.entries == [("2604-2272", "030521")]
    await until(lambda: not desk.models.sign_in.picture.busy)
    assert desk.desk.seat is desk.seat
    assert desk.models.sign_in.picture.birth == "", "nothing of the birth date stays"


async def test_wrong_facts_say_so_and_empty_the_birth_date(desk: SampleDesk) -> None:
    desk.entry_errors = [RefusedError(ErrorCode.WRONG_CREDENTIALS, tries_left="4")]
    await fill(desk)
    await until(lambda: desk.models.sign_in.picture.wrong)
    picture = desk.models.sign_in.picture
    assert picture.wrong is not None
    assert "4번" in picture.wrong.words()
    assert (picture.number, picture.birth) == ("2604-2272", "")
    desk.models.sign_in.type_birth("0")
    assert desk.models.sign_in.picture.wrong is None


async def test_too_many_tries_hold_the_fields_and_let_go_by_themselves(desk: SampleDesk) -> None:
    desk.entry_errors = [RefusedError(ErrorCode.SIGN_IN_HELD, retry_after_s="60")]
    await fill(desk)
    model = desk.models.sign_in
    await until(lambda: model.picture.held_s == 60)
    model.type_birth("030521")
    assert model.picture.birth == ""
    desk.pass_time(59.5)
    assert model.picture.held_s == 1
    desk.pass_time(0.5)
    assert model.picture.held_s == 0
    model.type_birth("030521")
    await until(lambda: not model.picture.busy)
    assert model.picture.may_sign_in


@pytest.mark.parametrize(
    "error",
    [
        LinkError(LinkProblem.UNREACHABLE),
        LinkError(LinkProblem.TIMED_OUT),
        LinkError(LinkProblem.NOT_A_CENTRE),
        RefusedError(ErrorCode.RATE_LIMITED),
    ],
)
async def test_a_server_that_is_away_is_asked_again_without_the_person(
    desk: SampleDesk, error: Exception
) -> None:
    desk.entry_errors = [error]
    await fill(desk)
    assert desk.models.sign_in.picture.waits is not None
    await advance(desk.clock, 2)
    await until(lambda: desk.desk.seat)
    assert len(desk.entries) == 2


async def test_a_foreign_server_is_not_asked_again(desk: SampleDesk) -> None:
    desk.entry_errors = [LinkError(LinkProblem.WRONG_CERTIFICATE)]
    await fill(desk)
    await until(lambda: not desk.models.sign_in.picture.busy)
    assert desk.models.sign_in.picture.wrong is not None
    assert desk.clock.sleepers == 0


async def test_an_exam_that_is_not_open_is_said_in_words(desk: SampleDesk) -> None:
    desk.entry_errors = [RefusedError(ErrorCode.GUARD_FAILED, "period_not_open")]
    await fill(desk)
    await until(lambda: desk.models.sign_in.picture.wrong)
    wrong = desk.models.sign_in.picture.wrong
    assert wrong is not None
    assert "입실 시간" in wrong.words()
