"""In a centre of several processes the outage of all of them is measured, once, by who is back."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from common.core.clock import FakeClock
from common.core.errors import StorageError
from server.app.shared_signs import FOLDER, SharedSigns
from server.queues.contract import QueueFullError
from server.queues.in_process import InProcessQueues
from server.queues.router import Router
from server.stores.files.folder_share import FolderShare
from tests.server.managers import acts
from tests.server.managers.centre import make_template, open_centre

if TYPE_CHECKING:
    from pathlib import Path


class _Processes:
    def __init__(self, folder: Path) -> None:
        self.share = FolderShare(folder)
        self.clock = FakeClock()
        self.queues = InProcessQueues(10)

    def signs(self, name: str) -> SharedSigns:
        return SharedSigns(self.share, Router(self.queues), self.clock, name)

    @property
    def reported(self) -> int:
        return sum(queue.depth() for queue in self.queues.work.values())


async def test_the_first_start_of_all_reports_nothing(tmp_path: Path) -> None:
    processes = _Processes(tmp_path)
    await processes.signs("socket-1").begin()
    assert processes.reported == 0
    assert await processes.share.list_under(FOLDER) == (f"{FOLDER}/socket-1.json",)


async def test_while_another_lives_a_restart_is_no_outage(tmp_path: Path) -> None:
    processes = _Processes(tmp_path)
    one, two = processes.signs("socket-1"), processes.signs("socket-2")
    await one.begin()
    for _ in range(30):
        processes.clock.advance(2)
        await one.tick()
    await two.begin()
    assert processes.reported == 0


async def test_when_all_were_gone_the_first_that_is_back_reports_it(tmp_path: Path) -> None:
    processes = _Processes(tmp_path)
    for name in ("socket-1", "socket-2"):
        await processes.signs(name).begin()
        processes.clock.advance(2)
    processes.clock.advance(300)
    await processes.signs("socket-1").begin()
    assert processes.reported == 1
    await processes.signs("socket-2").begin()
    assert processes.reported == 1


async def test_two_that_start_at_once_propose_it_once(tmp_path: Path) -> None:
    for name in ("schema", "data"):
        (tmp_path / name).mkdir()
    template = await asyncio.to_thread(make_template, tmp_path / "schema")
    async with open_centre(template, tmp_path / "data") as c:
        await acts.run(c, "A", "B")
        await c.settle()
        share = FolderShare(tmp_path / "share")
        await SharedSigns(share, c.router, c.clock, "socket-1").begin()
        c.clock.advance(200)
        seen = await share.get(f"{FOLDER}/socket-1.json")
        await SharedSigns(share, c.router, c.clock, "socket-1").begin()
        await share.put(f"{FOLDER}/socket-1.json", seen)
        await SharedSigns(share, c.router, c.clock, "socket-2").begin()
        lines = await c.settle()
        assert [line for line in lines if line.startswith("proposal outage open 101호")] == lines
        assert len(lines) == 1


async def test_what_could_not_be_reported_is_reported_by_the_next_try(tmp_path: Path) -> None:
    processes = _Processes(tmp_path)
    await processes.signs("socket-1").begin()
    processes.clock.advance(300)
    processes.queues = InProcessQueues(0)
    with pytest.raises(QueueFullError):
        await processes.signs("socket-1").begin()
    processes.queues = InProcessQueues(10)
    await processes.signs("socket-1").begin()
    assert processes.reported == 1


async def test_signs_that_cannot_be_read_or_written_stop_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    processes = _Processes(tmp_path)
    await processes.share.put(f"{FOLDER}/torn.json", b"{")
    await processes.signs("socket-1").begin()
    assert processes.reported == 0

    async def refuses(*_: object) -> None:
        message = "the share is gone"
        raise StorageError(message)

    monkeypatch.setattr(FolderShare, "put", refuses)
    monkeypatch.setattr(FolderShare, "list_under", refuses)
    await processes.signs("socket-1").begin()
    assert processes.reported == 0
