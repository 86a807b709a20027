"""The bar under a step: the link, why the button does not work yet, the button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from candidate_app.view_models.steps_view_model import ChainStep
from candidate_app.views.link_mark import LinkMark
from common.qt.i18n.text import text
from common.qt.icons import Icon
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.bar import Bar
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonKind, ButtonSize
from common.qt.widgets.label import Label
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from candidate_app.view_models.candidate_view_models import CandidateViewModels

HEIGHT = 80
WIDTH = 1040


class StepBar(View):
    """One button for the step in sight; its name says which step it finishes."""

    def __init__(self, models: CandidateViewModels, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps, self._practice, self._status = models.steps, models.practice, models.status
        self._bar = Bar(HEIGHT, 0, Qt.Edge.TopEdge)
        self._room = QWidget()
        self._link = LinkMark()
        self._why = Label(TextStyle.LABEL, Token.MUTED)
        self._why.setObjectName("steps.waits_for")
        self._buttons = {
            ChainStep.FACTS: _button("steps.confirm", self._steps.confirm),
            ChainStep.NOTICE: _button("steps.briefed", self._steps.agree),
            ChainStep.PRACTICE: _button("steps.practised", self._steps.finish_practice),
            ChainStep.READY: _button("steps.ready", self._steps.be_ready),
        }
        self._fill()
        for model in (self._steps, self._practice, self._status):
            model.changed.connect(self.refresh)
        self.begin()

    def _fill(self) -> None:
        row = QHBoxLayout(self._room)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._link)
        row.addStretch(1)
        row.addWidget(self._why)
        for button in self._buttons.values():
            row.addWidget(button)
        self._bar.row.addStretch(1)
        self._bar.row.addWidget(self._room)
        self._bar.row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._bar)

    @override
    def restyle(self) -> None:
        """As wide as the card above."""
        self._room.setFixedWidth(theme().px(WIDTH))
        for button in self._buttons.values():
            button.setMinimumWidth(theme().px(180))

    @override
    def retranslate(self) -> None:
        """Set the fixed texts."""
        self._buttons[ChainStep.FACTS].setText(text("candidate.facts.confirm"))
        self._buttons[ChainStep.NOTICE].setText(text("candidate.notice.agree"))
        self._buttons[ChainStep.READY].setText(text("candidate.ready.go"))

    @override
    def refresh(self) -> None:
        """Show the button of the step in sight."""
        picture = self._steps.picture
        self._link.show_link(self._status.picture.link)
        tried = self._practice.picture.was_tried
        practice = "candidate.practice.finish" if tried else "candidate.practice.skip"
        self._buttons[ChainStep.PRACTICE].setText(text(practice))
        reason = picture.blocked.words() if picture.blocked is not None else None
        if picture.busy:
            reason = text("candidate.steps.sending")
        refused = picture.refused.words() if picture.refused is not None else ""
        self._why.setText(reason or refused)
        for step, button in self._buttons.items():
            comes = step is picture.step and button.isHidden()
            button.setVisible(step is picture.step)
            button.set_blocked(reason)
            if comes:
                button.setFocus(Qt.FocusReason.OtherFocusReason)


def _button(name: str, act: object) -> Button:
    button = Button(kind=ButtonKind.PRIMARY, size=ButtonSize.L)
    button.set_icon(Icon.NEXT, trailing=True)
    button.setObjectName(name)
    button.activated.connect(act)
    return button
