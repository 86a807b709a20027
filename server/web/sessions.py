"""Signing out: the token is worth nothing from this moment on."""

from aiohttp import web

from common.crypto.tokens import token_digest
from common.protocol.logs import LogLevel
from server.web.authentication import bearer_of
from server.web.parts import parts_of


async def sign_out(request: web.Request) -> web.Response:
    """Revoke the token of the request.

    Raises:
        RefusedError: UNAUTHENTICATED.
    """
    parts = parts_of(request)
    signed_in = await parts.authenticator.of_request(request)
    digest = token_digest(bearer_of(request))
    async with parts.database.writing() as uow:
        await uow.tokens.revoke(digest)
    parts.authenticator.forget(digest)
    origin = signed_in.origin
    await parts.desk.note(
        "signed_out", LogLevel.INFO, role=origin.role.value, actor=origin.actor_id
    )
    return web.Response(status=204)
