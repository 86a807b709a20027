"""The admin API: operations of the command line, over a socket file that only the service may open.

Whoever can open the file is the administrator of this machine; there is no other sign-in.
"""

from collections.abc import Awaitable, Callable, Mapping

import msgspec
from aiohttp import web

from common.core.errors import ErrorCode, RefusedError, SuiteError
from server.web.bodies import JSON
from server.web.middleware import REQUEST_ID, answer_errors
from server.web.problems import problem_response

PREFIX = "/api/v1/admin/"
_MAX_PLAN_BYTES = 64 * 1024 * 1024
Served = Callable[[bytes], Awaitable[bytes]]


class AdminFault(msgspec.Struct, frozen=True, kw_only=True):
    """What went wrong, in words for the command line; several lines for a plan."""

    message: str


def build_admin_site(operations: Mapping[str, Served]) -> web.Application:
    """Return the application behind the socket file."""

    async def perform(request: web.Request) -> web.Response:
        operation = operations.get(request.match_info["operation"])
        if operation is None:
            raise RefusedError(ErrorCode.NOT_FOUND, "no_such_operation")
        try:
            answer = await operation(await request.read())
        except RefusedError as error:
            return problem_response(error, request[REQUEST_ID])
        except SuiteError as error:
            body = msgspec.json.encode(AdminFault(message=str(error)))
            return web.Response(status=422, body=body, content_type=JSON)
        return web.Response(body=answer, content_type=JSON)

    site = web.Application(middlewares=[answer_errors], client_max_size=_MAX_PLAN_BYTES)
    site.router.add_post(PREFIX + "{operation}", perform)
    return site
