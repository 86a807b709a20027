"""One-time codes that enrol PCs at their seats."""

import msgspec

from common.core.errors import ErrorCode, RefusedError
from common.core.ids import new_id
from common.crypto.codes import code_digest, finder_of, new_code, written_code
from server.admin.operations.contract import ADMINISTRATOR, Context, Operation
from server.admin.operations.places import seats_of
from server.stores.records.devices import DeviceCode, SeatPlace
from server.stores.unit_of_work import Stores

CODE_LIFE_MS = 600_000
_MANY = 20_000
"""More codes cannot be out at once: their beginnings would run out."""


class MakeCodes(msgspec.Struct, frozen=True, kw_only=True):
    """For which seats.

    Args:
        room: its name; None for every room.
        seat: its number; None for every seat of the room.
        again: also for seats that have a PC, which the code will replace.
    """

    room: str | None = None
    seat: str | None = None
    again: bool = False


class SeatCode(msgspec.Struct, frozen=True, kw_only=True):
    """A code as it is handed out; nobody can look it up later."""

    room: str
    seat: str
    code: str


class CodeSheet(msgspec.Struct, frozen=True, kw_only=True):
    """The codes.

    Args:
        expires_ms: when all of them end.
        enrolled: seats left out because they have a PC already.
    """

    codes: tuple[SeatCode, ...]
    expires_ms: int
    enrolled: int


async def make_codes(context: Context, request: MakeCodes) -> CodeSheet:
    """Make a code for each seat; earlier codes of these seats end.

    Raises:
        RefusedError: NOT_FOUND (no such room or seat), GUARD_FAILED (too many codes at once).
    """
    now_ms = context.clock.now_ms()
    async with context.database.writing() as uow:
        seats = await seats_of(uow, request.room, request.seat)
        wanted = [s for s in seats if request.again or not await _is_enrolled(uow, s)]
        taken = set(await uow.device_codes.finders())
        if len(taken) + len(wanted) > _MANY:
            raise RefusedError(ErrorCode.GUARD_FAILED, "too_many_codes", most=_MANY)
        texts = [_free_code(taken) for _ in wanted]
        pairs = list(zip(wanted, texts, strict=True))
        await uow.device_codes.add_many([_kept(context, s, text, now_ms) for s, text in pairs])
        after = [f"{seat.room}/{seat.seat}" for seat in wanted]
        uow.audit(ADMINISTRATOR, "device.codes", f"room:{request.room or '*'}", after=after)
    return CodeSheet(
        codes=tuple(
            SeatCode(room=seat.room, seat=seat.seat, code=written_code(text))
            for seat, text in pairs
        ),
        expires_ms=now_ms + CODE_LIFE_MS,
        enrolled=len(seats) - len(wanted),
    )


def _kept(context: Context, seat: SeatPlace, text: str, now_ms: int) -> DeviceCode:
    return DeviceCode(
        code_id=new_id(),
        finder=finder_of(text),
        seat_id=seat.seat_id,
        digest=code_digest(context.keyring, text),
        created_ms=now_ms,
        expires_ms=now_ms + CODE_LIFE_MS,
    )


async def _is_enrolled(stores: Stores, seat: SeatPlace) -> bool:
    return await stores.devices.find_current(seat.seat_id) is not None


def _free_code(taken: set[str]) -> str:
    """Return a code that begins like no other, and remember its beginning."""
    while finder_of(code := new_code()) in taken:
        pass
    taken.add(finder_of(code))
    return code


MAKE_CODES = Operation("device.codes", MakeCodes, CodeSheet, make_codes)
