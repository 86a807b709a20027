"""A page of a few sentences: waiting, time over, nothing to do at this seat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from candidate_app.view_models.plain_view_model import PlainTopic, PlainViewModel
from common.qt.i18n.text import text
from common.qt.icons import Icon
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.button import Button
from common.qt.widgets.card import Card
from common.qt.widgets.card_page import CardPage
from common.qt.widgets.icon_mark import IconMark
from common.qt.widgets.paragraph import Paragraph
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_CENTER = Qt.AlignmentFlag.AlignHCenter
_ICONS = {
    PlainTopic.CONNECTING: (Icon.WIFI, Token.ACCENT),
    PlainTopic.IN_USE: (Icon.SWAP, Token.ACCENT),
    PlainTopic.CHECKING: (Icon.ID_CARD, Token.ACCENT),
    PlainTopic.PAPER: (Icon.PACKAGE, Token.ACCENT),
    PlainTopic.TIME_OVER: (Icon.CLOCK, Token.ACCENT),
    PlainTopic.SIGNED_OUT: (Icon.INFO, Token.ACCENT),
    PlainTopic.MOVED: (Icon.SWAP, Token.ACCENT),
    PlainTopic.ENTRY_REFUSED: (Icon.INFO, Token.ACCENT),
    PlainTopic.ENDED: (Icon.CLOCK, Token.ACCENT),
}


class PlainView(View):
    """Texts of `candidate.plain.<topic>`."""

    def __init__(self, view_model: PlainViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain.page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._view_model = view_model
        self._disc = IconMark(Icon.INFO, Token.ACCENT, 30, disc=64)
        self._title = Paragraph(TextStyle.TITLE, align=_CENTER)
        self._title.setObjectName("plain.title")
        self._lead = Paragraph(TextStyle.PARAGRAPH, Token.TEXT, align=_CENTER)
        self._detail = Paragraph(TextStyle.LABEL, Token.OFFLINE, align=_CENTER)
        self._leave = Button()
        self._leave.setObjectName("plain.leave")
        self._leave.activated.connect(view_model.leave)
        card = Card(padding=48)
        body = card.body
        body.addStretch(1)
        body.addWidget(self._disc, 0, _CENTER)
        body.addSpacing(20)
        body.addWidget(self._title)
        body.addSpacing(12)
        body.addWidget(self._lead)
        body.addSpacing(12)
        body.addWidget(self._detail)
        body.addStretch(1)
        body.addWidget(self._leave, 0, _CENTER)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(CardPage(card, 760, 380))
        view_model.changed.connect(self.refresh)
        self.begin()

    @override
    def retranslate(self) -> None:
        """Set the fixed text."""
        self._leave.setText(text("candidate.plain.leave"))

    @override
    def refresh(self) -> None:
        """Show the picture."""
        picture = self._view_model.picture
        topic = picture.topic
        self._disc.show_icon(*_ICONS[topic])
        self._title.setText(text(f"candidate.plain.{topic.value}"))
        self._lead.setText(text(f"candidate.plain.{topic.value}_lead"))
        offline = topic is PlainTopic.TIME_OVER and not picture.online
        detail = text("candidate.plain.time_over_offline", count=picture.unsent) if offline else ""
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._leave.setVisible(picture.may_leave)
        self.setAccessibleName(f"{self._title.text()} {self._lead.text()}")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
