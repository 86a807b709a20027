"""Typed bodies: what is read and written is a struct, never a dictionary."""

from typing import TypeVar

import msgspec
from aiohttp import web

from common.core.errors import ErrorCode, RefusedError

MAX_BODY_BYTES = 64 * 1024
JSON = "application/json"
T = TypeVar("T")


async def read_body(request: web.Request, kind: type[T]) -> T:
    """Return the body as a struct.

    Raises:
        RefusedError: MALFORMED (no JSON) or INVALID_FIELD with the field's path.
    """
    if request.content_type != JSON:
        raise RefusedError(ErrorCode.MALFORMED, "content_type", expected=JSON)
    return parse_body(await request.read(), kind)


def parse_body(data: bytes, kind: type[T]) -> T:
    """Return JSON as a struct.

    Raises:
        RefusedError: MALFORMED (no JSON) or INVALID_FIELD with the field's path.
    """
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.ValidationError as error:
        raise RefusedError(ErrorCode.INVALID_FIELD, detail=str(error)) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RefusedError(ErrorCode.MALFORMED, detail=str(error)) from error


def reply(value: object, status: int = 200) -> web.Response:
    """Answer with a struct, or a tuple of them, as JSON."""
    return web.Response(status=status, body=msgspec.json.encode(value), content_type=JSON)
