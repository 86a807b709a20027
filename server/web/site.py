"""The application that serves the routes, with what happens around every request."""

from collections.abc import Mapping
from functools import cache

import msgspec
from aiohttp import web

from server.web.bodies import JSON, MAX_BODY_BYTES
from server.web.middleware import answer_errors
from server.web.openapi import document
from server.web.parts import PARTS, WebParts
from server.web.route import Handler
from server.web.routes import OPERATION, ROUTES

OPENAPI_PATH = "/api/v1/openapi.json"


def build_site(
    parts: WebParts, elsewhere: Mapping[str, Handler], *, whole: bool = True
) -> web.Application:
    """Return the application.

    Args:
        parts: what the handlers work with.
        elsewhere: handlers of the routes that another part of the server serves, by path.
        whole: False for a process that serves no REST: health, figures and `elsewhere` only.
    """
    site = web.Application(middlewares=[answer_errors], client_max_size=MAX_BODY_BYTES)
    site[PARTS] = parts
    handlers = {OPENAPI_PATH: _show_openapi, **elsewhere}
    for route in ROUTES:
        handler = route.handler or handlers.get(route.path)
        wanted = whole or route.tag == OPERATION or route.path in elsewhere
        if handler is not None and wanted:
            site.router.add_route(route.method, route.path, handler)
    return site


@cache
def _openapi() -> bytes:
    return msgspec.json.encode(document())


async def _show_openapi(_request: web.Request) -> web.Response:
    return web.Response(body=_openapi(), content_type=JSON)
