"""A disk that says durable and is not is found out, and one that is fast is believed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from server.admin.disk_truth import Machine, doubt

if TYPE_CHECKING:
    from pathlib import Path


def _machine(
    root: Path, *mounts: str, rotational: str = "0", device: str = "sda", **environment: str
) -> Machine:
    (root / "mounts").write_text("\n".join(mounts) + "\n", encoding="utf-8")
    disk = root / "devices" / device
    (disk / "queue").mkdir(parents=True)
    (disk / "queue" / "rotational").write_text(f"{rotational}\n", encoding="ascii")
    part = disk / f"{device}1"
    part.mkdir()
    number = root.stat().st_dev
    (root / "block").mkdir()
    (root / "block" / f"{os.major(number)}:{os.minor(number)}").symlink_to(part)
    return Machine(mounts=root / "mounts", blocks=root / "block", environment=environment)


@pytest.mark.parametrize("median", [0.02, 0.3, 15.0])
def test_a_fast_disk_is_believed(tmp_path: Path, median: float) -> None:
    machine = _machine(tmp_path, "/dev/sda1 / ext4 rw,relatime 0 0")
    assert doubt(tmp_path, median, machine) == ""


@pytest.mark.parametrize(
    ("mount", "says"),
    [
        ("tmpfs {folder} tmpfs rw 0 0", "lies in memory"),
        ("/dev/sda1 {folder} ext4 rw,nobarrier 0 0", "without barriers"),
    ],
)
def test_what_is_mounted_there_gives_it_away(tmp_path: Path, mount: str, says: str) -> None:
    above = "/dev/sda1 / ext4 rw 0 0"
    machine = _machine(tmp_path, mount.format(folder=tmp_path), above)
    assert says in doubt(tmp_path, 0.3, machine)
    (tmp_path / "deeper").mkdir()
    assert says in doubt(tmp_path / "deeper", 0.3, machine)


def test_a_mount_beside_it_says_nothing(tmp_path: Path) -> None:
    machine = _machine(tmp_path, "/dev/sda1 / ext4 rw 0 0", f"tmpfs {tmp_path}-x tmpfs rw 0 0")
    assert doubt(tmp_path, 0.3, machine) == ""


@pytest.mark.parametrize(
    ("device", "rotational", "median", "is_doubted"),
    [("sda", "1", 0.5, True), ("sda", "1", 8.0, False), ("vda", "1", 0.5, False)],
)
def test_a_platter_cannot_be_so_fast(
    tmp_path: Path, device: str, rotational: str, median: float, *, is_doubted: bool
) -> None:
    machine = _machine(tmp_path, "/dev/sda1 / ext4 rw 0 0", rotational=rotational, device=device)
    assert ("rotates" in doubt(tmp_path, median, machine)) is is_doubted


def test_a_sync_that_is_swallowed(tmp_path: Path) -> None:
    machine = _machine(tmp_path, "/dev/sda1 / ext4 rw 0 0", LD_PRELOAD="/usr/lib/libeatmydata.so")
    assert "libeatmydata" in doubt(tmp_path, 0.3, machine)
    honest = Machine(mounts=machine.mounts, blocks=machine.blocks, environment={})
    assert "sooner than any device" in doubt(tmp_path, 0.001, honest)


def test_a_system_that_tells_nothing_is_judged_by_speed_alone(tmp_path: Path) -> None:
    silent = Machine(mounts=tmp_path / "none", blocks=tmp_path / "none", environment={})
    assert doubt(tmp_path, 0.3, silent) == ""
    assert doubt(tmp_path, 0.001, silent) != ""
