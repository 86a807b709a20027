"""Candidates sign in at their seat with exam number and birth date."""

import hmac
from typing import NamedTuple

from aiohttp import web

from common.core.errors import ErrorCode, RefusedError
from common.crypto.tokens import new_token, token_digest
from common.protocol.logs import LogLevel
from common.protocol.rest import CandidateSession, CandidateSignIn
from common.protocol.vocabulary import Role
from server.stores.records.people import Registration, Token
from server.web.attempts import live_period
from server.web.bodies import read_body, reply
from server.web.parts import WebParts, address_of, parts_of

_HOUR_MS = 3_600_000
_NOBODY = "0000-00-00"


class _Seat(NamedTuple):
    registration: Registration
    attempt_id: str


async def sign_in_candidate(request: web.Request) -> web.Response:
    """Answer with a token for the attempt of the running period.

    Raises:
        RefusedError: WRONG_CREDENTIALS, SIGN_IN_HELD, RATE_LIMITED, GUARD_FAILED (not open), or
            DEVICE_REFUSED (not enrolled, or revoked).
    """
    parts = parts_of(request)
    parts.desk.check_address(address_of(request))
    body = await read_body(request, CandidateSignIn)
    sitting_id = await _sitting(parts)
    async with parts.desk.one_try(f"candidate:{sitting_id}:{body.exam_number}"):
        seat = await _verified(parts, sitting_id, body)
        await _check_device(parts, body.device)
        session = await _issue(parts, seat, body.device)
    await parts.desk.note(
        "candidate_signed_in", LogLevel.INFO, attempt=seat.attempt_id, device=body.device
    )
    return reply(session, 201)


async def _sitting(parts: WebParts) -> str:
    async with parts.database.reading() as stores:
        sitting = await stores.sittings.current()
    if sitting is None:
        raise RefusedError(ErrorCode.GUARD_FAILED, "no_sitting")
    return sitting.sitting_id


async def _verified(parts: WebParts, sitting_id: str, body: CandidateSignIn) -> _Seat:
    async with parts.database.reading() as stores:
        found = await stores.registrations.find_by_exam_number(sitting_id, body.exam_number)
        # An unknown number takes the same comparison, so that neither text nor time tells of it.
        expected = (found.birth_date if found is not None else _NOBODY).replace("-", "")[2:]
        right = hmac.compare_digest(expected.encode(), body.birth_date.encode())
        if found is None or not right:
            raise RefusedError(ErrorCode.WRONG_CREDENTIALS)
        period = live_period(await stores.periods.list_of_sitting(sitting_id))
        if period is None:
            raise RefusedError(ErrorCode.GUARD_FAILED, "period_not_open")
        attempt_id = await stores.registrations.attempt_of(found.registration_id, period.period_id)
    if attempt_id is None:
        raise RefusedError(ErrorCode.GUARD_FAILED, "no_attempt")
    return _Seat(found, attempt_id)


async def _check_device(parts: WebParts, device_id: str) -> None:
    """Say before the token what the socket would say after it; who asks has signed in by now."""
    if not parts.settings.devices_required:
        return
    async with parts.database.reading() as stores:
        device = await stores.devices.find(device_id)
    if device is not None and device.retired_ms is None:
        return
    reason = "device_not_enrolled" if device is None else "device_revoked"
    await parts.desk.note("seat_refused", LogLevel.WARNING, device=device_id[:64], reason=reason)
    raise RefusedError(ErrorCode.DEVICE_REFUSED, reason)


async def _issue(parts: WebParts, seat: _Seat, device: str) -> CandidateSession:
    token, now_ms = new_token(), parts.clock.now_ms()
    registration = seat.registration
    expires_ms = now_ms + round(parts.settings.token_hours * _HOUR_MS)
    async with parts.database.writing() as uow:
        await uow.sign_ins.record(
            f"candidate:{registration.sitting_id}:{registration.exam_number}", ok=True
        )
        await uow.tokens.add(
            Token(
                digest=token_digest(token),
                role=Role.CANDIDATE,
                sitting_id=registration.sitting_id,
                registration_id=registration.registration_id,
                device_id=device,
                issued_ms=now_ms,
                expires_ms=expires_ms,
            )
        )
    return CandidateSession(
        token=token,
        registration_id=registration.registration_id,
        attempt_id=seat.attempt_id,
        sitting_id=registration.sitting_id,
        expires_ms=expires_ms,
    )
