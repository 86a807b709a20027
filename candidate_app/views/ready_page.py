"""Last step: say that one is ready, then wait without worry."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from candidate_app.view_models.steps_view_model import ChainStep, StepsPicture, StepsViewModel
from candidate_app.views.done_list import DoneList
from common.qt.i18n.text import text
from common.qt.i18n.times import minute_text
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.card import Card
from common.qt.widgets.card_page import CardPage
from common.qt.widgets.fact_list import FactList
from common.qt.widgets.hairline import Hairline
from common.qt.widgets.label import Label
from common.qt.widgets.paragraph import Paragraph
from common.qt.widgets.view import View

_CENTER = Qt.AlignmentFlag.AlignHCenter


class ReadyPage(View):
    """At the left what comes, at the right what is done."""

    def __init__(self, view_model: StepsViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("steps.ready_page")
        self._view_model = view_model
        self._over = Label(TextStyle.HEADING, Token.MUTED)
        self._count = Label(TextStyle.COUNTDOWN)
        self._count.setObjectName("steps.countdown")
        self._big = Paragraph(TextStyle.TITLE, align=_CENTER)
        self._under = Paragraph(TextStyle.COUNT, align=_CENTER)
        self._calm = Paragraph(TextStyle.LEAD, Token.MUTED, align=_CENTER)
        self._done_title = Label(TextStyle.HEADING)
        self._done, self._facts = DoneList(), FactList(36, 72)
        card = Card(padding=40)
        row = QHBoxLayout()
        row.setSpacing(40)
        row.addLayout(self._left(), 600)
        row.addWidget(Hairline(Qt.Orientation.Vertical))
        row.addLayout(self._right(), 400)
        card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(CardPage(card, 1040, 500))
        view_model.changed.connect(self.refresh)
        self.begin()

    def _left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addStretch(1)
        left.addWidget(self._over, 0, _CENTER)
        left.addWidget(self._count, 0, _CENTER)
        left.addWidget(self._big)
        left.addSpacing(12)
        left.addWidget(self._under)
        left.addSpacing(24)
        left.addWidget(Hairline(length=300), 0, _CENTER)
        left.addSpacing(24)
        left.addWidget(self._calm)
        left.addStretch(1)
        return left

    def _right(self) -> QVBoxLayout:
        box = Card(padding=16, radius=6)
        box.body.addWidget(self._facts)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._done_title)
        right.addSpacing(20)
        right.addWidget(self._done)
        right.addStretch(1)
        right.addWidget(box)
        return right

    @override
    def restyle(self) -> None:
        """Digits are of one width: nothing dances while the seconds go."""
        self._count.setMinimumWidth(theme().px(340))
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)

    @override
    def refresh(self) -> None:
        """Show the picture."""
        picture = self._view_model.picture
        counts = picture.step is ChainStep.WAITING and picture.starts_in_s is not None
        self._over.setText(text("candidate.ready.until"))
        for widget in (self._over, self._count):
            widget.setVisible(counts)
        self._big.setVisible(not counts)
        self._count.setText(_minutes(picture.starts_in_s or 0))
        self._big.setText(_headline(picture))
        self._under.setText(_sentence(picture))
        self._under.setVisible(bool(self._under.text()))
        self._calm.setText(_calm(picture))
        self._done_title.setText(text("candidate.ready.done"))
        self._done.show_done(_done(picture))
        self._facts.show_facts(_facts(picture))


def _headline(picture: StepsPicture) -> str:
    if picture.step is ChainStep.WAITING:
        return text("candidate.ready.proctor_starts")
    return text("candidate.ready.press")


def _sentence(picture: StepsPicture) -> str:
    if picture.step is not ChainStep.WAITING:
        return ""
    if picture.starts_in_s is None:
        return text("candidate.ready.wait")
    return text("candidate.ready.together", time=minute_text(picture.start_ms))


def _calm(picture: StepsPicture) -> str:
    waiting = picture.step is ChainStep.WAITING
    return text("candidate.ready.calm" if waiting else "candidate.ready.before")


def _done(picture: StepsPicture) -> list[tuple[bool, str, str]]:
    identity = "candidate.ready.identity_done" if picture.verified else "candidate.ready.identity"
    paper = "candidate.ready.paper_here" if picture.has_paper else "candidate.ready.paper_coming"
    return [
        (picture.verified, text("candidate.ready.identity_name"), text(identity)),
        (True, text("candidate.ready.notice_name"), text("candidate.ready.notice_done")),
        (True, text("candidate.ready.practice_name"), text("candidate.ready.practice_done")),
        (picture.has_paper, text("candidate.ready.paper_name"), text(paper)),
    ]


def _facts(picture: StepsPicture) -> list[tuple[str, str]]:
    return [
        (text("candidate.ready.items"), text("candidate.ready.items_count", count=picture.items)),
        (text("candidate.facts.time"), text("candidate.ready.minutes", count=picture.minutes)),
        (text("candidate.facts.seat"), picture.seat),
    ]


def _minutes(seconds: int) -> str:
    return f"{seconds // 60:02d}:{seconds % 60:02d}"
