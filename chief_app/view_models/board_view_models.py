"""All view-models of a signed-in chief, made together over one hub."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from chief_app.view_models.board_view_model import BoardViewModel
from chief_app.view_models.gate_view_model import GateViewModel
from chief_app.view_models.head_view_model import HeadViewModel
from common.console.notice_view_model import NoticeViewModel
from common.console.time_view_model import TimeViewModel

if TYPE_CHECKING:
    from chief_app.state import Centre
    from common.console.hub import ConsoleHub


class BoardViewModels(QObject):
    """Lives as long as the sign-in."""

    def __init__(self, hub: ConsoleHub, state: Centre, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.head = HeadViewModel(hub, state, self)
        self.board = BoardViewModel(hub, state, self)
        self.gate = GateViewModel(hub, state, self)
        self.time = TimeViewModel(hub, state, self)
        self.notice = NoticeViewModel(hub, self.gate.shows, self)
