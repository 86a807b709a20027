"""Duties of the staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.protocol.proctors import ChangeProctorState
from common.protocol.session import AttachStaff, DetachStaff
from common.protocol.vocabulary import ProctorState
from tests.server.managers import acts

if TYPE_CHECKING:
    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre


async def _change(
    c: Centre, login: str, to: ProctorState, who: str = "", successor: str | None = None
) -> list[str]:
    row = await acts.duty(c, login)
    message = ChangeProctorState(
        duty_id=row.duty_id,
        to=to,
        version=row.version,
        successor_id=None if successor is None else c.ids[successor],
    )
    return await c.tell(c.staff(who or login), message)


async def test_a_link_that_is_gone_makes_away_and_its_return_on_duty(centre: OpenCentre) -> None:
    async with centre() as c:
        assert await acts.take_room(c, "p1") == ["proctor p1 on_duty", "accepted"]
        gone = DetachStaff(staff_id=c.ids["p1"])
        assert await c.tell(c.system(), gone) == ["proctor p1 away"]
        assert await c.tell(c.system(), gone) == []
        back = AttachStaff(staff_id=c.ids["p1"])
        assert await c.tell(c.system(), back) == ["proctor p1 on_duty"]


async def test_a_room_is_handed_to_who_is_there(centre: OpenCentre) -> None:
    async with centre() as c:
        await acts.take_room(c, "p1")
        handed = ProctorState.HANDED_OVER
        assert await _change(c, "p1", handed, successor="p2") == [
            "rejected duty.successor_not_here"
        ]
        await c.tell(c.system(), AttachStaff(staff_id=c.ids["p2"]))
        assert await _change(c, "p1", handed, successor="p2") == [
            "proctor p1 handed_over",
            "accepted",
        ]


async def test_a_duty_is_ones_own(centre: OpenCentre) -> None:
    async with centre() as c:
        await acts.take_room(c, "p1")
        assert await _change(c, "p1", ProctorState.AWAY, who="p2") == [
            "rejected permission.not_own_duty"
        ]
        assert await _change(c, "p1", ProctorState.AWAY, who="p3") == [
            "rejected permission.own_rooms_only"
        ]
        assert (await _change(c, "p1", ProctorState.AWAY, who="chief"))[-1] == "accepted"


async def test_nobody_signs_off_a_room_that_is_open(centre: OpenCentre) -> None:
    async with centre() as c:
        await acts.open_rooms(c)
        assert await _change(c, "p1", ProctorState.SIGNED_OFF) == ["rejected duty.room_not_closed"]
