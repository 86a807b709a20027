"""Takes the plan of a sitting in: checked as a whole, written whole or not at all."""

import asyncio

import msgspec

from common.crypto.passwords import hash_password
from server.stores.database.database import Database
from server.stores.database.plan_writer import ImportedPlan
from server.stores.plan import SittingPlan, decode_plan


class _Login(msgspec.Struct, frozen=True):
    """First password of a member of staff, as it stands in a plan file."""

    login: str = ""
    password: str = ""


class _Logins(msgspec.Struct, frozen=True):
    staff: tuple[_Login, ...] = ()


async def import_plan(database: Database, text: bytes) -> ImportedPlan:
    """Import a plan file.

    Beside what `SittingPlan` names, a member of staff may have a `password`.

    Raises:
        PlanError: with everything that is wrong; nothing was written.
    """
    plan: SittingPlan = decode_plan(text)
    logins = msgspec.json.decode(text, type=_Logins).staff
    hashes = {
        entry.login: await asyncio.to_thread(hash_password, entry.password)
        for entry in logins
        if entry.login and entry.password
    }
    async with database.writing() as uow:
        return await uow.plans.write(plan, hashes)
