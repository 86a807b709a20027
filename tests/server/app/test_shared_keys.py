"""A copied key at two socket servers of a centre: the second one is parked there as well."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING

import aiohttp

from common.core.clock import SystemClock
from common.protocol.session import CommandRejected, Welcome
from server.admin.caller import opened
from server.admin.operations.exams import SealExam, seal_exam
from server.admin.operations.sittings import CreateSitting, create_sitting
from server.app.roles import parse_role
from server.app.server import Server
from server.stores.database import migrate
from tests.helpers.centre import Centre, new_centre, pinned, plan_text, served_settings
from tests.helpers.exam_day import exam_day
from tests.helpers.postgres import PostgresServer, migrated, postgres_server
from tests.helpers.redis_server import RedisServer, redis_server

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from common.client.device import SeatDevice
    from server.settings import DataFolder
    from tests.helpers.talker import Talker

__all__ = ["postgres_server", "redis_server"]


async def _made(folder: Path, postgres: PostgresServer, redis: RedisServer) -> DataFolder:
    template = await asyncio.to_thread(migrated, postgres, migrate.upgrade)
    url = postgres.url(await asyncio.to_thread(postgres.create, template))
    redis.empty()
    data = await new_centre(folder)
    lines = f'database_url = "{url}"\nredis_url = "{redis.url}"\n'
    await asyncio.to_thread(data.settings.write_text, lines, encoding="utf-8")
    async with opened(data) as context:
        await create_sitting(context, CreateSitting(plan=plan_text()))
        await seal_exam(context, SealExam())
    return data


async def _parked(talker: Talker) -> bool:
    first = await talker.receive()
    if isinstance(first.message, CommandRejected):
        assert first.message.fault.code == "device_in_use"
        return True
    assert isinstance(first.message, Welcome)
    return False


@asynccontextmanager
async def _two_socket_servers(data: DataFolder) -> AsyncIterator[tuple[Centre, Centre]]:
    """Serve a centre by processes of their own; the seats send no heartbeats, hence the minute."""
    async with AsyncExitStack() as stack:

        async def start(role: str, name: str) -> Server:
            mine = {"server_name": name, "devices_required": True, "heartbeat_s": 20.0}
            server = Server(data, served_settings(data, **mine), parse_role(role), SystemClock())
            await server.start()
            stack.push_async_callback(server.stop)
            return server

        web = await start("web", "web")
        sockets = [await start("socket", "one"), await start("socket", "two")]
        await start("worker:state,cheating,answer,log", "worker")
        http = await stack.enter_async_context(aiohttp.ClientSession(connector=pinned(data)))
        here, there = Centre(web, data, http), Centre(web, data, http)
        here.sockets, there.sockets = sockets
        yield here, there


async def test_a_copied_key_is_parked_at_another_server_too(
    tmp_path: Path, postgres_server: PostgresServer, redis_server: RedisServer
) -> None:
    data = await _made(tmp_path, postgres_server, redis_server)
    async with _two_socket_servers(data) as (here, there), exam_day(here) as day:
        await day.open()
        key = await here.enrol("R1", "1")
        token = (await here.candidate(0, key.device_id)).token
        async with here.socket(token) as first:
            await first.prove(key, token, "first")
            assert not await _parked(first)
            async with there.socket(token) as second:
                await second.prove(key, token, "second")
                assert await _parked(second)
            async with there.socket(token) as same:  # the balancer sent it elsewhere
                await same.prove(key, token, "first")
                assert not await _parked(same)
        assert await _let_in(here, key, token, "second"), "the first has gone"


async def _let_in(centre: Centre, key: SeatDevice, token: str, instance: str) -> bool:
    """Try until let in: the server hears of an end a moment after us."""
    for _ in range(100):
        async with centre.socket(token) as talker:
            await talker.prove(key, token, instance)
            if not await _parked(talker):
                return True
        await asyncio.sleep(0.05)
    return False
