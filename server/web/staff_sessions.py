"""Staff sign in with a password."""

from aiohttp import web

from common.core.errors import ErrorCode, RefusedError
from common.crypto.tokens import new_token, token_digest
from common.protocol.logs import LogLevel
from common.protocol.rest import StaffSession, StaffSignIn
from common.protocol.rows import ActorRef
from server.stores.records.people import StaffMember, Token
from server.web.bodies import read_body, reply
from server.web.parts import WebParts, address_of, parts_of

_HOUR_MS = 3_600_000


async def sign_in_staff(request: web.Request) -> web.Response:
    """Answer with a token.

    Raises:
        RefusedError: WRONG_CREDENTIALS, SIGN_IN_HELD, RATE_LIMITED, or GUARD_FAILED (no sitting).
    """
    parts = parts_of(request)
    address = address_of(request)
    parts.desk.check_address(address)
    body = await read_body(request, StaffSignIn)
    async with parts.desk.one_try(f"staff:{body.login}"):
        member = await _verified(parts, body)
        session = await _issue(parts, member, body.device)
    await parts.desk.note(
        "staff_signed_in", LogLevel.INFO, staff=member.staff_id, address=address, device=body.device
    )
    return reply(session, 201)


async def _verified(parts: WebParts, body: StaffSignIn) -> StaffMember:
    async with parts.database.reading() as stores:
        member = await stores.staff.find_by_login(body.login)
    if member is not None and not member.active:
        member = None
    stored = member.password_hash if member is not None else None
    right = await parts.passwords.is_right(stored, body.password)
    if member is None or not right:
        raise RefusedError(ErrorCode.WRONG_CREDENTIALS)
    return member


async def _issue(parts: WebParts, member: StaffMember, device: str) -> StaffSession:
    token, now_ms = new_token(), parts.clock.now_ms()
    expires_ms = now_ms + round(parts.settings.token_hours * _HOUR_MS)
    async with parts.database.writing() as uow:
        sitting = await uow.sittings.current()
        if sitting is None:
            raise RefusedError(ErrorCode.GUARD_FAILED, "no_sitting")
        await uow.sign_ins.record(f"staff:{member.login}", ok=True)
        await uow.tokens.add(
            Token(
                digest=token_digest(token),
                role=member.role,
                sitting_id=sitting.sitting_id,
                staff_id=member.staff_id,
                device_id=device or None,
                issued_ms=now_ms,
                expires_ms=expires_ms,
            )
        )
        actor = ActorRef(role=member.role, id=member.staff_id)
        uow.audit(actor, "session.begin", f"staff:{member.staff_id}")
    return StaffSession(
        token=token,
        role=member.role,
        staff_id=member.staff_id,
        staff_name=member.name,
        sitting_id=sitting.sitting_id,
        expires_ms=expires_ms,
    )
