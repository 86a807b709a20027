"""The disk: told of in time, and a last reserve that is given back when it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from common.core.clock import FakeClock
from server.app.disk_guard import DiskGuard, Room, room_of
from tests.helpers.centre import new_centre, running

if TYPE_CHECKING:
    from pathlib import Path

MIB = 1024**2


class _Disk:
    """A disk of 1,000 MiB that says what the test wants."""

    def __init__(self, free_mib: int) -> None:
        self.free_mib = free_mib

    def __call__(self, folder: Path) -> Room:
        assert folder.exists()
        return Room(1000 * MIB, self.free_mib * MIB)


def _guard(folder: Path, disk: _Disk, size_mib: int = 16) -> DiskGuard:
    clock = FakeClock()
    return DiskGuard(folder, folder / "ballast", size_mib * MIB, clock, disk)


async def test_people_are_told_at_20_10_and_5_percent(tmp_path: Path) -> None:
    disk = _Disk(500)
    guard = _guard(tmp_path, disk, 0)
    seen = []
    for free in (500, 201, 200, 100, 51, 50, 1, 300):
        disk.free_mib = free
        await guard.tick()
        seen.append(guard.level)
    assert seen == [0, 0, 1, 2, 2, 3, 3, 0]
    assert not (tmp_path / "ballast").exists()


async def test_the_ballast_is_real_room_and_given_back_at_the_end(tmp_path: Path) -> None:
    disk, ballast = _Disk(500), tmp_path / "ballast"
    guard = _guard(tmp_path, disk)
    await guard.tick()
    assert ballast.stat().st_size == 16 * MIB
    assert ballast.stat().st_blocks * 512 >= 16 * MIB, "no hole"
    disk.free_mib = 4
    await guard.tick()
    assert ballast.exists(), "a quarter of it is still free"
    disk.free_mib = 3
    await guard.tick()
    assert not ballast.exists()
    disk.free_mib = 3 + 16
    await guard.tick()
    assert not ballast.exists(), "what was given back is not taken again"
    disk.free_mib = 80
    await guard.tick()
    assert ballast.exists(), "somebody has made room"


@pytest.mark.parametrize(("free", "size"), [(79, 16), (999, 0)])
async def test_without_plenty_of_room_none_is_taken(tmp_path: Path, free: int, size: int) -> None:
    guard = _guard(tmp_path, _Disk(free), size)
    await guard.tick()
    assert not (tmp_path / "ballast").exists()


async def test_a_disk_that_refuses_leaves_no_half_of_it(tmp_path: Path) -> None:
    guard = DiskGuard(tmp_path, tmp_path / "none" / "ballast", MIB, FakeClock(), _Disk(900))
    await guard.tick()
    await guard.tick()
    assert not (tmp_path / "none").exists()


def test_a_start_gives_it_back_before_anything_is_opened(tmp_path: Path) -> None:
    ballast = tmp_path / "ballast"
    ballast.write_bytes(b"x" * MIB)
    guard = _guard(tmp_path, _Disk(3))
    guard.make_room()
    assert not ballast.exists()
    _guard(tmp_path, _Disk(900)).make_room()
    assert not ballast.exists(), "a start takes none: it has no time for that"


def test_the_system_is_asked(tmp_path: Path) -> None:
    room = room_of(tmp_path)
    assert 0 < room.free <= room.total


async def test_a_running_server_shows_it(tmp_path: Path) -> None:
    data = await new_centre(tmp_path)
    async with running(tmp_path, data=data) as centre:
        async with centre.http.get(centre.url("/readyz")) as response:
            assert "disk_alarm" in (await response.json())["waiting"]
        assert not data.ballast.exists(), "tests take none"
