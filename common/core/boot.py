"""A clock that goes on while a program is not running: seconds since the machine was started."""

import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from common.core.ids import new_id

_BOOT_CLOCK: int | None = getattr(time, "CLOCK_BOOTTIME", None)
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Boot(Protocol):
    """Which start of the machine this is, and how long ago it was."""

    @property
    def id(self) -> str:
        """Return the id of this start; another one after each restart of the machine."""
        ...

    def seconds(self) -> float:
        """Return seconds since then, time asleep included; never steps."""
        ...


class SystemBoot:
    """The machine's own.

    Where the system names no start of its own, each run of the program is one: what was measured by
    an earlier run is then never continued, only estimated.
    """

    def __init__(self) -> None:
        """Ask the system."""
        self._id = _system_boot_id() or new_id()
        self.seconds: Callable[[], float] = _counter()
        """Return seconds since the start; never steps."""

    @property
    def id(self) -> str:
        """Return the id of this start."""
        return self._id


def _counter() -> Callable[[], float]:
    if sys.platform != "win32" and _BOOT_CLOCK is not None:
        return partial(time.clock_gettime, _BOOT_CLOCK)
    return time.monotonic  # it may stand still while the machine sleeps


def _system_boot_id() -> str:
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip() if os.name == "posix" else ""
    except (OSError, UnicodeError):
        return ""
