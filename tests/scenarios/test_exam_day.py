"""Obligations of one machine: a whole day, also when the server dies in the middle of it."""

import asyncio
import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from common.client.address import CentreAddress
from tests.helpers.history_checker import check_folder
from tests.helpers.processes import ServerProcess, server_process
from tests.scenarios.day import Day, differences, make_day

SEATS = 8


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return make_day(tmp_path, SEATS)


@pytest.fixture
def server(data: Path) -> Iterator[ServerProcess]:
    with server_process(data) as running:
        yield running


@pytest.fixture
def day(data: Path, server: ServerProcess, tmp_path: Path) -> Day:
    ca = data / "tls" / "ca.pem"
    address = CentreAddress(host="127.0.0.1", port=server.port, ca_file=ca)
    return Day(address, address, tmp_path / "histories", SEATS)


@pytest.mark.timeout(120)
async def test_must_keep_every_acknowledged_answer_of_a_day(
    day: Day, data: Path, server: ServerProcess, tmp_path: Path
) -> None:
    await day.run()
    assert await asyncio.to_thread(server.stop) == 0
    await _expect_all(data, tmp_path / "histories")


@pytest.mark.timeout(120)
async def test_must_keep_every_acknowledged_answer_when_the_server_is_killed(
    day: Day, data: Path, server: ServerProcess, tmp_path: Path
) -> None:
    with contextlib.ExitStack() as started:

        async def kill_and_come_back() -> None:
            await asyncio.to_thread(server.kill)
            again = server_process(data, "--port", str(server.port))
            running = await asyncio.to_thread(started.enter_context, again)
            started.callback(running.stop)

        await day.run(kill_and_come_back)
    await _expect_all(data, tmp_path / "histories")


async def _expect_all(data: Path, histories: Path) -> None:
    report = await asyncio.to_thread(check_folder, data, histories)
    assert report.clean, report
    assert report.found == report.acknowledged >= SEATS * 25
    assert report.receipts == SEATS
    assert await differences(data) == 0
