"""The board: figures of the centre, then the rooms, the worst first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from chief_app.views.board_grid import BoardGrid
from chief_app.views.totals_row import TotalsRow
from common.qt.i18n.text import text
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.label import Label
from common.qt.widgets.scroll_page import ScrollPage
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from chief_app.view_models.board_view_model import BoardViewModel


class BoardView(View):
    """Scrolls where there are more rooms than fit."""

    def __init__(self, view_model: BoardViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._totals = TotalsRow()
        self._title = Label(TextStyle.SECTION)
        self._order = Label(TextStyle.SMALL, Token.MUTED, shortens=True)
        self._grid = BoardGrid()
        self._page = ScrollPage(Token.BACKGROUND)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addWidget(self._order, 1)
        self._page.body.addWidget(self._grid)
        self._page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._totals)
        column.addLayout(self._head)
        column.addWidget(self._page, 1)
        view_model.changed.connect(self.refresh)
        self.begin()

    @override
    def restyle(self) -> None:
        px = theme().px
        self._head.setContentsMargins(px(20), px(14), px(20), px(10))
        self._head.setSpacing(px(16))
        self._page.body.setContentsMargins(px(20), 0, px(20), px(16))

    @override
    def refresh(self) -> None:
        picture = self._view_model.picture
        self._totals.show_counts(picture.totals)
        self._title.setText(text("chief.board.rooms", number=len(picture.rooms)))
        self._order.setText(text("chief.board.order"))
        self._grid.show_rooms(picture.rooms, stale=picture.is_stale)
