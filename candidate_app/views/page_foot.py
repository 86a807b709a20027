"""The foot of every page outside the exam: the link at the left, the place at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from candidate_app.views.link_mark import LinkMark
from common.qt.i18n.text import text
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.bar import Bar
from common.qt.widgets.label import Label
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from candidate_app.view_models.status_view_model import StatusViewModel

HEIGHT = 40
SIDE = 24


class PageFoot(View):
    """One line."""

    def __init__(self, view_model: StatusViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view_model = view_model
        bar = Bar(HEIGHT, SIDE, Qt.Edge.TopEdge)
        self._link = LinkMark()
        self._detail = Label(TextStyle.BODY, Token.MUTED)
        self._place = Label(TextStyle.BODY, Token.MUTED, shortens=True)
        bar.row.addWidget(self._link)
        bar.row.addSpacing(20)
        bar.row.addWidget(self._detail)
        bar.row.addStretch(1)
        bar.row.addWidget(self._place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(bar)
        view_model.changed.connect(self.refresh)
        self.begin()

    @override
    def refresh(self) -> None:
        """Show the picture."""
        picture = self._view_model.picture
        self._link.show_link(picture.link)
        unsent = picture.unsent
        self._detail.setText(text("candidate.exam.unsent", count=unsent) if unsent else "")
        seat = text("candidate.foot.seat", seat=picture.seat) if picture.seat else ""
        self._place.setText(" · ".join(part for part in (picture.place, seat) if part))
