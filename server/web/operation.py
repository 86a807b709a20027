"""What whoever runs the machine asks the server itself: alive, ready, figures."""

from aiohttp import web

from common.core.errors import ErrorCode, RefusedError
from server.web.bodies import reply
from server.web.parts import address_of, parts_of

METRICS_TYPE = "text/plain"


async def show_alive(request: web.Request) -> web.Response:
    """Answer 200 as long as the loop turns."""
    return reply(parts_of(request).health.alive())


async def show_ready(request: web.Request) -> web.Response:
    """Answer 200 when new clients are welcome, else 503."""
    report = parts_of(request).health.ready()
    return reply(report, 200 if report.ok else 503)


async def show_metrics(request: web.Request) -> web.Response:
    """Answer with the figures, to the addresses that may read them.

    Raises:
        RefusedError: FORBIDDEN.
    """
    parts = parts_of(request)
    allowed = {address.strip() for address in parts.settings.metrics_from.split(",")}
    if address_of(request) not in allowed:
        raise RefusedError(ErrorCode.FORBIDDEN)
    return web.Response(
        body=parts.metrics.text(), content_type=METRICS_TYPE, headers={"X-Metrics-Version": "0.0.4"}
    )
