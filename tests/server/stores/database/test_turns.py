"""What only one process at a time may do: the others wait, and a lost turn is noticed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from common.core.clock import SystemClock
from server.stores.database.database import Database
from server.stores.errors import StoreUnavailableError

if TYPE_CHECKING:
    from common.core.clock import FakeClock
    from common.crypto.keyring import Keyring
    from tests.helpers.postgres import PostgresServer


async def test_the_only_process_has_every_turn_at_once(
    sqlite_database: str, keyring: Keyring, clock: FakeClock
) -> None:
    database = await Database.open(sqlite_database, keyring, clock)
    async with database.turn("state") as turn, database.turn("cheating"):
        await turn.check()
    await database.close()


async def _hold(database: Database, held: asyncio.Event, release: asyncio.Event) -> None:
    async with database.turn("state"):
        held.set()
        await release.wait()


async def test_a_second_process_waits_for_the_turn(
    postgres_database: str, keyring: Keyring
) -> None:
    clock = SystemClock(speed=10)
    first = await Database.open(postgres_database, keyring, clock)
    second = await Database.open(postgres_database, keyring, clock)
    held, release = asyncio.Event(), asyncio.Event()
    release.set()
    async with asyncio.TaskGroup() as group:
        async with first.turn("state") as turn, second.turn("cheating"):
            group.create_task(_hold(second, held, release))
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(held.wait(), 0.3)
            await turn.check()
        await asyncio.wait_for(held.wait(), 10)
    await first.close()
    await second.close()


async def test_a_turn_whose_connection_was_cut_is_lost_and_free(
    postgres_database: str, postgres_server: PostgresServer, keyring: Keyring
) -> None:
    clock = SystemClock(speed=10)
    first = await Database.open(postgres_database, keyring, clock)
    name = postgres_database.partition("@/")[2].partition("?")[0]
    async with first.turn("state") as turn:
        await turn.check()
        await postgres_server.cut(name)
        with pytest.raises(StoreUnavailableError):
            await turn.check()
        async with asyncio.timeout(10), first.turn("state") as again:
            await again.check()
    await first.close()
