"""What happens around every request: its id, and one form for everything that goes wrong."""

from aiohttp import web
from aiohttp.typedefs import Handler

from common.core.errors import ErrorCode, RefusedError, StorageError
from common.core.ids import new_id
from common.core.logs import get_logger
from server.web.problems import problem_response, refusal_of

_log = get_logger("web")
REQUEST_ID = web.RequestKey("request_id", str)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
}


@web.middleware
async def answer_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Give the request an id, and answer what it raises as a problem."""
    request_id = new_id()
    request[REQUEST_ID] = request_id
    try:
        response = await handler(request)
    except RefusedError as error:
        response = problem_response(error, request_id)
    except web.HTTPException as error:
        response = _answer_http(error, request_id)
    except StorageError as error:
        _log.error("store_failed", request_id=request_id, error=str(error))
        response = problem_response(RefusedError(ErrorCode.UNAVAILABLE), request_id)
    except Exception as error:  # noqa: BLE001  the last resort: the peer gets an answer, we a line
        _log.error("request_failed", request_id=request_id, path=request.path, error=repr(error))
        response = problem_response(RefusedError(ErrorCode.INTERNAL), request_id)
    if not response.prepared:
        _dress(response, request_id)
    return response


def _answer_http(error: web.HTTPException, request_id: str) -> web.Response:
    """Return our own form of what aiohttp refused (no such address, body too large …)."""
    refused, status = refusal_of(error)
    response = problem_response(refused, request_id, status)
    if "Allow" in error.headers:
        response.headers["Allow"] = error.headers["Allow"]
    return response


def _dress(response: web.StreamResponse, request_id: str) -> None:
    response.headers["X-Request-Id"] = request_id
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
