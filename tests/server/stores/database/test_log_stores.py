"""Audit rows, their chain, checkpoints and log lines."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from common.core.errors import ErrorCode, RefusedError
from common.protocol.logs import LogLevel, LogStream
from server.stores.records.logs import ChainedAudit, Checkpoint, LogLine
from tests.helpers.exam_rows import CHIEF, PROCTOR
from tests.server.stores.database.centre import Centre, centre

if TYPE_CHECKING:
    from common.core.clock import FakeClock
    from common.crypto.keyring import Keyring


async def test_an_act_is_kept_with_its_effect(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c:
        async with c.database.writing() as uow:
            row = await uow.periods.get(c.period_id)
            uow.audit(PROCTOR, "a", "period:1", row, replace(row, version=1), "까닭")
            uow.audit(CHIEF, "b", "period:2")
        async with c.database.reading() as stores:
            first, second = await stores.audits.list_unchained(9)
            assert await stores.audits.list_unchained(1) == (first,)
    assert (first.ordinal, second.ordinal) == (1, 2)
    assert (first.actor, first.act, first.target, first.reason) == (
        PROCTOR,
        "a",
        "period:1",
        "까닭",
    )
    assert '"version":0' in first.before
    assert '"version":1' in first.after
    assert (second.before, second.after, second.reason) == ("null", "null", "")
    assert first.at_ms == clock.now_ms()


async def act(c: Centre, name: str) -> None:
    async with c.database.writing() as uow:
        uow.audit(PROCTOR, name, "x:1")


async def test_acts_at_the_same_time_have_one_order(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        await asyncio.gather(*(act(c, str(n)) for n in range(20)))
        async with c.database.reading() as stores:
            found = await stores.audits.list_unchained(99)
    assert [entry.ordinal for entry in found] == list(range(1, 21))
    assert {entry.act for entry in found} == {str(n) for n in range(20)}


async def test_entries_are_chained_once(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c:
        for n in range(3):
            await act(c, str(n))
        async with c.database.writing() as uow:
            assert await uow.audits.last("server") is None
            chained = [
                ChainedAudit(
                    entry=entry,
                    server_id="server",
                    number=n,
                    previous=f"digest-{n - 1}",
                    digest=f"digest-{n}",
                )
                for n, entry in enumerate(await uow.audits.list_unchained(2), 1)
            ]
            await uow.audits.chain(chained)
        async with c.database.writing() as uow:
            assert await uow.audits.last("server") == chained[1]
            assert await uow.audits.last("another") is None
            assert await uow.audits.list_since("server", 0, 9) == tuple(chained)
            assert await uow.audits.list_since("server", 1, 9) == (chained[1],)
            assert [entry.act for entry in await uow.audits.list_unchained(9)] == ["2"]
            with pytest.raises(RefusedError) as caught:
                await uow.audits.chain([replace(chained[0], number=7)])
    assert caught.value.code is ErrorCode.STALE_VERSION


async def test_checkpoints_are_kept(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        first, second = (
            Checkpoint(server_id="server", number=n, digest="d", at_ms=n, facts="{}", signature="s")
            for n in (5, 9)
        )
        assert await uow.checkpoints.last("server") is None
        await uow.checkpoints.add(second)
        await uow.checkpoints.add(first)
        assert await uow.checkpoints.last("server") == second
        assert await uow.checkpoints.list_of_server("server") == (first, second)


async def test_log_lines_are_kept_once(url: str, keyring: Keyring, clock: FakeClock) -> None:
    lines = [
        LogLine(
            id=f"line-{n}",
            stream=LogStream.SECURITY if n % 2 else LogStream.SYSTEM,
            level=LogLevel.WARNING,
            event="sign_in_failed",
            at_ms=n,
            received_ms=100 + n,
            actor=PROCTOR,
            facts={"n": str(n)},
        )
        for n in range(6)
    ]
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        await uow.logs.add_many(lines)
        await uow.logs.add_many(lines[:2])
        await uow.logs.add_many([])
        assert await uow.logs.list_stream(LogStream.SECURITY, 0, 9) == tuple(lines[1::2])
        assert await uow.logs.list_stream(LogStream.SYSTEM, 102, 1) == (lines[2],)
