"""Sealed papers go out over HTTP, hours before the start; the key does not."""

from aiohttp import web

from common.core.errors import ErrorCode, RefusedError
from common.protocol.vocabulary import Role
from server.web.parts import parts_of

MEDIA_TYPE = "application/vnd.gamdok.package"


async def send_package(request: web.Request) -> web.Response:
    """Answer with the sealed bytes of a package of the asker's own sitting.

    Raises:
        RefusedError: UNAUTHENTICATED, FORBIDDEN or NOT_FOUND.
    """
    parts = parts_of(request)
    signed_in = await parts.authenticator.of_request(request, Role.CANDIDATE, Role.CHIEF)
    async with parts.database.reading() as stores:
        package = await stores.packages.get(request.match_info["package_id"])
        period = await stores.periods.get(package.period_id)
    # Another sitting's package does not exist for this asker.
    if period.sitting_id != signed_in.origin.sitting_id:
        raise RefusedError(ErrorCode.NOT_FOUND, what="package")
    tag = f'"{package.digest}"'
    if request.headers.get("If-None-Match") == tag:
        return web.Response(status=304, headers={"ETag": tag})
    sealed = await parts.files.get(package.path)
    return web.Response(body=sealed, content_type=MEDIA_TYPE, headers={"ETag": tag})
