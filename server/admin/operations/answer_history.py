"""Every change of a candidate's answers: when, from which PC, and whether it counted (A08)."""

from enum import StrEnum

import msgspec

from common.core.errors import ErrorCode, RefusedError
from common.protocol.rows import PeriodRow
from server.admin.operations.answers import Reconcile, periods_of
from server.admin.operations.contract import Context, Operation
from server.admin.operations.sittings import current_sitting
from server.stores.database.answer_history import AnswerHistory, read_history
from server.stores.records.people import Registration
from server.stores.unit_of_work import Stores


class Kind(StrEnum):
    """What a change did; what was chosen is shown to nobody."""

    GIVEN = "given"
    CHANGED = "changed"
    CLEARED = "cleared"
    SAME = "same"


class ShowHistory(msgspec.Struct, frozen=True, kw_only=True):
    """Whose changes.

    Args:
        exam_number: of the candidate in the current sitting.
        period: number of the period; None for all.
    """

    exam_number: str
    period: int | None = None


class AnswerChange(msgspec.Struct, frozen=True, kw_only=True):
    """One change.

    Args:
        offset_ms: by the seat's clock, since the server last told its time.
        device_id: the PC that held the lease; empty where the event log does not reach back.
        machine: what that PC was called at its enrolment.
        late: it came after the deadline.
        applied: it counts.
    """

    period: int
    item_id: str
    kind: Kind
    epoch: int
    seq: int
    offset_ms: int
    received_ms: int
    device_id: str
    machine: str
    late: bool
    applied: bool


class AnswerChanges(msgspec.Struct, frozen=True, kw_only=True):
    """All changes in the order of their sequence."""

    room: str
    seat: str
    changes: tuple[AnswerChange, ...]


async def show_history(context: Context, request: ShowHistory) -> AnswerChanges:
    """Return every change of a candidate's answers, without the answers.

    Raises:
        RefusedError: NOT_FOUND (no sitting, no such period, no such candidate).
    """
    async with context.database.reading() as stores:
        sitting = await current_sitting(stores)
        who = await stores.registrations.find_by_exam_number(
            sitting.sitting_id, request.exam_number
        )
        if who is None:
            raise RefusedError(ErrorCode.NOT_FOUND, what="registration")
        machines = {device.device_id: device.machine for device in await stores.devices.list_all()}
        found: list[AnswerChange] = []
        for period in await periods_of(stores, Reconcile(period=request.period)):
            history = await _history(stores, who, period)
            if history is not None:
                found += changes_of(period.number, history, machines)
        facts = await _room_and_seat(stores, who)
    return AnswerChanges(room=facts[0], seat=facts[1], changes=tuple(found))


async def _history(stores: Stores, who: Registration, period: PeriodRow) -> AnswerHistory | None:
    attempt_id = await stores.registrations.attempt_of(who.registration_id, period.period_id)
    if attempt_id is None:
        return None
    return await read_history(stores, await stores.registrations.place(attempt_id))


async def _room_and_seat(stores: Stores, who: Registration) -> tuple[str, str]:
    for period in await stores.periods.list_of_sitting(who.sitting_id):
        room = await stores.rooms.find(period.period_id, who.room_id)
        if room is not None:
            return room.room_name, who.seat
    return "", who.seat


def changes_of(period: int, history: AnswerHistory, machines: dict[str, str]) -> list[AnswerChange]:
    """Return a history with what each change did, without values."""
    before: dict[str, tuple[int, ...]] = {}
    found = []
    for one in history.entries:
        device_id = history.devices.get(one.epoch, "")
        found.append(
            AnswerChange(
                period=period,
                item_id=one.item_id,
                kind=_kind(before.get(one.item_id, ()), one.value),
                epoch=one.epoch,
                seq=one.seq,
                offset_ms=one.offset_ms,
                received_ms=one.received_ms,
                device_id=device_id,
                machine=machines.get(device_id, ""),
                late=one.late,
                applied=one.applied,
            )
        )
        if one.applied:
            before[one.item_id] = one.value
    return found


def _kind(before: tuple[int, ...], after: tuple[int, ...]) -> Kind:
    if before == after:
        return Kind.SAME
    if not after:
        return Kind.CLEARED
    return Kind.CHANGED if before else Kind.GIVEN


SHOW_HISTORY = Operation("answers.history", ShowHistory, AnswerChanges, show_history)
