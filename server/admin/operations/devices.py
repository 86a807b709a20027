"""Enrolled PCs: listed, revoked, bound to another seat."""

from enum import StrEnum

import msgspec

from common.core.errors import ErrorCode, RefusedError
from server.admin.operations.contract import ADMINISTRATOR, Context, Operation
from server.admin.operations.places import one_seat, seats_of
from server.stores.records.devices import Device, SeatPlace
from server.stores.unit_of_work import Stores


class SeatState(StrEnum):
    """How a seat stands."""

    ENROLLED = "enrolled"
    CODE_OUT = "code_out"
    CODE_LOCKED = "code_locked"
    NONE = "none"


class ListDevices(msgspec.Struct, frozen=True, kw_only=True):
    """Which room; None for all."""

    room: str | None = None


class SeatDevice(msgspec.Struct, frozen=True, kw_only=True):
    """A seat and its PC.

    Args:
        device_id: None where no PC is enrolled.
        machine: what tells the machine from others, as a digest.
    """

    room: str
    seat: str
    state: SeatState
    device_id: str | None = None
    machine: str = ""
    enrolled_ms: int | None = None


class Devices(msgspec.Struct, frozen=True, kw_only=True):
    """All seats of the room, or of the centre."""

    seats: tuple[SeatDevice, ...]


class WhichDevice(msgspec.Struct, frozen=True, kw_only=True):
    """A PC, by its id or by the seat it stands at."""

    device_id: str = ""
    room: str = ""
    seat: str = ""


class Rebind(msgspec.Struct, frozen=True, kw_only=True):
    """A PC, and the seat where it stands from now on."""

    device_id: str
    room: str
    seat: str


async def list_devices(context: Context, request: ListDevices) -> Devices:
    """Return how every seat stands.

    Raises:
        RefusedError: NOT_FOUND (no such room).
    """
    async with context.database.reading() as stores:
        seats = await seats_of(stores, request.room, None)
        devices = {d.seat_id: d for d in await stores.devices.list_all() if d.retired_ms is None}
        out = {code.seat_id for code in await stores.device_codes.list_out()}
        locked = {code.seat_id for code in await stores.device_codes.list_locked()}
    lines = []
    for place in seats:
        state = SeatState.NONE
        if place.seat_id in out:
            state = SeatState.CODE_OUT
        elif place.seat_id in locked:
            state = SeatState.CODE_LOCKED
        lines.append(_line(place, devices.get(place.seat_id), state))
    return Devices(seats=tuple(lines))


async def revoke_device(context: Context, request: WhichDevice) -> SeatDevice:
    """Let a PC's key count no more; its connection is closed within seconds.

    Raises:
        RefusedError: NOT_FOUND.
    """
    async with context.database.writing() as uow:
        device = await _current(uow, request)
        await uow.devices.retire(device.device_id)
        await uow.tokens.revoke_of_device(device.device_id)
        place = await _place_of(uow, device)
        line = _line(place, device, SeatState.NONE)
        uow.audit(ADMINISTRATOR, "device.revoke", f"device:{device.device_id}", before=line)
    return line


async def rebind_device(context: Context, request: Rebind) -> SeatDevice:
    """Let a PC stand at another seat.

    Raises:
        RefusedError: NOT_FOUND, GUARD_FAILED (the seat has a PC).
    """
    async with context.database.writing() as uow:
        device = await _current(uow, WhichDevice(device_id=request.device_id))
        before = await _place_of(uow, device)
        after = await one_seat(uow, request.room, request.seat)
        there = await uow.devices.find_current(after.seat_id)
        if there is not None and there.device_id != device.device_id:
            raise RefusedError(
                ErrorCode.GUARD_FAILED, "seat_has_device", room=after.room, seat=after.seat
            )
        await uow.devices.rebind(device.device_id, after.seat_id)
        target = f"device:{device.device_id}"
        uow.audit(ADMINISTRATOR, "device.rebind", target, before=before, after=after)
    return _line(after, device, SeatState.ENROLLED)


async def _current(stores: Stores, which: WhichDevice) -> Device:
    if which.device_id:
        found = await stores.devices.find(which.device_id)
    else:
        place = await one_seat(stores, which.room, which.seat)
        found = await stores.devices.find_current(place.seat_id)
    if found is None or found.retired_ms is not None:
        raise RefusedError(ErrorCode.NOT_FOUND, "no_such_device")
    return found


async def _place_of(stores: Stores, device: Device) -> SeatPlace:
    if device.seat_id is None:
        return SeatPlace(seat_id="", room_id="", room="", seat="")
    return await stores.devices.get_seat(device.seat_id)


def _line(place: SeatPlace, device: Device | None, state: SeatState) -> SeatDevice:
    if device is None:
        return SeatDevice(room=place.room, seat=place.seat, state=state)
    return SeatDevice(
        room=place.room,
        seat=place.seat,
        state=SeatState.ENROLLED,
        device_id=device.device_id,
        machine=device.machine,
        enrolled_ms=device.enrolled_ms,
    )


LIST_DEVICES = Operation("device.list", ListDevices, Devices, list_devices)
REVOKE_DEVICE = Operation("device.revoke", WhichDevice, SeatDevice, revoke_device)
REBIND_DEVICE = Operation("device.rebind", Rebind, SeatDevice, rebind_device)
