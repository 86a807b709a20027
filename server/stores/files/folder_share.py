"""The file share as a folder: local, or mounted from a file server."""

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from common.core.errors import ErrorCode, RefusedError, StorageError
from common.core.ids import new_id

_PART = ".part"


class FolderShare:
    """Files below one folder; every call works in a thread.

    Args:
        root: the folder; made at the first write.
    """

    def __init__(self, root: Path) -> None:
        """Take the folder; nothing is read or made yet."""
        self._root = root

    async def put(self, path: str, content: bytes) -> None:
        """Write a file whole and durably, or not at all.

        Raises:
            StorageError: the path leads out of the share, or the share cannot be written.
        """
        await asyncio.to_thread(self._put, path, content)

    async def get(self, path: str) -> bytes:
        """Return a file.

        Raises:
            RefusedError: NOT_FOUND.
            StorageError: the path leads out of the share, or the share cannot be read.
        """
        return await asyncio.to_thread(self._get, path)

    async def exists(self, path: str) -> bool:
        """Say whether the file is there.

        Raises:
            StorageError: the path leads out of the share.
        """
        return await asyncio.to_thread(lambda: self._inside(path).is_file())

    async def list_under(self, folder: str) -> tuple[str, ...]:
        """Return the paths of all files below a folder, sorted; `` is the whole share.

        Raises:
            StorageError: the path leads out of the share, or the share cannot be read.
        """
        return await asyncio.to_thread(self._list, folder)

    async def remove(self, path: str) -> None:
        """Remove a file; nothing happens if it is not there.

        Raises:
            StorageError: the path leads out of the share, or the share cannot be written.
        """
        await asyncio.to_thread(self._remove, path)

    def _put(self, path: str, content: bytes) -> None:
        target = self._inside(path)
        with _translated(path):
            _make_folders(target.parent)
            part = target.with_name(f".{new_id()}{_PART}")
            try:
                _write(part, content)
                part.replace(target)
            except BaseException:
                with suppress(OSError):
                    part.unlink()
                raise
            _sync_folder(target.parent)

    def _get(self, path: str) -> bytes:
        target = self._inside(path)
        with _translated(path):
            return target.read_bytes()

    def _list(self, folder: str) -> tuple[str, ...]:
        top = self._inside(folder) if folder else self._root
        with _translated(folder):
            found = [file for file in top.rglob("*") if file.is_file()]
        return tuple(
            sorted(
                file.relative_to(self._root).as_posix() for file in found if file.suffix != _PART
            )
        )

    def _remove(self, path: str) -> None:
        target = self._inside(path)
        with _translated(path):
            if target.is_file():
                target.unlink()
                _sync_folder(target.parent)

    def _inside(self, path: str) -> Path:
        parts = PurePosixPath(path).parts
        strange = not parts or path.startswith("/") or any(sign in path for sign in "\\:\0")
        if strange or ".." in parts or parts[-1].endswith(_PART):
            raise _outside(path)
        target = self._root.joinpath(*parts)
        # A link inside the share must not lead out of it either.
        if not target.resolve().is_relative_to(self._root.resolve()):
            raise _outside(path)
        return target


def _outside(path: str) -> StorageError:
    return StorageError(f"path {path!r} is not inside the file share")


@contextmanager
def _translated(path: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise RefusedError(ErrorCode.NOT_FOUND, what="file", path=path) from error
    except OSError as error:
        message = f"file share: {path}: {error.strerror}"
        raise StorageError(message) from error


def _write(part: Path, content: bytes) -> None:
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _make_folders(folder: Path) -> None:
    if folder.is_dir():
        return
    _make_folders(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    # A rename lasts only once its folder is on the disk; Windows has no such call and needs none.
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
