"""The one row that speaks: a cut after ten seconds, its end, the minutes."""

from __future__ import annotations

import pytest

from candidate_app.view_models.context_view_model import Context
from candidate_app.view_models.saying import saying
from common.client.connection import LinkState
from installers.dev.candidate_sample import SampleDesk


@pytest.fixture
def desk(qapp: object) -> SampleDesk:
    made = SampleDesk()
    made.sit()
    made.start_exam()
    return made


def context(desk: SampleDesk) -> Context:
    return desk.models.context.picture.context


def test_a_short_cut_is_not_worth_a_word(desk: SampleDesk) -> None:
    desk.link(LinkState.OFFLINE)
    desk.pass_time(9.9)
    assert context(desk) is Context.SUBJECT
    desk.link(LinkState.ONLINE)
    assert context(desk) is Context.SUBJECT


def test_a_cut_is_told_after_ten_seconds_until_all_is_sent(desk: SampleDesk) -> None:
    desk.link(LinkState.OFFLINE)
    desk.models.exam.choose(1, 1)
    desk.pass_time(10)
    assert context(desk) is Context.OFFLINE
    assert desk.models.context.picture.unsent == 1
    desk.link(LinkState.ONLINE)
    assert context(desk) is Context.SUBJECT, "connected, but not everything is sent"
    desk.seat.waiting.clear()
    desk.desk.seat_changed()
    assert context(desk) is Context.BACK
    desk.pass_time(5)
    assert context(desk) is Context.SUBJECT


def test_attempts_to_connect_do_not_begin_the_ten_seconds_again(desk: SampleDesk) -> None:
    desk.link(LinkState.OFFLINE)
    for _ in range(4):
        desk.pass_time(2.5)
        desk.link(LinkState.CONNECTING)
        desk.link(LinkState.OFFLINE)
    assert context(desk) is Context.OFFLINE


@pytest.mark.parametrize("minutes", [10, 5, 1])
def test_minutes_are_told_for_half_a_minute(desk: SampleDesk, minutes: int) -> None:
    desk.pass_time((53 - minutes) * 60 - 1)
    assert context(desk) is Context.SUBJECT
    desk.pass_time(1)
    assert context(desk) is Context.MINUTES
    assert desk.models.context.picture.minutes == minutes
    desk.pass_time(30)
    assert context(desk) is Context.SUBJECT


def test_a_notice_is_told_for_a_while(desk: SampleDesk) -> None:
    desk.models.context.tell(saying("candidate.refusal.busy"))
    assert context(desk) is Context.NOTICE
    desk.pass_time(20)
    assert context(desk) is Context.SUBJECT


def test_answers_that_take_long_are_told_although_there_is_a_link(desk: SampleDesk) -> None:
    desk.models.exam.choose(1, 1)
    desk.pass_time(9)
    assert context(desk) is Context.SUBJECT
    desk.pass_time(1)
    assert (context(desk), desk.models.context.picture.unsent) == (Context.SLOW, 1)
    desk.seat.waiting.clear()
    desk.desk.seat_changed()
    assert context(desk) is Context.BACK


def test_a_pc_that_cannot_keep_answers_says_so_before_all_else(desk: SampleDesk) -> None:
    desk.link(LinkState.OFFLINE)
    desk.seat.is_failing = True
    desk.models.exam.choose(1, 1)
    desk.pass_time(30)
    assert (context(desk), desk.models.context.picture.unsent) == (Context.NOT_KEPT, 1)
    desk.seat.is_failing = False
    desk.pass_time(0)
    assert context(desk) is Context.OFFLINE
