"""The few calls that make a file durable, behind one interface so that a test can refuse them."""

import os
import sys
from pathlib import Path
from typing import Protocol

if sys.platform != "win32":
    import fcntl


class Disk(Protocol):
    """Blocking calls; each raises OSError when it did not do what it says."""

    def open(self, path: Path) -> int:
        """Open for writing at the end, made if missing with mode 0600, and locked for us alone."""
        ...

    def write(self, handle: int, data: bytes) -> None:
        """Write all bytes."""
        ...

    def truncate(self, handle: int, length: int) -> None:
        """Cut the file."""
        ...

    def sync(self, handle: int) -> None:
        """Return when all that was written is on the disk."""
        ...

    def replace(self, old: Path, new: Path) -> None:
        """Give a file another name, whatever had it before."""
        ...

    def sync_folder(self, folder: Path) -> None:
        """Return when the names in a folder are on the disk."""
        ...

    def remove(self, path: Path) -> None:
        """Remove a file, if it is there."""
        ...

    def close(self, handle: int) -> None:
        """Close."""
        ...


class SystemDisk:
    """The machine's own."""

    def open(self, path: Path) -> int:
        """Open for appending, and lock."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        handle = os.open(path, flags | getattr(os, "O_BINARY", 0), 0o600)
        try:
            if sys.platform != "win32":
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            raise
        return handle

    def write(self, handle: int, data: bytes) -> None:
        """Write, as often as it takes."""
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]

    def truncate(self, handle: int, length: int) -> None:
        """Cut the file."""
        os.ftruncate(handle, length)

    def sync(self, handle: int) -> None:
        """Sync data and length."""
        os.fsync(handle)

    def replace(self, old: Path, new: Path) -> None:
        """Rename."""
        old.replace(new)

    def sync_folder(self, folder: Path) -> None:
        """Sync the folder."""
        if sys.platform != "win32":  # which cannot open a folder
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def remove(self, path: Path) -> None:
        """Unlink."""
        path.unlink(missing_ok=True)

    def close(self, handle: int) -> None:
        """Close, which also unlocks."""
        os.close(handle)
