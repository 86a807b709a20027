"""Which PCs stand at another seat than the candidate who says hello there (24, 25 of features)."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from common.core.ids import new_id
from common.protocol.detections import DUPLICATE_LOGIN, IP_SEAT_CONFLICT
from common.protocol.incidents import RaiseDetection
from common.protocol.rows import CandidateRow
from common.protocol.session import AttachDevice
from common.protocol.vocabulary import HoldKind
from common.rules.candidate_words import has_hold
from server.stores.unit_of_work import UnitOfWork

_SHOWN = 8


class Clash(NamedTuple):
    """A PC of another seat, and the candidate's own."""

    seat_id: str
    planned_id: str


async def clashes_of(
    work: UnitOfWork, hellos: Sequence[AttachDevice], rows: Mapping[str, CandidateRow]
) -> dict[AttachDevice, Clash]:
    """Return the hellos that come from a PC of another seat.

    Who writes already, or waits, was asked about before; a PC that is not enrolled has no seat.
    """
    new = [h for h in hellos if h.attempt_id in rows and _is_new(rows[h.attempt_id], h)]
    if not new:
        return {}
    seats = await work.devices.seats_of({hello.device_id for hello in new})
    planned = await work.devices.planned_seats({hello.attempt_id for hello in new})
    pairs = {h: Clash(seats.get(h.device_id, ""), planned.get(h.attempt_id, "")) for h in new}
    return {h: clash for h, clash in pairs.items() if clash.seat_id and clash[0] != clash[1]}


async def raise_second(
    work: UnitOfWork, before: CandidateRow, after: CandidateRow, clash: Clash | None
) -> None:
    """Tell of a PC that waits from now on, unless somebody is just moving the candidate."""
    device_id = after.waiting_device_id
    if device_id in (None, before.waiting_device_id) or has_hold(before, HoldKind.MOVE):
        return
    code, facts = DUPLICATE_LOGIN.code, {"device": device_id[:_SHOWN] if device_id else ""}
    if clash is not None:
        code = IP_SEAT_CONFLICT.code
        facts["seat"] = await _name(work, clash.seat_id)
        facts["planned_seat"] = await _name(work, clash.planned_id)
    else:
        facts |= {"holder": (before.device_id or "")[:_SHOWN], "same_key": "no"}
    work.follow_up(
        RaiseDetection(attempt_id=after.attempt_id, detection_id=new_id(), code=code, facts=facts)
    )


def _is_new(row: CandidateRow, hello: AttachDevice) -> bool:
    return hello.device_id not in (row.device_id, row.waiting_device_id)


async def _name(work: UnitOfWork, seat_id: str) -> str:
    place = await work.devices.get_seat(seat_id)
    return f"{place.room} {place.seat}"
