"""Obligation of a cluster: one thread through processes of their own, Redis and PostgreSQL."""

import asyncio
import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from common.client.address import CentreAddress
from server.stores.database.migrate import upgrade
from tests.helpers.postgres import PostgresServer, postgres_server
from tests.helpers.processes import ServerProcess, server_process
from tests.helpers.redis_server import RedisServer, redis_server
from tests.scenarios.day import Day, differences, make_day

__all__ = ["postgres_server", "redis_server"]
SEATS = 6
WORKERS = ("worker:state,log", "worker:cheating", "worker:answer", "worker:answer")


@pytest.fixture
def data(tmp_path: Path, postgres_server: PostgresServer, redis_server: RedisServer) -> Path:
    redis_server.empty()
    url = postgres_server.url(postgres_server.create())
    upgrade(url)
    return make_day(tmp_path, SEATS, f'database_url = "{url}"', f'redis_url = "{redis_server.url}"')


@pytest.fixture
def processes(data: Path) -> Iterator[dict[str, ServerProcess]]:
    """Two socket servers, a web server and the workers."""
    with contextlib.ExitStack() as stack:

        def start(name: str, role: str) -> ServerProcess:
            return stack.enter_context(server_process(data, "--role", role))

        for number, role in enumerate(WORKERS):
            start(f"worker{number}", role)
        yield {
            "web": start("web", "web"),
            "first": start("first", "socket"),
            "second": start("second", "socket"),
        }


@pytest.mark.timeout(180)
async def test_must_carry_the_thread_from_one_socket_server_to_the_other(
    data: Path, processes: dict[str, ServerProcess], tmp_path: Path
) -> None:
    seats = _address(data, processes["web"], processes["first"])
    consoles = _address(data, processes["web"], processes["second"])
    day = Day(seats, consoles, tmp_path / "histories", SEATS)
    await day.run()
    for process in processes.values():
        await asyncio.to_thread(process.stop)
    assert await differences(data) == 0


def _address(data: Path, web: ServerProcess, socket: ServerProcess) -> CentreAddress:
    return CentreAddress(
        host="127.0.0.1",
        port=web.port,
        socket_port=socket.port,
        ca_file=data / "tls" / "ca.pem",
    )
