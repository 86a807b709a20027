"""All view-models of a signed-in proctor, made together over one hub."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from common.console.notice_view_model import NoticeViewModel
from common.console.time_view_model import TimeViewModel
from proctor_app.view_models.candidate_view_model import CandidateViewModel
from proctor_app.view_models.duty_view_model import DutyViewModel
from proctor_app.view_models.incidents_view_model import IncidentsViewModel
from proctor_app.view_models.seats_view_model import SeatsViewModel
from proctor_app.view_models.stage_view_model import StageViewModel

if TYPE_CHECKING:
    from common.console.hub import ConsoleHub
    from common.console.link.command_log import SentCommand
    from proctor_app.state import OwnRooms


class RoomViewModels(QObject):
    """Lives as long as the sign-in; the panel follows the seat that is chosen."""

    def __init__(self, hub: ConsoleHub, state: OwnRooms, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.duty = DutyViewModel(hub, state, self)
        self.stage = StageViewModel(hub, state, self)
        self.seats = SeatsViewModel(hub, state, self)
        self.incidents = IncidentsViewModel(hub, state, self)
        self.notice = NoticeViewModel(hub, self._is_shown, self)
        self.candidate = CandidateViewModel(hub, state, self)
        self.time = TimeViewModel(hub, state, self)
        self.seats.chosen.connect(self.candidate.choose)

    def _is_shown(self, entry: SentCommand) -> bool:
        return entry.target == self.seats.picture.chosen
