"""A console from start to end: sign in, session, the pages behind it, sign out."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QApplication, QWidget

from common.client.errors import LinkError
from common.client.session import ClientSession
from common.console.console_window import ConsoleWindow
from common.console.link.access import Access, RestAccess
from common.console.link.console_session import ConsoleSession
from common.console.rows.words import words
from common.console.sign_in.sign_in_view import SignInView
from common.console.sign_in.sign_in_view_model import SignInViewModel
from common.core.clock import SystemClock
from common.core.errors import RefusedError, SuiteError
from common.core.logs import get_logger, start_logging
from common.core.tasks import TaskScope
from common.qt.i18n.switch import languages
from common.qt.runner import run_application
from common.qt.tasks import starter
from common.qt.theme.fonts import require_korean_fonts
from common.qt.theme.scheme import Flavour
from common.qt.theme.theme import theme
from common.qt.widget_map import start_widget_map

if TYPE_CHECKING:
    from collections.abc import Callable

    from common.console.hub import ConsoleHub
    from common.console.settings import ConsoleSettings
    from common.core.clock import Clock
    from common.protocol.rest import StaffSession
    from common.protocol.vocabulary import Role
    from common.qt.runner import Ending

_log = get_logger("console")
SIGN_OUT_WITHIN_S = 2.0


class Content(Protocol):
    """What stands behind the sign-in of one program."""

    @property
    def hub(self) -> ConsoleHub:
        """Where messages and commands meet."""
        ...

    @property
    def page(self) -> QWidget:
        """The page that is shown."""
        ...


class ConsoleProgram:
    """Signs people in and out; lives as long as the window.

    Args:
        settings: how the program was started.
        role: whose program it is.
        version: name and version for the server's records.
        make_content: makes what stands behind the sign-in.
        clock: this machine's clock.
    """

    def __init__(
        self,
        settings: ConsoleSettings,
        role: Role,
        version: str,
        make_content: Callable[[ConsoleSession, StaffSession, TaskScope], Content],
        clock: Clock,
    ) -> None:
        self._settings = settings
        self._version = version
        self._make_content = make_content
        self._clock = clock
        self._scope = TaskScope("console")
        self._access: Access = RestAccess(settings.address, settings.machine)
        self._door = SignInViewModel(self._access, role, settings.shown_address)
        self._content: Content | None = None
        self._token = ""
        self.window = ConsoleWindow(role, SignInView(self._door, self._scope))
        self._door.signed_in.connect(self._on_signed_in)

    async def run(self, ending: Ending) -> int:
        """Show the window until somebody ends the program; returns the exit code."""
        widget_map = start_widget_map(self.window)
        self.window.showMaximized()
        code = await ending.wait()
        await self._sign_out()
        await self._scope.stop()
        if widget_map is not None:
            widget_map.deleteLater()
        return code

    def _on_signed_in(self, signed_in: StaffSession) -> None:
        self._token = signed_in.token
        client = ClientSession(
            self._settings.address,
            signed_in.token,
            program=self._version,
            device=self._settings.machine,
            clock=self._clock,
        )
        content = self._make_content(ConsoleSession(client, self._clock), signed_in, self._scope)
        self._content = content
        content.hub.link_changed.connect(starter(self._scope, "link", self._look_at_link))
        self.window.enter(content.page)
        content.hub.start()

    async def _look_at_link(self) -> None:
        """The server does not want this sign-in any more: back to the first page."""
        content = self._content
        if content is None or not content.hub.link.is_revoked:
            return
        self._content = None
        await content.hub.stop()
        self.window.leave()
        self._door.tell(words("console.sign_in.revoked"))

    async def _sign_out(self) -> None:
        content, self._content = self._content, None
        if content is None:
            return
        await content.hub.stop()
        with contextlib.suppress(LinkError, RefusedError, TimeoutError):
            async with asyncio.timeout(SIGN_OUT_WITHIN_S):
                await self._access.sign_out(self._token)


def run_console(
    settings: ConsoleSettings,
    role: Role,
    version: str,
    make_content: Callable[[ConsoleSession, StaffSession, TaskScope], Content],
) -> int:
    """Run a console; returns the exit code."""
    start_logging("INFO")
    application = QApplication(sys.argv[:1])
    try:
        require_korean_fonts()
    except SuiteError as error:
        _log.error("cannot_start", why=str(error))
        return 1
    theme().install(Flavour.CONSOLE, settings.scheme)
    languages().speak(settings.language)
    clock = SystemClock()

    async def main(ending: Ending) -> int:
        return await ConsoleProgram(settings, role, version, make_content, clock).run(ending)

    return run_application(application, main)
