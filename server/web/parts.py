"""What the handlers work with; the composition root puts it into the application."""

from typing import NamedTuple

from aiohttp import web

from common.core.clock import Clock
from server.settings import ServerSettings
from server.stores.contracts import FileShare
from server.stores.database.database import Database
from server.web.authentication import Authenticator
from server.web.health import Health
from server.web.metrics import Metrics
from server.web.passwords import PasswordDesk
from server.web.sign_in_desk import SignInDesk


class WebParts(NamedTuple):
    """The parts."""

    database: Database
    files: FileShare
    clock: Clock
    settings: ServerSettings
    authenticator: Authenticator
    passwords: PasswordDesk
    desk: SignInDesk
    health: Health
    metrics: Metrics
    version: str


PARTS = web.AppKey("parts", WebParts)


def parts_of(request: web.Request) -> WebParts:
    """Return the parts of the application that serves a request."""
    return request.config_dict[PARTS]


def address_of(request: web.Request) -> str:
    """Return the address of the peer; the balancer's word is taken only from the balancer."""
    peer = request.remote or ""
    balancer = parts_of(request).settings.balancer
    if balancer and peer == balancer:
        forwarded = request.headers.get("X-Forwarded-For", "")
        return forwarded.rpartition(",")[2].strip() or peer
    return peer
