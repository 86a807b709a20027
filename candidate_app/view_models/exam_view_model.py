"""The paper and its answers: one model behind the question sheet and the answer panel."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from common.qt.view_model import ViewModel

if TYPE_CHECKING:
    from candidate_app.view_models.desk import Desk
    from common.protocol.paper import Paper


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is printed; choices are numbered from 1."""

    number: int
    subject: str
    stem: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """What is marked of one question."""

    number: int
    chosen: tuple[int, ...] = ()
    unsent: bool = False

    @property
    def is_answered(self) -> bool:
        """Whether anything is chosen."""
        return bool(self.chosen)


@dataclass(frozen=True, slots=True)
class ExamPicture:
    """The paper.

    Args:
        questions: in the order of the paper; empty before it is open.
        marks: one for each question, in the same order.
        current: number of the question that keys act on.
    """

    questions: tuple[Question, ...] = ()
    marks: tuple[Mark, ...] = ()
    current: int = 0

    @property
    def total(self) -> int:
        """How many questions there are."""
        return len(self.questions)

    @property
    def answered(self) -> int:
        """How many are answered."""
        return sum(mark.is_answered for mark in self.marks)

    @property
    def open(self) -> int:
        """How many are not answered."""
        return self.total - self.answered

    def first_open(self) -> int | None:
        """The first question without an answer."""
        return next((mark.number for mark in self.marks if not mark.is_answered), None)


class ExamViewModel(ViewModel[ExamPicture]):
    """Marks go to the seat, which keeps and sends them; what it holds is what is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(ExamPicture(), desk)
        self._desk = desk
        self._paper: Paper | None = None
        self._ids: tuple[str, ...] = ()
        desk.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Look at the seat."""
        seat = self._desk.seat
        paper = seat.paper if seat is not None else None
        if paper is not self._paper:
            self._open(paper)
        if seat is None or paper is None:
            return
        if seat.position != self.picture.current:
            self.go_to(seat.position)  # it came with the candidate from another PC
        unsent = seat.unsent_items()
        marks = tuple(
            Mark(question.number, seat.answer(item_id), item_id in unsent)
            for question, item_id in zip(self.picture.questions, self._ids, strict=True)
        )
        self.show(replace(self.picture, marks=marks))

    def choose(self, number: int, option: int) -> None:
        """Mark an option of a single-choice question; the same one stays marked."""
        if option in range(1, self._choices(number) + 1):
            self._give(number, (option,))

    def toggle(self, number: int, option: int) -> None:
        """Mark an option, or clear it when it is marked: a click in the answer panel."""
        if self._mark(number).chosen == (option,):
            self.clear(number)
        else:
            self.choose(number, option)

    def clear(self, number: int) -> None:
        """Take the answer of a question back."""
        if self._mark(number).is_answered:
            self._give(number, ())

    def go_to(self, number: int) -> None:
        """Let keys act on another question."""
        if any(question.number == number for question in self.picture.questions):
            self._desk.look_at(number)
            self.show(replace(self.picture, current=number))

    def step(self, by: int) -> None:
        """Go some questions on or back; not beyond the ends."""
        numbers = [question.number for question in self.picture.questions]
        if numbers:
            place = numbers.index(self.picture.current) + by
            self.go_to(numbers[min(max(place, 0), len(numbers) - 1)])

    def _open(self, paper: Paper | None) -> None:
        is_first, self._paper = self._paper is None, paper
        if paper is None:
            self._ids = ()
            self.show(ExamPicture())
            return
        self._ids = tuple(item.item_id for item in paper.items())
        questions = tuple(
            Question(item.number, subject.title, item.stem, item.choices)
            for subject in paper.subjects
            for item in subject.items
        )
        marks = tuple(Mark(question.number) for question in questions)
        first = questions[0].number if questions else 0
        self._picture = ExamPicture(questions, marks)
        self.go_to(self._left_at(questions) or first if is_first else first)

    def _left_at(self, questions: tuple[Question, ...]) -> int:
        """Return the question that was on the screen when the last program was left; 0 if none."""
        seat = self._desk.seat
        left = seat.position if seat is not None else 0
        return left if any(question.number == left for question in questions) else 0

    def _mark(self, number: int) -> Mark:
        found = (mark for mark in self.picture.marks if mark.number == number)
        return next(found, Mark(number))

    def _choices(self, number: int) -> int:
        found = (q for q in self.picture.questions if q.number == number)
        return next((len(question.choices) for question in found), 0)

    def _give(self, number: int, value: tuple[int, ...]) -> None:
        self.go_to(number)
        if self._mark(number).chosen != value:
            place = [question.number for question in self.picture.questions].index(number)
            self._desk.give(self._ids[place], value)
            self.refresh()
