"""Files are written whole or not at all, and no path leads out of the share."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from common.core.errors import ErrorCode, RefusedError, StorageError
from server.stores.files.folder_share import FolderShare

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "share"


@pytest.fixture
def share(root: Path) -> FolderShare:
    return FolderShare(root)


async def test_a_file_comes_back(share: FolderShare) -> None:
    await share.put("packages/p1.bin", b"\x00one")
    await share.put("packages/p1.bin", b"two")
    await share.put("증거/가.bin", b"")
    assert await share.get("packages/p1.bin") == b"two"
    assert await share.get("증거/가.bin") == b""
    assert await share.exists("packages/p1.bin")
    assert not await share.exists("packages")
    assert not await share.exists("packages/p2.bin")


async def test_files_are_listed_below_a_folder(share: FolderShare) -> None:
    for path in ("b/2", "a/x/1", "a/3", "top"):
        await share.put(path, b"1")
    assert await share.list_under("") == ("a/3", "a/x/1", "b/2", "top")
    assert await share.list_under("a") == ("a/3", "a/x/1")
    assert await share.list_under("missing") == ()


async def test_a_file_is_removed(share: FolderShare) -> None:
    await share.put("a/1", b"1")
    await share.remove("a/1")
    await share.remove("a/1")
    assert not await share.exists("a/1")
    with pytest.raises(RefusedError) as caught:
        await share.get("a/1")
    assert caught.value.code is ErrorCode.NOT_FOUND


@pytest.mark.parametrize(
    "path",
    [
        "",
        ".",
        "/etc/passwd",
        "../secret",
        "a/../../secret",
        "a\\..\\secret",
        "C:/secret",
        "a\0b",
        "a/x.part",
    ],
)
async def test_no_path_leads_out(path: str, share: FolderShare, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    for call in (
        share.put(path, b"x"),
        share.get(path),
        share.exists(path),
        share.remove(path),
    ):
        with pytest.raises(StorageError, match="not inside"):
            await call
    assert (tmp_path / "secret").read_bytes() == b"secret"


async def test_no_link_leads_out(share: FolderShare, root: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    await share.put("a/1", b"1")
    (root / "a" / "link").symlink_to(tmp_path)
    for call in (share.get("a/link/secret"), share.put("a/link/new", b"x")):
        with pytest.raises(StorageError, match="not inside"):
            await call
    assert not (tmp_path / "new").exists()


async def test_a_write_that_fails_leaves_the_old_file_and_no_rest(
    share: FolderShare, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await share.put("a/1", b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match="No space left"):
        await share.put("a/1", b"new")
    monkeypatch.undo()
    assert await share.get("a/1") == b"old"
    assert os.listdir(root / "a") == ["1"]  # noqa: PTH208  no blocking Path call on a loop


async def test_the_file_and_its_folders_reach_the_disk_before_put_returns(
    share: FolderShare, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    real = os.fsync

    def noted(handle: int) -> None:
        synced.append(os.readlink(f"/proc/self/fd/{handle}"))  # noqa: PTH115
        real(handle)

    monkeypatch.setattr(os, "fsync", noted)
    await share.put("a/b/1", b"1")
    folders = [str(root.parent), str(root), str(root / "a")]
    assert synced[:3] == folders
    assert synced[3].endswith(".part")
    assert synced[4:] == [str(root / "a" / "b")]


async def test_only_the_service_may_read(share: FolderShare, root: Path) -> None:
    await share.put("a/1", b"1")
    assert [oct(os.stat(root / name).st_mode & 0o777) for name in ("", "a", "a/1")] == [  # noqa: PTH116
        "0o700",
        "0o700",
        "0o600",
    ]
