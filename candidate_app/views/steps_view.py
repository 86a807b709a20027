"""The chain before the exam: dots above, the page of the step, the bar with its button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from candidate_app.view_models.steps_view_model import ChainStep
from candidate_app.views.facts_page import FactsPage
from candidate_app.views.notice_page import NoticePage
from candidate_app.views.page_foot import PageFoot
from candidate_app.views.practice_page import PracticePage
from candidate_app.views.ready_page import ReadyPage
from candidate_app.views.step_bar import StepBar
from common.qt.i18n.text import text
from common.qt.theme.theme import theme
from common.qt.widgets.step_dots import DotState, Step, StepDots
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from candidate_app.view_models.candidate_view_models import CandidateViewModels

_DOTS = ("facts", "notice", "practice", "ready")
_PLACE = {
    ChainStep.FACTS: 0,
    ChainStep.NOTICE: 1,
    ChainStep.PRACTICE: 2,
    ChainStep.READY: 3,
    ChainStep.WAITING: 3,
}


class StepsView(View):
    """Which step is in sight comes from the candidate's row alone."""

    def __init__(self, models: CandidateViewModels, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("steps.page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._view_model = models.steps
        self._dots = StepDots()
        self._pages = QStackedWidget()
        for page in (
            FactsPage(models.steps),
            NoticePage(models.steps),
            PracticePage(models.practice),
            ReadyPage(models.steps),
        ):
            self._pages.addWidget(page)
        self._bar, self._foot = StepBar(models), PageFoot(models.status)
        self._fill()
        models.steps.changed.connect(self.refresh)
        self.begin()

    def _fill(self) -> None:
        dots = QHBoxLayout()
        dots.addStretch(1)
        dots.addWidget(self._dots)
        dots.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addSpacing(20)
        column.addLayout(dots)
        column.addSpacing(12)
        column.addWidget(self._pages, 1)
        column.addSpacing(12)
        column.addWidget(self._bar)
        column.addWidget(self._foot)

    @override
    def restyle(self) -> None:
        """As wide as the card below."""
        self._dots.setFixedWidth(theme().px(1040))

    @override
    def refresh(self) -> None:
        """Show the step."""
        step = self._view_model.picture.step
        place = _PLACE[step]
        self._dots.set_steps(
            [Step(text(f"candidate.step.{name}"), _dot(at, place)) for at, name in enumerate(_DOTS)]
        )
        self._pages.setCurrentIndex(place)
        waits = step is ChainStep.WAITING
        if waits and not self._foot.isVisible():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bar.setVisible(not waits)
        self._foot.setVisible(waits)


def _dot(at: int, place: int) -> DotState:
    if at == place:
        return DotState.NOW
    return DotState.DONE if at < place else DotState.NEXT
