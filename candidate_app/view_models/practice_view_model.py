"""The practice round: the same questions for everybody, marked here and kept nowhere."""

from __future__ import annotations

from dataclasses import dataclass, replace

from candidate_app.view_models.exam_view_model import Mark
from common.qt.view_model import ViewModel

QUESTIONS = 2
CHOICES = 4


@dataclass(frozen=True, slots=True)
class PracticePicture:
    """Marks of the practice questions."""

    marks: tuple[Mark, ...] = tuple(Mark(number) for number in range(1, QUESTIONS + 1))

    @property
    def was_tried(self) -> bool:
        """Whether anything is marked."""
        return any(mark.is_answered for mark in self.marks)


class PracticeViewModel(ViewModel[PracticePicture]):
    """Marks nothing but its own picture."""

    def __init__(self) -> None:
        super().__init__(PracticePicture())

    def choose(self, number: int, option: int) -> None:
        """Mark an option."""
        marks = tuple(
            replace(mark, chosen=(option,)) if mark.number == number else mark
            for mark in self.picture.marks
        )
        self.show(PracticePicture(marks))

    def start_again(self) -> None:
        """Clear all marks."""
        self.show(PracticePicture())
