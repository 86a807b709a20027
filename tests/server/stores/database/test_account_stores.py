"""Staff, tokens and tries to sign in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from common.core.errors import RefusedError
from common.crypto.tokens import new_token, token_digest
from common.protocol.vocabulary import Role
from server.stores.records.people import StaffMember, Token
from tests.server.stores.database.centre import centre

if TYPE_CHECKING:
    from common.core.clock import FakeClock
    from common.crypto.keyring import Keyring


async def test_staff_are_added_and_changed(url: str, keyring: Keyring, clock: FakeClock) -> None:
    member = StaffMember(
        staff_id="s", login="choi", name="최가상", role=Role.ADMIN, password_hash="h"
    )
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        await uow.staff.add(member)
        assert await uow.staff.get("s") == member
        assert await uow.staff.find_by_login("nobody") is None
        gone = replace(member, name="최다른", active=False)
        await uow.staff.update(gone)
        assert await uow.staff.find_by_login("choi") == gone
        assert [one.login for one in await uow.staff.list_all()] == ["choi", "kim", "lee", "park"]
        for call in (uow.staff.get("x"), uow.staff.update(replace(member, staff_id="x"))):
            with pytest.raises(RefusedError):
                await call


async def test_a_token_is_found_until_it_is_revoked_or_expires(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        now = clock.now_ms()
        lasting, short = (
            Token(
                digest=token_digest(new_token()),
                role=Role.CANDIDATE,
                sitting_id=c.sitting_id,
                registration_id=c.registration_id,
                device_id="device",
                issued_ms=now,
                expires_ms=expires,
            )
            for expires in (None, now + 1000)
        )
        async with c.database.writing() as uow:
            await uow.tokens.add(lasting)
            await uow.tokens.add(short)
        async with c.database.writing() as uow:
            assert await uow.tokens.find(lasting.digest) == lasting
            assert await uow.tokens.find(short.digest) == short
            assert await uow.tokens.find(token_digest("x")) is None
            clock.advance(1)
            assert await uow.tokens.find(short.digest) is None
            assert await uow.tokens.revoke(lasting.digest)
            assert not await uow.tokens.revoke(lasting.digest)
            assert await uow.tokens.find(lasting.digest) is None


async def test_all_tokens_of_somebody_are_revoked(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        staff = (await uow.staff.list_all())[0]
        mine = [
            Token(
                digest=bytes([n]) * 32,
                role=staff.role,
                sitting_id=c.sitting_id,
                staff_id=staff.staff_id,
                issued_ms=1,
            )
            for n in range(3)
        ]
        hers = Token(
            digest=b"x" * 32,
            role=Role.CANDIDATE,
            sitting_id=c.sitting_id,
            registration_id=c.registration_id,
            issued_ms=1,
        )
        await uow.tokens.add_many([*mine, hers])
        assert await uow.tokens.revoke_of_staff(staff.staff_id) == 3
        assert await uow.tokens.find(hers.digest) == hers
        assert await uow.tokens.revoke_of_registration(c.registration_id) == 1
        assert await uow.tokens.find(hers.digest) is None


async def test_thousands_of_tokens_are_one_statement(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        tokens = [
            Token(
                digest=n.to_bytes(32, "big"),
                role=Role.CANDIDATE,
                sitting_id=c.sitting_id,
                registration_id=c.registration_id,
                issued_ms=1,
            )
            for n in range(5000)
        ]
        await uow.tokens.add_many(tokens)
        assert await uow.tokens.find(tokens[4999].digest) == tokens[4999]


async def test_failures_count_since_the_last_success(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        start = clock.now_ms()
        for ok in (False, False, True, False, False):
            clock.advance(1)
            await uow.sign_ins.record("candidate:26-0001", ok)
        await uow.sign_ins.record("candidate:26-0002", ok=False)
        count = uow.sign_ins.failures_since
        assert await count("candidate:26-0001", start) == 2
        assert await count("candidate:26-0001", clock.now_ms()) == 1
        assert await count("candidate:26-0001", clock.now_ms() + 1) == 0
        assert await count("candidate:26-0002", start) == 1
        assert await count("candidate:26-0003", start) == 0
