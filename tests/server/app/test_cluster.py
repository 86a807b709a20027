"""A centre of several processes: web, sockets and two workers over PostgreSQL and Redis."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp

from common.core.clock import SystemClock
from server.admin.caller import opened
from server.admin.operations.exams import SealExam, seal_exam
from server.admin.operations.sittings import CreateSitting, create_sitting
from server.app.roles import parse_role
from server.app.server import Server
from server.settings import DataFolder
from server.stores.database import migrate
from tests.helpers.centre import Centre, new_centre, pinned, plan_text, served_settings
from tests.helpers.exam_day import exam_day
from tests.helpers.postgres import PostgresServer, migrated
from tests.helpers.redis_server import RedisServer

ROLES = ("web", "socket", "worker:state,cheating", "worker:answer,log")


async def _filled(folder: Path, database_url: str, redis_url: str) -> DataFolder:
    data = await new_centre(folder)
    lines = f'database_url = "{database_url}"\nredis_url = "{redis_url}"\n'
    await asyncio.to_thread(data.settings.write_text, lines, encoding="utf-8")
    async with opened(data) as context:
        await create_sitting(context, CreateSitting(plan=plan_text()))
        await seal_exam(context, SealExam())
    return data


async def _started(data: DataFolder, stack: AsyncExitStack) -> dict[str, Server]:
    servers = {}
    for role in ROLES:
        settings = served_settings(data, server_name=role.replace(":", "-").replace(",", "-"))
        server = Server(data, settings, parse_role(role), SystemClock())
        await server.start()
        stack.push_async_callback(server.stop)
        servers[role] = server
    return servers


async def _until_running(centre: Centre) -> None:
    async with exam_day(centre) as day:
        await day.open()
        session = await centre.candidate(0)
        async with centre.socket(session.token) as talker:
            await talker.hello("seat-0")
            await day.verify(session.attempt_id)
            await day.brief()
            await day.get_ready(talker, session.attempt_id)
            await day.start()


async def test_an_exam_runs_over_four_processes(
    tmp_path: Path, postgres_server: PostgresServer, redis_server: RedisServer
) -> None:
    template = await asyncio.to_thread(migrated, postgres_server, migrate.upgrade)
    name = await asyncio.to_thread(postgres_server.create, template)
    redis_server.empty()
    data = await _filled(tmp_path, postgres_server.url(name), redis_server.url)
    async with AsyncExitStack() as stack:
        servers = await _started(data, stack)
        http = await stack.enter_async_context(aiohttp.ClientSession(connector=pinned(data)))
        centre = Centre(servers["web"], data, http)
        centre.sockets = servers["socket"]
        await _until_running(centre)
        for server in servers.values():
            async with http.get(f"{server.address}/readyz") as response:
                assert response.status == 200
        async with http.get(f"{servers['socket'].address}/api/v1/centre") as response:
            assert response.status == 404, "the socket server serves no REST"
