"""Writes the staff of a plan and their duties."""

from collections.abc import Mapping

from common.core.ids import new_id
from common.protocol.rows import ProctorRow
from common.protocol.vocabulary import ProctorState, Role
from server.stores.database.duty_store import DutyStore
from server.stores.database.room_writer import PlacedRooms
from server.stores.database.staff_store import StaffStore
from server.stores.database.store import Store
from server.stores.plan import PlannedStaff, SittingPlan
from server.stores.records.people import StaffMember


class StaffWriter(Store):
    """Staff and duties."""

    async def write(
        self,
        plan: SittingPlan,
        sitting_id: str,
        placed: PlacedRooms,
        password_hashes: Mapping[str, str],
    ) -> None:
        """Write accounts that are new, renew those that exist, and give everybody a duty."""
        for one in plan.staff:
            staff_id = await self._account(one, password_hashes[one.login])
            whole = one.role is Role.CHIEF
            rooms = [None] if whole else [placed.rooms[name] for name in sorted(set(one.rooms))]
            for room_id in rooms:
                await self._duty(sitting_id, staff_id, one.name, room_id)

    async def _account(self, one: PlannedStaff, password_hash: str) -> str:
        staff = StaffStore(self._access)
        known = await staff.find_by_login(one.login)
        member = StaffMember(
            staff_id=new_id() if known is None else known.staff_id,
            login=one.login,
            name=one.name,
            role=one.role,
            password_hash=password_hash,
        )
        await (staff.add(member) if known is None else staff.update(member))
        return member.staff_id

    async def _duty(self, sitting_id: str, staff_id: str, name: str, room_id: str | None) -> None:
        duty = ProctorRow(
            duty_id=new_id(),
            staff_id=staff_id,
            staff_name=name,
            room_id=room_id,
            state=ProctorState.ASSIGNED,
        )
        await DutyStore(self._access).add(sitting_id, duty)
