"""Members of staff; their names are sealed."""

from sqlalchemy import RowMapping, insert, select, update

from common.protocol.vocabulary import Role
from server.stores.database.models import StaffRow
from server.stores.database.sealing import open_text, seal_text
from server.stores.database.store import Store, not_found
from server.stores.records.people import StaffMember

_T = StaffRow
_SELECT = select(*_T.__table__.columns)


class StaffStore(Store):
    """Staff."""

    async def get(self, staff_id: str) -> StaffMember:
        """Return a member of staff.

        Raises:
            RefusedError: NOT_FOUND.
        """
        row = await self._access.first(_SELECT.where(_T.id == staff_id))
        if row is None:
            raise not_found(what="staff")
        return self._member(row)

    async def find_by_login(self, login: str) -> StaffMember | None:
        """Return a member of staff by login, or None."""
        row = await self._access.first(_SELECT.where(_T.login == login))
        return None if row is None else self._member(row)

    async def add(self, member: StaffMember) -> None:
        """Keep a new member of staff; the login must be free."""
        await self._access.run(insert(_T).values(id=member.staff_id, **self._values(member)))

    async def update(self, member: StaffMember) -> None:
        """Write a member of staff (name, role, password, active).

        Raises:
            RefusedError: NOT_FOUND.
        """
        statement = update(_T).where(_T.id == member.staff_id).values(**self._values(member))
        if await self._access.run(statement) != 1:
            raise not_found(what="staff")

    async def list_all(self) -> tuple[StaffMember, ...]:
        """Return all staff by login."""
        return tuple(
            self._member(row) for row in await self._access.rows(_SELECT.order_by(_T.login))
        )

    def _values(self, member: StaffMember) -> dict[str, object]:
        return {
            "login": member.login,
            "name": seal_text(self._access.keyring, member.name, "staff", member.staff_id),
            "role": member.role,
            "password_hash": member.password_hash,
            "active": member.active,
        }

    def _member(self, row: RowMapping) -> StaffMember:
        return StaffMember(
            staff_id=row["id"],
            login=row["login"],
            name=open_text(self._access.keyring, row["name"], "staff", row["id"]),
            role=Role(row["role"]),
            password_hash=row["password_hash"],
            active=row["active"],
        )
