"""Takes the plan of a sitting in: checked as a whole, written whole or not at all."""

import asyncio
from typing import NamedTuple

import msgspec

from common.crypto.passwords import hash_password
from server.stores.plan import SittingPlan, decode_plan


class _Login(msgspec.Struct, frozen=True):
    """First password of a member of staff, as it stands in a plan file."""

    login: str = ""
    password: str = ""


class _Logins(msgspec.Struct, frozen=True):
    staff: tuple[_Login, ...] = ()


class ReadPlan(NamedTuple):
    """A plan and the hashes of the passwords in its file, by login."""

    plan: SittingPlan
    password_hashes: dict[str, str]


async def read_plan(text: bytes) -> ReadPlan:
    """Read a plan file and hash its passwords; `PlanWriter` checks and writes it.

    Beside what `SittingPlan` names, a member of staff may have a `password`.

    Raises:
        PlanError: it is no plan.
    """
    plan = decode_plan(text)
    logins = msgspec.json.decode(text, type=_Logins).staff
    hashes = {
        entry.login: await asyncio.to_thread(hash_password, entry.password)
        for entry in logins
        if entry.login and entry.password
    }
    return ReadPlan(plan, hashes)
