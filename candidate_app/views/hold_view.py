"""The paper is covered: answers first, then what happened, what to do, and the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from candidate_app.view_models.hold_view_model import HoldPicture, HoldReason, HoldViewModel
from candidate_app.views.code_entry import CodeEntry
from candidate_app.views.hold_progress import HoldProgress
from candidate_app.views.numbered_steps import NumberedSteps
from candidate_app.views.safety_box import SafetyBox
from common.qt.i18n.text import text
from common.qt.i18n.times import clock_text
from common.qt.icons import Icon
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.card import Card
from common.qt.widgets.card_page import CardPage
from common.qt.widgets.hairline import Hairline
from common.qt.widgets.icon_mark import IconMark
from common.qt.widgets.label import Label
from common.qt.widgets.paragraph import Paragraph
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_ICONS = {
    HoldReason.LOCK: Icon.LOCK_OUTLINE,
    HoldReason.MOVE: Icon.SWAP,
    HoldReason.RELOGIN: Icon.MONITOR,
    HoldReason.LEAVE: Icon.DOOR,
    HoldReason.PAUSE: Icon.PAUSE,
    HoldReason.ROOM: Icon.PAUSE,
    HoldReason.SITTING: Icon.PAUSE,
}
_STEPS = {
    HoldReason.LOCK: ("sit", "speak", "continues"),
    HoldReason.MOVE: ("wait_move", "continues_there"),
    HoldReason.RELOGIN: ("sit", "speak"),
    HoldReason.LEAVE: ("tell_back", "continues"),
    HoldReason.PAUSE: ("sit", "continues"),
    HoldReason.ROOM: ("sit", "listen", "continues"),
    HoldReason.SITTING: ("sit", "listen", "continues"),
}


class HoldView(View):
    """Nothing here can be pressed by the candidate: all keys of the exam are off."""

    def __init__(self, view_model: HoldViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hold.page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._view_model = view_model
        self._disc = IconMark(Icon.LOCK_OUTLINE, Token.ACCENT, 28, disc=64)
        self._title = Label(TextStyle.TITLE)
        self._title.setObjectName("hold.title")
        self._lead = Paragraph(TextStyle.LEAD, Token.MUTED)
        self._safety = SafetyBox()
        self._what_title = Label(TextStyle.SECTION, Token.MUTED)
        self._what = Paragraph(TextStyle.PARAGRAPH)
        self._do_title = Label(TextStyle.SECTION, Token.MUTED)
        self._steps = NumberedSteps()
        self._progress = HoldProgress()
        self._code = CodeEntry()
        self._code.entered.connect(view_model.enter_code)
        self._line = Hairline()
        self._since = Label(TextStyle.BODY, Token.MUTED)
        self._fill()
        view_model.changed.connect(self.refresh)
        self.begin()

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self._title)
        words.addWidget(self._lead)
        head = QHBoxLayout()
        head.setSpacing(24)
        head.addWidget(self._disc)
        head.addLayout(words, 1)
        return head

    def _fill(self) -> None:
        card = Card(padding=40)
        body = card.body
        body.addLayout(self._head())
        body.addSpacing(24)
        body.addWidget(self._safety)
        body.addSpacing(24)
        body.addWidget(self._what_title)
        body.addSpacing(8)
        body.addWidget(self._what)
        body.addSpacing(24)
        body.addWidget(self._do_title)
        body.addSpacing(10)
        body.addWidget(self._steps)
        body.addSpacing(20)
        body.addWidget(self._line)
        body.addSpacing(18)
        body.addWidget(self._progress)
        body.addWidget(self._code)
        page = CardPage(card, 800)
        page.below.addSpacing(12)
        page.below.addWidget(self._since, 0, Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    @override
    def retranslate(self) -> None:
        """Set the fixed texts."""
        self._what_title.setText(text("candidate.hold.what"))
        self._do_title.setText(text("candidate.hold.do"))
        self._code.retranslate()

    @override
    def refresh(self) -> None:
        """Show the picture."""
        picture = self._view_model.picture
        reason = picture.reason.value
        self._disc.show_icon(_ICONS[picture.reason], Token.ACCENT)
        self._title.setText(text(f"candidate.hold.{reason}"))
        self._lead.setText(text(f"candidate.hold.{reason}_lead"))
        self._safety.setVisible(picture.started)
        self._safety.show_hold(picture)
        self._what.setText(text(f"candidate.hold.{reason}_what"))
        self._steps.show_steps(_sentences(picture))
        shows_progress = picture.reason in (HoldReason.LOCK, HoldReason.RELOGIN)
        self._progress.setVisible(shows_progress)
        self._line.setVisible(shows_progress)
        self._progress.show_hold(picture)
        # Where the code is asked for, what has to be done matters more than why: both need room.
        for part in (self._what_title, self._what):
            part.setVisible(picture.code is None)
        self._code.setVisible(picture.code is not None)
        if picture.code is not None:
            self._code.show_code(picture.code)
        since = clock_text(picture.since_ms)
        self._since.setText(text("candidate.hold.since", seat=picture.seat, time=since))
        self.setAccessibleName(f"{self._title.text()} {self._lead.text()}")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return True  # Tab reaches nothing


def _sentences(picture: HoldPicture) -> list[str]:
    sentences = [text(f"candidate.hold.step_{name}") for name in _STEPS[picture.reason]]
    if picture.started:
        key = "candidate.hold.clock_stands" if picture.clock_stands else "candidate.hold.clock_runs"
        sentences.append(text(key))
    return sentences
