"""One process per data folder: a lock the system gives back by itself when the process ends."""

import os
import sys
from pathlib import Path

from common.core.errors import StorageError

LOCK_NAME = "server.lock"

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FolderLock:
    """Held from `take` to `release`, or to the end of the process.

    Args:
        folder: the data folder; gets the file `server.lock`, which stays there.
    """

    def __init__(self, folder: Path) -> None:
        """Begin without the lock."""
        self._path = folder / LOCK_NAME
        self._handle: int | None = None

    def take(self) -> None:
        """Take the lock.

        Raises:
            StorageError: another process has it, or the folder cannot be written.
        """
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | _CLOSE_ON_EXEC, 0o600)
        except OSError as error:
            message = f"data folder {self._path.parent}: {error.strerror}"
            raise StorageError(message) from error
        try:
            _lock(handle)
        except OSError as error:
            os.close(handle)
            message = (
                f"another server works on the data folder {self._path.parent}: stop it first, "
                "or use gamdok-admin, which speaks to the running server"
            )
            raise StorageError(message) from error
        self._handle = handle

    def release(self) -> None:
        """Give the lock back; nothing happens without it."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


_CLOSE_ON_EXEC = getattr(os, "O_CLOEXEC", 0)
