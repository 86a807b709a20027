"""Puts the chief's dashboard together: the only module that names all its parts."""

from collections.abc import Sequence

from chief_app.state import Centre
from chief_app.view_models.board_view_models import BoardViewModels
from chief_app.views.chief_page import ChiefPage
from common.console.hub import ConsoleHub
from common.console.link.console_session import ConsoleSession
from common.console.program import run_console
from common.console.settings import read_settings
from common.core.tasks import TaskScope
from common.protocol.rest import StaffSession
from common.protocol.vocabulary import Role

PROGRAM = "gamdok-chief"
VERSION = "0.1.0"


class ChiefContent:
    """What stands behind the sign-in: state, view-models and page of the chief."""

    def __init__(self, session: ConsoleSession, signed_in: StaffSession, tasks: TaskScope) -> None:
        """Nothing happens before the hub starts."""
        self.state = Centre()
        self.hub = ConsoleHub(session, signed_in, self.state.deliver)
        self.models = BoardViewModels(self.hub, self.state, self.hub)
        self.page = ChiefPage(self.models, tasks)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the dashboard; returns the exit code."""
    settings = read_settings(PROGRAM, arguments)
    return run_console(settings, Role.CHIEF, f"{PROGRAM}/{VERSION}", ChiefContent)
