"""Refusals and failures as application/problem+json (RFC 9457)."""

from http import HTTPStatus

import msgspec
from aiohttp import web

from common.core.errors import ErrorCode, RefusedError
from common.protocol.rest import Problem

PROBLEM_TYPE = "application/problem+json"
RETRY_AFTER = "retry_after_s"
"""Name of the value that becomes the Retry-After header."""

STATUS: dict[ErrorCode, HTTPStatus] = {
    ErrorCode.UNAUTHENTICATED: HTTPStatus.UNAUTHORIZED,
    ErrorCode.WRONG_CREDENTIALS: HTTPStatus.UNAUTHORIZED,
    ErrorCode.SESSION_REVOKED: HTTPStatus.UNAUTHORIZED,
    ErrorCode.SIGN_IN_HELD: HTTPStatus.TOO_MANY_REQUESTS,
    ErrorCode.RATE_LIMITED: HTTPStatus.TOO_MANY_REQUESTS,
    ErrorCode.FORBIDDEN: HTTPStatus.FORBIDDEN,
    ErrorCode.DEVICE_REFUSED: HTTPStatus.FORBIDDEN,
    ErrorCode.FOREIGN_ROOM: HTTPStatus.FORBIDDEN,
    ErrorCode.SECOND_PERSON_NEEDED: HTTPStatus.FORBIDDEN,
    ErrorCode.MALFORMED: HTTPStatus.BAD_REQUEST,
    ErrorCode.UNKNOWN_MESSAGE: HTTPStatus.BAD_REQUEST,
    ErrorCode.UNSUPPORTED_VERSION: HTTPStatus.BAD_REQUEST,
    ErrorCode.INVALID_FIELD: HTTPStatus.UNPROCESSABLE_ENTITY,
    ErrorCode.REASON_REQUIRED: HTTPStatus.UNPROCESSABLE_ENTITY,
    ErrorCode.MESSAGE_TOO_LARGE: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    ErrorCode.NOT_FOUND: HTTPStatus.NOT_FOUND,
    ErrorCode.UNAVAILABLE: HTTPStatus.SERVICE_UNAVAILABLE,
    ErrorCode.INTERNAL: HTTPStatus.INTERNAL_SERVER_ERROR,
}
"""Every other code means: not possible in the present state (409)."""

_CODES: dict[int, tuple[ErrorCode, str]] = {
    HTTPStatus.NOT_FOUND: (ErrorCode.NOT_FOUND, "no_such_address"),
    HTTPStatus.METHOD_NOT_ALLOWED: (ErrorCode.NOT_FOUND, "no_such_method"),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (ErrorCode.MESSAGE_TOO_LARGE, ""),
    HTTPStatus.UNAUTHORIZED: (ErrorCode.UNAUTHENTICATED, ""),
    HTTPStatus.FORBIDDEN: (ErrorCode.FORBIDDEN, ""),
}


def problem_response(
    error: RefusedError, request_id: str, status: HTTPStatus | None = None
) -> web.Response:
    """Return the answer for a refusal; `status` overrules the code's own."""
    fault = error.fault()
    status = status or STATUS.get(fault.code, HTTPStatus.CONFLICT)
    wait = int(float(fault.values.get(RETRY_AFTER, "0")))
    problem = Problem(
        type=f"urn:gamdok:error:{fault.code.value}",
        title=status.phrase,
        status=status,
        code=fault.code,
        key=fault.key,
        values=fault.values,
        request_id=request_id,
        retry_after_s=wait,
    )
    headers = {"Retry-After": str(wait)} if wait else {}
    if status is HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    return web.Response(
        status=status, body=msgspec.json.encode(problem), content_type=PROBLEM_TYPE, headers=headers
    )


def refusal_of(error: web.HTTPException) -> tuple[RefusedError, HTTPStatus]:
    """Return what aiohttp itself refused as one of our refusals, with its own status."""
    code, reason = _CODES.get(error.status, (ErrorCode.MALFORMED, "bad_request"))
    return RefusedError(code, reason), HTTPStatus(error.status)
