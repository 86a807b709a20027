"""The machine's disk, with every call written down, and refused where a test wants it."""

from __future__ import annotations

import errno
import threading
from typing import TYPE_CHECKING

from typing_extensions import override

from common.client.disk import SystemDisk

if TYPE_CHECKING:
    from pathlib import Path


class RecordedDisk(SystemDisk):
    """Does what it is asked and remembers it.

    Attributes:
        calls: `sync journal`, `replace journal.new journal` … in their order.
        refuse: names of calls that fail from now on.
    """

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.refuse: set[str] = set()
        self._names: dict[int, str] = {}

    @override
    def open(self, path: Path) -> int:
        self._called("open", path.name)
        handle = super().open(path)
        self._names[handle] = path.name
        return handle

    @override
    def write(self, handle: int, data: bytes) -> None:
        if "half_write" in self.refuse:
            super().write(handle, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, "half_write")
        self._called("write", self._names[handle])
        super().write(handle, data)

    @override
    def truncate(self, handle: int, length: int) -> None:
        self._called("truncate", self._names[handle])
        super().truncate(handle, length)

    @override
    def sync(self, handle: int) -> None:
        self._called("sync", self._names[handle])
        super().sync(handle)

    @override
    def replace(self, old: Path, new: Path) -> None:
        self._called("replace", f"{old.name} {new.name}")
        super().replace(old, new)
        self._names = {h: new.name if n == old.name else n for h, n in self._names.items()}

    @override
    def sync_folder(self, folder: Path) -> None:
        self._called("sync_folder", folder.name)
        super().sync_folder(folder)

    def _called(self, call: str, name: str) -> None:
        if call in self.refuse:
            raise OSError(errno.ENOSPC, call)
        self.calls.append(f"{call} {name}")


class SlowDisk(RecordedDisk):
    """Waits in `sync` until it may go on."""

    def __init__(self) -> None:
        super().__init__()
        self.may_sync = threading.Event()
        self.may_sync.set()

    @override
    def sync(self, handle: int) -> None:
        assert self.may_sync.wait(10)
        super().sync(handle)
