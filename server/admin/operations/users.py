"""Members of staff: who may sign in with a password."""

import asyncio

import msgspec

from common.core.errors import ErrorCode, RefusedError
from common.core.ids import new_id
from common.crypto.passwords import hash_password
from common.protocol.vocabulary import Role
from server.admin.operations.contract import ADMINISTRATOR, Context, Nothing, Operation
from server.stores.records.people import StaffMember

SHORTEST_PASSWORD = 8
ROLES = (Role.PROCTOR, Role.CHIEF, Role.ADMIN, Role.AUDITOR)


class AddUser(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody new."""

    login: str
    name: str
    role: Role
    password: str


class SetPassword(msgspec.Struct, frozen=True, kw_only=True):
    """A new password; ends all sessions of that person."""

    login: str
    password: str


class User(msgspec.Struct, frozen=True, kw_only=True):
    """A member of staff as the list shows it."""

    staff_id: str
    login: str
    name: str
    role: Role
    active: bool


class Users(msgspec.Struct, frozen=True, kw_only=True):
    """All of them, by login."""

    users: tuple[User, ...]


async def add_user(context: Context, request: AddUser) -> User:
    """Add a member of staff.

    Raises:
        RefusedError: GUARD_FAILED (login taken, role not for staff, password too short).
    """
    if request.role not in ROLES:
        raise RefusedError(ErrorCode.GUARD_FAILED, "role_not_staff", role=request.role.value)
    hashed = await _hashed(request.password)
    member = StaffMember(
        staff_id=new_id(),
        login=request.login,
        name=request.name,
        role=request.role,
        password_hash=hashed,
    )
    async with context.database.writing() as uow:
        if await uow.staff.find_by_login(request.login) is not None:
            raise RefusedError(ErrorCode.GUARD_FAILED, "login_taken", login=request.login)
        await uow.staff.add(member)
        after = {"login": member.login, "role": member.role}
        uow.audit(ADMINISTRATOR, "user.add", f"staff:{member.staff_id}", after=after)
    return _user(member)


async def list_users(context: Context, _request: Nothing) -> Users:
    """Return all members of staff."""
    async with context.database.reading() as stores:
        return Users(users=tuple(_user(member) for member in await stores.staff.list_all()))


async def set_password(context: Context, request: SetPassword) -> User:
    """Give a member of staff a new password.

    Raises:
        RefusedError: NOT_FOUND, or GUARD_FAILED (password too short).
    """
    hashed = await _hashed(request.password)
    async with context.database.writing() as uow:
        member = await uow.staff.find_by_login(request.login)
        if member is None:
            raise RefusedError(ErrorCode.NOT_FOUND, "no_such_login", login=request.login)
        member = msgspec.structs.replace(member, password_hash=hashed)
        await uow.staff.update(member)
        await uow.tokens.revoke_of_staff(member.staff_id)
        uow.audit(ADMINISTRATOR, "user.passwd", f"staff:{member.staff_id}")
    return _user(member)


async def _hashed(password: str) -> str:
    if len(password) < SHORTEST_PASSWORD:
        raise RefusedError(ErrorCode.GUARD_FAILED, "password_too_short", least=SHORTEST_PASSWORD)
    return await asyncio.to_thread(hash_password, password)


def _user(member: StaffMember) -> User:
    return User(
        staff_id=member.staff_id,
        login=member.login,
        name=member.name,
        role=member.role,
        active=member.active,
    )


ADD_USER = Operation("user.add", AddUser, User, add_user)
LIST_USERS = Operation("user.list", Nothing, Users, list_users)
SET_PASSWORD = Operation("user.passwd", SetPassword, User, set_password)
