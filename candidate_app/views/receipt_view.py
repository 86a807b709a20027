"""The receipt: proof and calm. The proctor or the stage ends this page; it has no button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from candidate_app.view_models.receipt_view_model import ReceiptState, ReceiptViewModel
from candidate_app.views.next_steps import NextSteps
from common.qt.i18n.text import text
from common.qt.i18n.times import clock_text
from common.qt.icons import Icon
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.card import Card
from common.qt.widgets.card_page import CardPage
from common.qt.widgets.fact_list import FactList
from common.qt.widgets.icon_mark import IconMark
from common.qt.widgets.label import Label
from common.qt.widgets.painting import BoxLook, paint_box, painter_of
from common.qt.widgets.paragraph import Paragraph
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from candidate_app.view_models.receipt_view_model import ReceiptPicture

_CENTER = Qt.AlignmentFlag.AlignHCenter
_DISC = {
    ReceiptState.SENDING: (Icon.CLOCK, Token.ACCENT),
    ReceiptState.SENDING_OFFLINE: (Icon.PLUG_OFF, Token.OFFLINE),
    ReceiptState.SUBMITTED: (Icon.CHECK, Token.OK),
    ReceiptState.TIME_OVER: (Icon.CHECK, Token.OK),
    ReceiptState.BY_STAFF: (Icon.CHECK, Token.OK),
    ReceiptState.WITHDRAWN: (Icon.INFO, Token.ACCENT),
    ReceiptState.UNCONFIRMED: (Icon.HAND, Token.WARN),
}


class ReceiptView(View):
    """On its way, then the code in a box and what to do next."""

    def __init__(self, view_model: ReceiptViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("receipt.page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._view_model = view_model
        self._disc = IconMark(Icon.CLOCK, Token.ACCENT, 30, disc=64)
        self._title = Label(TextStyle.TITLE)
        self._title.setObjectName("receipt.title")
        self._lead = Paragraph(TextStyle.LEAD, Token.MUTED, align=_CENTER)
        self._code = _CodeBox()
        self._left, self._right = FactList(42, 100), FactList(42, 100)
        self._facts = QWidget()
        self._next = NextSteps()
        self._fill()
        view_model.changed.connect(self.refresh)
        self.begin()

    def _fill(self) -> None:
        facts = QHBoxLayout(self._facts)
        facts.setContentsMargins(0, 0, 0, 0)
        facts.setSpacing(32)
        facts.addWidget(self._left, 1)
        facts.addWidget(self._right, 1)
        card = Card(padding=36)
        body = card.body
        body.addWidget(self._disc, 0, _CENTER)
        body.addSpacing(16)
        body.addWidget(self._title, 0, _CENTER)
        body.addSpacing(6)
        body.addWidget(self._lead)
        body.addSpacing(22)
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 0, 20, 0)
        inner.setSpacing(14)
        for part in (self._code, self._facts, self._next):
            inner.addWidget(part)
        inner.addStretch(1)
        body.addLayout(inner, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(CardPage(card, 760, 560))

    @override
    def refresh(self) -> None:
        """Show the picture."""
        picture = self._view_model.picture
        self._disc.show_icon(*_DISC[picture.state])
        self._title.setText(text(f"candidate.receipt.{picture.state.value}"))
        self._lead.setText(text(f"candidate.receipt.{picture.state.value}_lead"))
        sealed = bool(picture.code)
        self._code.show_code(picture.code)
        self._code.setVisible(sealed)
        self._facts.setVisible(sealed)
        when = clock_text(picture.sealed_ms) if picture.sealed_ms is not None else ""
        count = f"{picture.answered} / {picture.total}"
        self._left.show_facts(
            [
                (text("candidate.facts.name"), picture.name),
                (text("candidate.facts.number"), picture.number),
            ]
        )
        self._right.show_facts(
            [
                (text("candidate.receipt.when"), when),
                (text("candidate.exam.count_answered"), count),
            ]
        )
        self._next.show_steps(_next_steps(picture))


def _next_steps(picture: ReceiptPicture) -> list[tuple[Icon, str]]:
    state = picture.state
    if state in (ReceiptState.SENDING, ReceiptState.SENDING_OFFLINE):
        return [
            (Icon.HAND, text(f"candidate.receipt.{state.value}_next")),
            (Icon.CLOCK, text("candidate.receipt.by_itself")),
        ]
    if picture.differs:
        return [(Icon.HAND, text("candidate.receipt.differs"))]
    return [
        (Icon.HAND, text("candidate.receipt.stay")),
        (Icon.EDIT, text("candidate.receipt.objection")),
        (Icon.CALENDAR, text("candidate.receipt.result")),
    ]


class _CodeBox(View):
    """The code in groups of four, 30/700."""

    def __init__(self) -> None:
        super().__init__()
        self._word = Label(TextStyle.BODY, Token.MUTED)
        self._code = Label(TextStyle.CODE)
        self._code.setObjectName("receipt.code")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(2)
        column.addWidget(self._word, 0, _CENTER)
        column.addWidget(self._code, 0, _CENTER)
        self.begin()

    def show_code(self, code: str) -> None:
        """Show another code."""
        self._code.setText(code)
        self._code.setAccessibleName(f"{self._word.text()} {' '.join(code)}")

    @override
    def retranslate(self) -> None:
        self._word.setText(text("candidate.receipt.code"))

    @override
    def restyle(self) -> None:
        self.setMinimumHeight(theme().px(92))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = BoxLook(theme().color(Token.BACKGROUND), theme().color(Token.BORDER))
        paint_box(painter_of(self), self.rect(), theme().px(6), look)
