"""Marks: one model behind sheet and panel."""

from __future__ import annotations

import pytest

from installers.dev import candidate_sample as sample
from installers.dev.candidate_sample import SampleDesk


@pytest.fixture
def desk(qapp: object) -> SampleDesk:
    made = SampleDesk()
    made.sit()
    made.start_exam()
    return made


def is_unsent(desk: SampleDesk, number: int) -> bool:
    return desk.models.exam.picture.marks[number - 1].unsent


def chosen(desk: SampleDesk) -> list[tuple[int, ...]]:
    return [mark.chosen for mark in desk.models.exam.picture.marks]


def test_the_paper_opens_at_its_first_question(desk: SampleDesk) -> None:
    picture = desk.models.exam.picture
    assert [question.number for question in picture.questions] == [1, 2, 3, 4, 5]
    assert (picture.current, picture.answered, picture.open) == (1, 0, 5)
    assert desk.seat.position == 1


def test_choosing_marks_at_once_and_waits_for_the_server(desk: SampleDesk) -> None:
    desk.models.exam.choose(2, 3)
    assert chosen(desk)[1] == (3,)
    assert is_unsent(desk, 2)
    desk.seat.waiting.clear()
    desk.desk.seat_changed()
    assert not is_unsent(desk, 2)
    assert desk.models.exam.picture.current == 2
    assert desk.seat.position == 2


def test_choosing_the_same_again_sends_nothing(desk: SampleDesk) -> None:
    desk.models.exam.choose(2, 3)
    desk.seat.waiting.clear()
    desk.models.exam.choose(2, 3)
    assert desk.seat.unsent == 0


def test_the_panel_clears_what_is_pressed_again(desk: SampleDesk) -> None:
    desk.models.exam.toggle(2, 3)
    assert chosen(desk)[1] == (3,)
    desk.models.exam.toggle(2, 1)
    assert chosen(desk)[1] == (1,)
    desk.models.exam.toggle(2, 1)
    assert chosen(desk)[1] == ()
    assert desk.seat.answers["item-2"] == ()


def test_clearing_an_empty_question_sends_nothing(desk: SampleDesk) -> None:
    desk.models.exam.clear(3)
    assert desk.seat.unsent == 0


@pytest.mark.parametrize(("number", "option"), [(1, 0), (1, 5), (9, 1)])
def test_what_is_not_on_the_paper_is_not_marked(desk: SampleDesk, number: int, option: int) -> None:
    desk.models.exam.choose(number, option)
    assert desk.seat.unsent == 0


def test_steps_stop_at_the_ends(desk: SampleDesk) -> None:
    desk.models.exam.step(-1)
    assert desk.models.exam.picture.current == 1
    desk.models.exam.step(9)
    assert desk.models.exam.picture.current == 5
    desk.models.exam.go_to(99)
    assert desk.models.exam.picture.current == 5


def test_answers_from_the_server_are_shown(desk: SampleDesk) -> None:
    desk.seat.answers["item-4"] = (2,)
    desk.desk.seat_changed()
    assert chosen(desk)[3] == (2,)
    assert desk.models.exam.picture.first_open() == 1


def test_another_paper_starts_anew(desk: SampleDesk) -> None:
    desk.models.exam.go_to(4)
    desk.seat.paper = sample.paper(3)
    desk.desk.seat_changed()
    assert desk.models.exam.picture.total == 15
    assert desk.models.exam.picture.current == 1


def test_the_question_in_sight_stays_over_a_cut(desk: SampleDesk) -> None:
    desk.models.exam.go_to(4)
    desk.models.exam.choose(4, 1)
    desk.desk.state.link_changed(0.0, online=False, refused=False)
    desk.desk.seat_changed()
    desk.desk.state.link_changed(1.0, online=True, refused=False)
    desk.desk.seat_changed()
    assert desk.models.exam.picture.current == 4
    assert chosen(desk)[3] == (1,)


def test_a_program_that_comes_back_is_at_the_same_question() -> None:
    desk = SampleDesk()
    desk.start_exam()
    desk.seat.position = 4
    desk.desk.sit(desk.seat, came_back=True)
    assert desk.models.exam.picture.current == 4
    assert desk.seat.position == 4


def test_who_comes_from_another_pc_is_at_the_same_question() -> None:
    desk = SampleDesk()
    desk.sit()
    desk.seat.position = 3  # it came with the welcome, before the paper opened
    desk.start_exam()
    assert desk.models.exam.picture.current == 3
    desk.seat.position = 2  # it came after it
    desk.desk.seat_changed()
    assert desk.models.exam.picture.current == 2
