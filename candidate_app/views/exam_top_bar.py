"""The bar over the exam: exam and person at the left, save state and time at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from candidate_app.views.person_mark import PersonMark
from candidate_app.views.remaining_time import RemainingTime
from candidate_app.views.save_badge import SaveBadge
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.bar import Bar
from common.qt.widgets.hairline import Hairline
from common.qt.widgets.label import Label
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from candidate_app.view_models.exam_bar_view_model import ExamBarViewModel

HEIGHT, HEIGHT_WIDE = 56, 64
SIDE, SIDE_WIDE = 16, 24


class ExamTopBar(View):
    """Stays in sight while the paper is covered."""

    def __init__(self, view_model: ExamBarViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._bar = Bar(HEIGHT, SIDE)
        self._exam, self._period = Label(TextStyle.COUNT), Label(TextStyle.BODY, Token.MUTED)
        self._person = PersonMark()
        self._badge = SaveBadge()
        self._time = RemainingTime()
        self._time.toggled.connect(view_model.toggle_time)
        self._fill()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._bar)
        view_model.changed.connect(self.refresh)
        self.begin()

    def set_wide(self, *, wide: bool) -> None:
        """Choose the measures of a wide window."""
        self._bar.set_measures(HEIGHT_WIDE if wide else HEIGHT, SIDE_WIDE if wide else SIDE)

    def _fill(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(1)
        titles.addStretch(1)
        titles.addWidget(self._exam)
        titles.addWidget(self._period)
        titles.addStretch(1)
        row = self._bar.row
        row.addLayout(titles)
        row.addSpacing(24)
        row.addWidget(_line())
        row.addSpacing(20)
        row.addWidget(self._person)
        row.addStretch(1)
        row.addWidget(self._badge)
        row.addSpacing(20)
        row.addWidget(_line())
        row.addSpacing(24)
        row.addWidget(self._time)

    @override
    def refresh(self) -> None:
        """Show the picture."""
        picture = self._view_model.picture
        self._exam.setText(picture.exam)
        self._period.setText(picture.period)
        self._person.show_person(picture.name, picture.number, picture.seat)
        self._badge.show_bar(picture)
        self._time.show_bar(picture)


def _line() -> Hairline:
    return Hairline(Qt.Orientation.Vertical, 32)
