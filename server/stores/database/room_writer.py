"""Writes the centre, its rooms, seats and groups; what has the same name is used again."""

from typing import NamedTuple

from sqlalchemy import delete, insert, select

from common.core.ids import new_id
from server.stores.database.models import CentreRow, GroupRoomRow, GroupRow, RoomRow, SeatRow
from server.stores.database.store import Store
from server.stores.plan import PlannedRoom, SittingPlan

_SEAT_DIGITS = 2


class PlacedRooms(NamedTuple):
    """Ids of rooms by name, and of seats by room and number."""

    centre_id: str
    rooms: dict[str, str]
    seats: dict[tuple[str, int], str]


def seat_name(number: int) -> str:
    """Return a seat's name: `07`, so that names sort as numbers do (up to 99 seats)."""
    return f"{number:0{_SEAT_DIGITS}d}"


class RoomWriter(Store):
    """Places."""

    async def write(self, plan: SittingPlan) -> PlacedRooms:
        """Write what is missing of a plan's places."""
        centre_id = await self._centre(plan.centre_name)
        rooms: dict[str, str] = {}
        seats: dict[tuple[str, int], str] = {}
        for room in plan.rooms:
            rooms[room.name] = await self._room(centre_id, room.name)
            for number, seat_id in (await self._seats(rooms[room.name], room)).items():
                seats[room.name, number] = seat_id
        await self._groups(plan, centre_id, rooms)
        return PlacedRooms(centre_id, rooms, seats)

    async def _centre(self, name: str) -> str:
        found = await self._access.first(select(CentreRow.id).where(CentreRow.name == name))
        if found is not None:
            return str(found["id"])
        centre_id = new_id()
        await self._access.run(insert(CentreRow).values(id=centre_id, name=name))
        return centre_id

    async def _room(self, centre_id: str, name: str) -> str:
        found = await self._access.first(
            select(RoomRow.id).where(RoomRow.centre_id == centre_id, RoomRow.name == name)
        )
        if found is not None:
            return str(found["id"])
        room_id = new_id()
        await self._access.run(insert(RoomRow).values(id=room_id, centre_id=centre_id, name=name))
        return room_id

    async def _seats(self, room_id: str, room: PlannedRoom) -> dict[int, str]:
        rows = await self._access.rows(
            select(SeatRow.id, SeatRow.name).where(SeatRow.room_id == room_id)
        )
        known = {row["name"]: row["id"] for row in rows}
        numbers = range(1, room.seats + 1)
        missing = {n: new_id() for n in numbers if seat_name(n) not in known}
        await self._access.run_many(
            insert(SeatRow),
            [
                {"id": seat_id, "room_id": room_id, "name": seat_name(n)}
                for n, seat_id in missing.items()
            ],
        )
        return {n: missing.get(n) or known[seat_name(n)] for n in numbers}

    async def _groups(self, plan: SittingPlan, centre_id: str, rooms: dict[str, str]) -> None:
        for group in plan.groups:
            found = await self._access.first(
                select(GroupRow.id).where(
                    GroupRow.centre_id == centre_id, GroupRow.name == group.name
                )
            )
            group_id = new_id() if found is None else str(found["id"])
            if found is None:
                await self._access.run(
                    insert(GroupRow).values(id=group_id, centre_id=centre_id, name=group.name)
                )
            await self._access.run(delete(GroupRoomRow).where(GroupRoomRow.group_id == group_id))
            await self._access.run_many(
                insert(GroupRoomRow),
                [
                    {"group_id": group_id, "room_id": rooms[name]}
                    for name in sorted(set(group.rooms))
                ],
            )
