"""Puts the proctor's console together: the only module that names all its parts."""

from collections.abc import Sequence

from common.console.hub import ConsoleHub
from common.console.link.console_session import ConsoleSession
from common.console.program import run_console
from common.console.settings import read_settings
from common.core.tasks import TaskScope
from common.protocol.rest import StaffSession
from common.protocol.vocabulary import Role
from proctor_app.state import OwnRooms
from proctor_app.view_models.room_view_models import RoomViewModels
from proctor_app.views.proctor_page import ProctorPage

PROGRAM = "gamdok-proctor"
VERSION = "0.1.0"


class ProctorContent:
    """What stands behind the sign-in: state, view-models and page of one proctor."""

    def __init__(self, session: ConsoleSession, signed_in: StaffSession, tasks: TaskScope) -> None:
        """Nothing happens before the hub starts."""
        self.state = OwnRooms(signed_in.staff_id)
        self.hub = ConsoleHub(session, signed_in, self.state.deliver)
        self.models = RoomViewModels(self.hub, self.state, self.hub)
        self.page = ProctorPage(self.models, tasks)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the console; returns the exit code."""
    settings = read_settings(PROGRAM, arguments)
    return run_console(settings, Role.PROCTOR, f"{PROGRAM}/{VERSION}", ProctorContent)
