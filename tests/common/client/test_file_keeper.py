"""What a thread makes durable while the loop goes on, and what is said of it meanwhile."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from common.client import file_keeper
from common.client.file_keeper import FileKeeper
from common.client.journal_file import find_journal
from common.client.journal_folder import JournalFolder
from common.client.seat_secret import seat_secret
from common.core.clock import FakeClock
from common.protocol.journal import Acknowledged, Numbered
from tests.helpers.fake_centre import until
from tests.helpers.recorded_disk import SlowDisk

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from common.protocol.journal import JournalRecord


def ack(upto: int) -> Acknowledged:
    return Acknowledged(epoch=1, upto=upto)


class Desk:
    """A keeper with everything around it."""

    def __init__(self, folder: Path) -> None:
        self.disk = SlowDisk()
        self.folder = JournalFolder(folder, "device-1", self.disk)
        self.clock = FakeClock()
        self.keeper = FileKeeper(self.folder, self.clock)
        self.state: list[JournalRecord] = [Numbered(epoch=1, base=0)]
        self.told = 0

    def begin(self) -> None:
        self.keeper.begin("attempt-1", "", lambda: tuple(self.state), self._tell)

    def keep(self, upto: int) -> int:
        self.state.append(ack(upto))
        return self.keeper.keep(ack(upto))

    async def kept(self, number: int) -> None:
        await until(lambda: self.keeper.kept >= number)

    def on_disk(self) -> tuple[JournalRecord, ...]:
        """Return what another run of the program would find."""
        folder = self.folder.folder
        return find_journal(folder / "attempt-1.journal", seat_secret(folder)).records

    def _tell(self) -> None:
        self.told += 1


async def test_records_are_kept_once_they_are_synced(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    number = desk.keep(1)
    assert desk.keeper.kept == 0
    desk.begin()
    await until(lambda: desk.keeper.kept >= number)
    assert desk.told == 1
    desk.disk.may_sync.clear()
    desk.disk.calls.clear()
    later = [desk.keep(upto) for upto in range(2, 30)]
    await until(lambda: any(call.startswith("write") for call in desk.disk.calls))
    assert desk.keeper.kept < later[0]
    desk.disk.may_sync.set()
    await until(lambda: desk.keeper.kept == later[-1])
    # What came while the disk was busy went out together.
    assert len([call for call in desk.disk.calls if call.startswith("sync attempt")]) <= 2
    await desk.keeper.stop()
    assert desk.on_disk()[:30] == (Numbered(epoch=1, base=0), *map(ack, range(1, 30)))


async def test_a_full_disk_is_said_and_tried_again_with_all_that_is_known(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.begin()
    await desk.kept(desk.keep(1))
    desk.disk.refuse = {"half_write"}
    number = desk.keep(2)
    await until(lambda: desk.keeper.is_failing)
    assert desk.keeper.kept < number
    await until(lambda: desk.clock.sleepers)
    desk.disk.refuse = set()
    desk.clock.advance(5.0)
    await until(lambda: not desk.keeper.is_failing)
    assert desk.keeper.kept == number
    await desk.keeper.stop()
    assert ack(2) in desk.on_disk()


async def test_a_disk_that_hangs_counts_as_failing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_keeper, "_SLOW_S", 0.05)
    desk = Desk(tmp_path)
    desk.begin()
    desk.disk.may_sync.clear()
    number = desk.keep(1)
    await until(lambda: desk.keeper.is_failing)
    assert desk.keeper.kept < number
    desk.disk.may_sync.set()
    await until(lambda: desk.keeper.kept == number)
    assert not desk.keeper.is_failing
    await desk.keeper.stop()


async def test_the_loop_goes_on_while_the_disk_writes(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.begin()
    desk.disk.may_sync.clear()
    desk.keep(1)
    turns = 0
    for _ in range(200):
        await asyncio.sleep(0)
        turns += 1
    assert turns == 200
    assert desk.keeper.kept == 0
    desk.disk.may_sync.set()
    await desk.keeper.stop()


async def test_leaving_lets_the_next_start_begin_at_the_sign_in(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.begin()
    await desk.kept(desk.keep(1))
    assert (tmp_path / "current").read_text() == "attempt-1"
    await desk.keeper.leave()
    assert not (tmp_path / "current").exists()
    assert desk.on_disk()  # what is unsent is for people
