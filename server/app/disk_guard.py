"""Keeps room on the disk of the data folder: tells in time, and gives up a ballast file at the end.

A full disk ends nothing, but nothing is acknowledged either. The ballast is room that was taken
while there was plenty: given back, it is enough for the rest of a day's answers.
"""

import asyncio
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from common.core.clock import Clock
from common.core.logs import get_logger
from server.managers.ticking import keep_ticking

_log = get_logger("server.disk")
EVERY_S = 2.0
ALARMS = (0.20, 0.10, 0.05)
"""Shares of the disk that are free when people are told: level 1, 2 and 3."""
PLENTY = 4
"""The ballast is taken only where so many times its size stay free."""
LAST = 4
"""It is given back when a quarter of its size is all that is left."""


class Room(NamedTuple):
    """Bytes of the disk, and how many are free."""

    total: int
    free: int


def room_of(folder: Path) -> Room:
    """Ask the system. Blocks.

    Raises:
        OSError: the folder is gone.
    """
    usage = shutil.disk_usage(folder)
    return Room(usage.total, usage.free)


class DiskGuard:
    """Watches the disk under a folder.

    Args:
        folder: the data folder.
        ballast: where the ballast lies.
        size: of the ballast in bytes; 0 for none.
        clock: the beat.
        look: asks for the room.
    """

    def __init__(
        self,
        folder: Path,
        ballast: Path,
        size: int,
        clock: Clock,
        look: Callable[[Path], Room] = room_of,
    ) -> None:
        """Begin without an alarm."""
        self._folder = folder
        self._ballast = ballast
        self._size = size
        self._clock = clock
        self._look = look
        self._refused = False
        self.level = 0
        self.free = 0

    def make_room(self) -> None:
        """Give the ballast back if it is needed; before the database is opened. Blocks."""
        self._check(takes=False)

    async def run(self) -> None:
        """Watch until cancelled."""
        await keep_ticking(self.tick, EVERY_S, self._clock)

    async def tick(self) -> None:
        """Look once."""
        await asyncio.to_thread(self._check, takes=True)

    def _check(self, *, takes: bool) -> None:
        try:
            room = self._look(self._folder)
        except OSError as error:
            _log.warning("disk_not_seen", error=type(error).__name__)
            return
        self.free = room.free
        self._tell(room)
        if self._ballast.exists():
            if room.free < self._size // LAST:
                self._release()
        elif takes and self._size and room.free >= (PLENTY + 1) * self._size:
            self._take()

    def _tell(self, room: Room) -> None:
        level = sum(room.free <= share * room.total for share in ALARMS)
        if level == self.level:
            return
        mib = room.free // 1024**2
        if level < self.level:
            _log.info("disk_space_back", level=level, free_mib=mib)
        elif level == len(ALARMS):
            _log.error("disk_space_low", level=level, free_mib=mib)
        else:
            _log.warning("disk_space_low", level=level, free_mib=mib)
        self.level = level

    def _release(self) -> None:
        try:
            self._ballast.unlink(missing_ok=True)
        except OSError as error:
            _log.warning("ballast_not_released", error=type(error).__name__)
        else:
            _log.error("ballast_released", mib=self._size // 1024**2)

    def _take(self) -> None:
        try:
            _allocate(self._ballast, self._size)
        except OSError as error:
            with suppress(OSError):
                self._ballast.unlink(missing_ok=True)
            if not self._refused:
                _log.warning("ballast_not_taken", error=type(error).__name__)
            self._refused = True
        else:
            _log.info("ballast_taken", mib=self._size // 1024**2)


def _allocate(path: Path, size: int) -> None:
    """Take real room, not a hole in a file.

    Raises:
        OSError: there is none.
    """
    with path.open("wb") as file:
        if sys.platform == "win32":
            file.truncate(size)  # there the room is taken with the length
        else:
            os.posix_fallocate(file.fileno(), 0, size)
