"""A PC enrols with a one-time code: from then on its key stands for the seat of the code."""

import base64
import binascii
import hmac
from typing import NamedTuple

from aiohttp import web

from common.core.errors import ErrorCode, RefusedError
from common.core.ids import new_id
from common.crypto.codes import LENGTH, code_digest, finder_of, normal_code
from common.crypto.device_keys import centre_id_of, enrolment_text, is_proof
from common.protocol.detections import CODE_LOCKED
from common.protocol.incidents import RaiseDetection
from common.protocol.logs import LogLevel
from common.protocol.rest import DeviceEnrolment, EnrolledDevice
from common.protocol.rows import ActorRef
from common.protocol.vocabulary import Role
from server.stores.records.devices import Device, DeviceCode, SeatPlace
from server.stores.unit_of_work import UnitOfWork
from server.web.attempts import live_period
from server.web.bodies import read_body, reply
from server.web.parts import WebParts, address_of, parts_of

_ENROLMENT = ActorRef(role=Role.SYSTEM, id="enrolment")
_KEY_BYTES = 32
_LONGEST = 200


class _Asked(NamedTuple):
    code: str
    public_key: bytes
    machine: str
    address: str


async def enrol_device(request: web.Request) -> web.Response:
    """Record a PC for the seat of its code; the PC that stood there counts no more.

    Raises:
        RefusedError: WRONG_CREDENTIALS, SIGN_IN_HELD, RATE_LIMITED, INVALID_FIELD, or GUARD_FAILED
            (the code was used, has ended, or was tried too often).
    """
    parts, address = parts_of(request), address_of(request)
    parts.desk.check_address(address)
    asked = _asked(await read_body(request, DeviceEnrolment), address)
    async with parts.desk.one_try(f"enrolment:{address}"):
        async with parts.database.writing() as uow:
            outcome = await _outcome(uow, asked, parts.clock.now_ms())
        if isinstance(outcome, RefusedError):  # outside: that a try was taken must be committed
            await _note_refusal(parts, outcome, address)
            raise outcome
    await parts.desk.note("device_enrolled", LogLevel.INFO, device=outcome.device_id)
    return reply(outcome, 201)


def _asked(body: DeviceEnrolment, address: str) -> _Asked:
    code = normal_code(body.code)
    try:
        public_key = base64.b64decode(body.public_key, validate=True)
    except (ValueError, binascii.Error):
        public_key = b""
    if len(public_key) != _KEY_BYTES:
        raise RefusedError(ErrorCode.INVALID_FIELD, field="public_key")
    if len(body.machine) > _LONGEST:
        raise RefusedError(ErrorCode.INVALID_FIELD, field="machine")
    if not is_proof(body.proof, public_key, enrolment_text(code, public_key)):
        raise RefusedError(ErrorCode.INVALID_FIELD, field="proof")
    return _Asked(code, public_key, body.machine, address)


async def _outcome(uow: UnitOfWork, asked: _Asked, now_ms: int) -> EnrolledDevice | RefusedError:
    """Return the PC's record, or why there is none."""
    code = await uow.device_codes.find(finder_of(asked.code))
    if code is None or len(asked.code) != LENGTH:
        return RefusedError(ErrorCode.WRONG_CREDENTIALS, "wrong_code")
    left = await uow.device_codes.take_try(code.code_id)
    right = hmac.compare_digest(code.digest, code_digest(uow.access.keyring, asked.code))
    if not right:
        return await _wrong(uow, code, asked, left)
    if code.used_ms is not None:
        return await _enrolled_before(uow, code, asked)
    if left < 0:
        return RefusedError(ErrorCode.GUARD_FAILED, "code_locked")
    if code.expires_ms <= now_ms or not await uow.device_codes.use(code.code_id):
        return RefusedError(ErrorCode.GUARD_FAILED, "code_expired")
    return await _enrolled(uow, code, asked, now_ms)


async def _wrong(uow: UnitOfWork, code: DeviceCode, asked: _Asked, left: int) -> RefusedError:
    """Count a wrong try; the last one locks the code, and people are told."""
    if left != 0:
        values = {"tries_left": left} if left > 0 else {}
        return RefusedError(ErrorCode.WRONG_CREDENTIALS, "wrong_code", **values)
    place = await uow.devices.get_seat(code.seat_id)
    target = f"seat:{place.seat_id}"
    uow.audit(_ENROLMENT, "device.code_locked", target, after={"address": asked.address})
    attempt_id = await _attempt_at(uow, code.seat_id)
    if attempt_id is not None:
        facts = {"seat": f"{place.room} {place.seat}", "address": asked.address}
        uow.follow_up(
            RaiseDetection(
                attempt_id=attempt_id,
                detection_id=new_id(),
                code=CODE_LOCKED.code,
                facts=facts,
            )
        )
    return RefusedError(ErrorCode.WRONG_CREDENTIALS, "wrong_code", tries_left=0)


async def _attempt_at(uow: UnitOfWork, seat_id: str) -> str | None:
    sitting = await uow.sittings.current()
    if sitting is None:
        return None
    periods = await uow.periods.list_of_sitting(sitting.sitting_id)
    period = live_period(periods)
    if period is None:
        return None
    return await uow.devices.attempt_at(seat_id, period.period_id)


async def _enrolled_before(
    uow: UnitOfWork, code: DeviceCode, asked: _Asked
) -> EnrolledDevice | RefusedError:
    """Answer again the PC that used the code: the first answer may have been lost on the way."""
    device = await uow.devices.find_current(code.seat_id)
    if device is None or not hmac.compare_digest(device.public_key, asked.public_key):
        return RefusedError(ErrorCode.GUARD_FAILED, "code_used")
    return _answer(uow, device.device_id, await uow.devices.get_seat(code.seat_id))


async def _enrolled(
    uow: UnitOfWork, code: DeviceCode, asked: _Asked, now_ms: int
) -> EnrolledDevice:
    before = await uow.devices.find_current(code.seat_id)
    if before is not None:
        await uow.devices.retire(before.device_id)
        await uow.tokens.revoke_of_device(before.device_id)
    place = await uow.devices.get_seat(code.seat_id)
    device = Device(
        device_id=new_id(),
        seat_id=code.seat_id,
        public_key=asked.public_key,
        machine=asked.machine,
        enrolled_ms=now_ms,
        changed_ms=now_ms,
    )
    await uow.devices.add(device)
    uow.audit(
        _ENROLMENT,
        "device.enrol",
        f"device:{device.device_id}",
        before=before.device_id if before is not None else None,
        after={"seat": f"{place.room}/{place.seat}", "machine": asked.machine},
    )
    return _answer(uow, device.device_id, place)


def _answer(uow: UnitOfWork, device_id: str, place: SeatPlace) -> EnrolledDevice:
    return EnrolledDevice(
        device_id=device_id,
        centre_id=centre_id_of(uow.access.keyring.public_key),
        room=place.room,
        seat=place.seat,
    )


async def _note_refusal(parts: WebParts, refusal: RefusedError, address: str) -> None:
    locked = refusal.values.get("tries_left") == "0"
    level = LogLevel.ERROR if locked else LogLevel.WARNING
    event = "enrolment_code_locked" if locked else "enrolment_refused"
    await parts.desk.note(event, level, reason=refusal.reason, address=address)
