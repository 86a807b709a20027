"""The web server of a process, put together."""

from collections.abc import Mapping
from importlib.metadata import version

from aiohttp import web

from server.app.foundation import Foundation
from server.web.authentication import Authenticator
from server.web.health import Health
from server.web.metrics import Metrics
from server.web.parts import WebParts
from server.web.passwords import PasswordDesk
from server.web.route import Handler
from server.web.sign_in_desk import SignInDesk
from server.web.site import build_site


class WebPart:
    """Handlers of REST requests and what they share with the sockets: who a token belongs to."""

    def __init__(self, base: Foundation) -> None:
        """Put the parts together."""
        self.authenticator = Authenticator(base.database, base.clock, base.settings)
        self.health = Health()
        self.metrics = Metrics()
        self._passwords = PasswordDesk(base.settings.password_threads)
        self._parts = WebParts(
            database=base.database,
            files=base.files,
            clock=base.clock,
            settings=base.settings,
            authenticator=self.authenticator,
            passwords=self._passwords,
            desk=SignInDesk(base.database, base.router, base.clock, base.settings),
            health=self.health,
            metrics=self.metrics,
            version=version("gamdok"),
        )

    def site(self, elsewhere: Mapping[str, Handler], *, whole: bool) -> web.Application:
        """Return the application; `elsewhere` serves the routes of other parts."""
        return build_site(self._parts, elsewhere, whole=whole)

    def stop(self) -> None:
        """Check no more passwords."""
        self._passwords.stop()
