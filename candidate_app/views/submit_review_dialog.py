"""First step of handing in: what is missing; the same list opens without a way to hand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from candidate_app.view_models.submit_view_model import SubmitStage
from candidate_app.views.count_strip import CountStrip
from candidate_app.views.review_grid import ReviewGrid
from common.qt.i18n.text import text
from common.qt.i18n.times import duration_text
from common.qt.icons import Icon
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.banner import Banner
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonKind, ButtonSize
from common.qt.widgets.chip import Chip
from common.qt.widgets.hairline import Hairline
from common.qt.widgets.icon_button import IconButton
from common.qt.widgets.label import Label
from common.qt.widgets.overlay_dialog import OverlayDialog

if TYPE_CHECKING:
    from candidate_app.view_models.candidate_view_models import CandidateViewModels

WIDTH = 784


class SubmitReviewDialog(OverlayDialog):
    """Finishes with the number to go to, True to go on, None for back."""

    def __init__(self, window: QWidget, models: CandidateViewModels, top: int) -> None:
        super().__init__(window, WIDTH, top)
        self._exam, self._submit = models.exam, models.submit
        self._hands_in = models.submit.picture.stage is SubmitStage.REVIEW
        self._box = Banner(56)
        self._counts = CountStrip(shows_total=False)
        self._hint = Label(TextStyle.LABEL, Token.MUTED, text("candidate.submit.hint"))
        self._grid = ReviewGrid(models.exam.picture)
        self._back = Button(text("candidate.submit.back"), size=ButtonSize.L)
        self._go = Button(text("candidate.submit.proceed"), size=ButtonSize.L)
        self._first = Button(kind=ButtonKind.PRIMARY, size=ButtonSize.L)
        self._fill()
        self._back.activated.connect(lambda: self.finish(None))
        self._go.activated.connect(lambda: self.finish(True))
        self._first.activated.connect(lambda: self.finish(self._exam.picture.first_open()))
        self._grid.chosen.connect(self.finish)
        self._exam.changed.connect(self._show)
        self._submit.changed.connect(self._show)
        self._show()

    def _fill(self) -> None:
        self.setObjectName("submit.review")
        for button, name in (
            (self._back, "submit.back"),
            (self._go, "submit.proceed"),
            (self._first, "submit.first_open"),
        ):
            button.setObjectName(name)
        counts = QHBoxLayout()
        counts.addWidget(self._counts)
        counts.addStretch(1)
        counts.addWidget(self._hint)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        buttons.addWidget(self._go)
        buttons.addWidget(self._first)
        body = self.card.body
        body.addLayout(self._head())
        body.addSpacing(16)
        body.addWidget(self._box)
        body.addSpacing(18)
        body.addLayout(counts)
        body.addSpacing(6)
        body.addWidget(self._grid)
        body.addSpacing(12)
        body.addWidget(Hairline())
        body.addSpacing(20)
        body.addLayout(buttons)

    def _head(self) -> QHBoxLayout:
        title = "candidate.submit.title" if self._hands_in else "candidate.exam.unanswered"
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(Label(TextStyle.HEADING, Token.TEXT, text(title)))
        if self._hands_in:
            head.addWidget(Chip(text("candidate.submit.first_of_two"), Token.MUTED))
        head.addStretch(1)
        close = IconButton(Icon.CLOSE, text("candidate.submit.back"), 40)
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.activated.connect(lambda: self.finish(None))
        head.addWidget(close)
        return head

    def _show(self) -> None:
        exam, submit = self._exam.picture, self._submit.picture
        left = duration_text(submit.left_s) if submit.left_s is not None else ""
        fact = text("candidate.submit.time_left", time=left) if left else ""
        if exam.open:
            words = text("candidate.submit.open_count", count=exam.open)
            self._box.tell(Token.WARN, Icon.WARN, words, fact)
        else:
            self._box.tell(Token.OK, Icon.CHECK_CIRCLE, text("candidate.submit.complete"), fact)
        unsent = text("candidate.submit.unsent", count=submit.unsent) if submit.unsent else ""
        self._box.set_detail(unsent)
        self._counts.show_counts(exam.total, exam.answered)
        self._grid.show_exam(exam)
        self._show_buttons(exam.first_open())

    def _show_buttons(self, first: int | None) -> None:
        self._first.setVisible(first is not None)
        self._first.setText(text("candidate.submit.go_to_open", number=first or 0))
        self._go.setVisible(self._hands_in)
        self._go.set_kind(ButtonKind.PLAIN if first is not None else ButtonKind.PRIMARY)
        go = "candidate.submit.proceed_open" if first is not None else "candidate.submit.proceed"
        self._go.setText(text(go))
        self.first_focus = self._first if first is not None else self._back
