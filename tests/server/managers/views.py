"""Snapshot + events = fresh snapshot, for the chief's console and for every seat."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from msgspec.structs import replace

from common.protocol.base import Audience
from common.rules.views import SeatMessage, SeatView, StaffMessage, StaffView
from server.stores.database.snapshot_reader import candidate_snapshot, staff_snapshot

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from common.protocol.routing import Outgoing
    from common.protocol.snapshots import CandidateSnapshot
    from server.stores.unit_of_work import Stores

_SEES = {
    Audience.CANDIDATE_AND_STAFF: (True, True),
    Audience.ROOM_AND_STAFF: (True, True),
    Audience.STAFF: (False, True),
    Audience.CANDIDATE: (True, False),
}
"""Whether a seat and whether the chief gets events of an audience."""


class Views:
    """What a console and the seats would show, from the beginning on."""

    def __init__(
        self, sitting_id: str, number: int, staff: StaffView, seats: Mapping[str, SeatView]
    ) -> None:
        self._sitting_id = sitting_id
        self._number = number
        self._staff = staff
        self._seats = seats

    @classmethod
    async def begin(cls, stores: Stores, ids: Mapping[str, str]) -> Views:
        sitting_id = ids["sitting"]
        staff = StaffView(await staff_snapshot(stores, ids["chief"], sitting_id, None))
        attempts = [ids[name] for name in ("A", "B", "C", "D")]
        seats = {a: SeatView(await candidate_snapshot(stores, a)) for a in attempts}
        return cls(sitting_id, await stores.events.last_number(sitting_id), staff, seats)

    async def check(self, stores: Stores, heard: Sequence[Outgoing]) -> None:
        """Apply all durable events twice over and compare with what the database says now."""
        events = sorted((item for item in heard if item.number), key=lambda item: item.number)
        first = self._number + 1
        assert [item.number for item in events] == list(range(first, first + len(events)))
        for item in (*events, *events):
            self._apply(item)
        fresh = await staff_snapshot(stores, self._staff.staff_id, self._sitting_id, None)
        assert self._staff.as_snapshot() == StaffView(fresh).as_snapshot()
        for attempt_id, view in self._seats.items():
            seat = SeatView(await candidate_snapshot(stores, attempt_id))
            assert _without_answers(view) == _without_answers(seat)

    def _apply(self, item: Outgoing) -> None:
        audience = item.message.spec.audience
        assert audience is not None
        to_seats, to_staff = _SEES[audience]
        if to_staff:
            self._staff.apply(cast("StaffMessage", item.message))
        if not to_seats:
            return
        for attempt_id, view in self._seats.items():
            address = item.address
            in_room = address.room_id in {None, view.room.room_id}
            wanted = in_room if audience is Audience.ROOM_AND_STAFF else False
            if wanted or address.attempt_id == attempt_id:
                view.apply(cast("SeatMessage", item.message))


def _without_answers(view: SeatView) -> CandidateSnapshot:
    # Answers are the seat's own: it hears how far they are durable, not what they are.
    return replace(view.as_snapshot(), answers=())
