"""Second step: what to know before the exam."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from common.qt.i18n.text import text
from common.qt.icons import Icon
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.card import Card
from common.qt.widgets.card_page import CardPage
from common.qt.widgets.hairline import Hairline
from common.qt.widgets.icon_mark import IconMark
from common.qt.widgets.label import Label
from common.qt.widgets.paragraph import Paragraph
from common.qt.widgets.scroll_page import ScrollPage
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from candidate_app.view_models.steps_view_model import StepsViewModel

_ITEMS = (
    ("time", Icon.CLOCK),
    ("saved", Icon.SAVED),
    ("phone", Icon.PHONE_OFF),
    ("screen", Icon.MONITOR),
    ("help", Icon.HAND),
    ("leave", Icon.DOOR),
)


class NoticePage(View):
    """Icon, sentence and explanation of each notice."""

    def __init__(self, view_model: StepsViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("steps.notice")
        self._view_model = view_model
        self._title = Label(TextStyle.TITLE)
        self._hint = Label(TextStyle.BODY, Token.MUTED)
        self._heads = {name: Label(TextStyle.COUNT) for name, _ in _ITEMS}
        self._bodies = {name: Paragraph(TextStyle.LEAD) for name, _ in _ITEMS}
        self._scroll = ScrollPage()
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignBottom)
        card = Card(padding=36)
        card.body.addLayout(head)
        card.body.addSpacing(14)
        card.body.addWidget(Hairline())
        card.body.addWidget(self._scroll, 1)
        for name, icon in _ITEMS:
            self._scroll.body.addLayout(self._item(name, icon))
        self._scroll.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(CardPage(card, 1040, 512))
        view_model.changed.connect(self.refresh)
        self.begin()

    def _item(self, name: str, icon: Icon) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._heads[name])
        words.addWidget(self._bodies[name])
        row = QHBoxLayout()
        row.setContentsMargins(0, 18, 0, 10)
        row.setSpacing(20)
        disc = IconMark(icon, Token.ACCENT, 22, disc=48)
        row.addWidget(disc, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    @override
    def retranslate(self) -> None:
        """Set the fixed texts."""
        self._title.setText(text("candidate.notice.title"))
        self._hint.setText(text("candidate.notice.hint"))
        for name, body in self._bodies.items():
            body.setText(text(f"candidate.notice.{name}_body"))

    @override
    def refresh(self) -> None:
        """Show the picture: the first sentence names the minutes."""
        for name, head in self._heads.items():
            head.setText(text(f"candidate.notice.{name}", minutes=self._view_model.picture.minutes))
