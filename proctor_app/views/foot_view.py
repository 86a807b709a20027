"""The foot of the room: how fresh the picture is, what is unsent, what is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from common.console.link.link_status import LinkPhase
from common.qt.i18n.text import text
from common.qt.i18n.times import ago_text
from common.qt.icons import Icon
from common.qt.theme.tokens import Token
from common.qt.widgets.status_bar import StatusBar, StatusItem
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from proctor_app.view_models.seats_view_model import SeatsPicture, SeatsViewModel


class FootView(View):
    """28 high."""

    def __init__(self, view_model: SeatsViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._bar = StatusBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._bar)
        view_model.changed.connect(self.refresh)
        self.begin()

    @override
    def retranslate(self) -> None:
        keys = (("/", "search"), ("Esc", "close"))
        self._bar.set_keys([(key, text(f"console.key.{name}")) for key, name in keys])

    @override
    def refresh(self) -> None:
        picture = self._view_model.picture
        items = [_fresh(picture), _shown(picture)]
        if picture.unsent:
            words = text("console.foot.unsent", count=picture.unsent)
            items.append(StatusItem(words, Icon.SAVED, Token.OFFLINE))
        if picture.chosen_item is not None:
            seat, name = picture.chosen_item.seat, picture.chosen_item.name
            words = text("console.foot.chosen", seat=seat, name=name)
            items.append(StatusItem(words, Icon.POINTER))
        self._bar.set_items(items)


def _fresh(picture: SeatsPicture) -> StatusItem:
    age = picture.link.shown_age_s
    words = text("console.foot.updated", ago=ago_text(age or 0.0))
    if picture.link.phase is LinkPhase.LOST:
        return StatusItem(words, Icon.PLUG_OFF, Token.OFFLINE)
    late = picture.link.phase is LinkPhase.DELAYED
    return StatusItem(words, Icon.WIFI if late else Icon.CHECK, Token.WARN if late else Token.MUTED)


def _shown(picture: SeatsPicture) -> StatusItem:
    ordering = picture.ordering
    shown = len(ordering.upper) + len(ordering.lower)
    return StatusItem(text("console.foot.shown", shown=shown, total=ordering.total), Icon.LIST)
