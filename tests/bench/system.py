"""The calls that Linux has and Windows lacks; the benchmark runs on Linux only."""

import os
import sys

if sys.platform == "win32":
    _ABSENT = "the benchmark runs on Linux"

    def sysconf(name: str) -> int:
        """Refuse."""
        raise OSError(_ABSENT + name)

    def sync_data(handle: int) -> None:
        """Refuse."""
        raise OSError(_ABSENT, handle)

    def load_average() -> tuple[float, float, float]:
        """Refuse."""
        raise OSError(_ABSENT)

    def own_cores() -> tuple[int, ...]:
        """Refuse."""
        raise OSError(_ABSENT)

else:

    def sysconf(name: str) -> int:
        """Return a constant of the system."""
        return os.sysconf(name)

    def sync_data(handle: int) -> None:
        """Make the data of a file durable."""
        os.fdatasync(handle)

    def load_average() -> tuple[float, float, float]:
        """Return the load of the last 1, 5 and 15 minutes."""
        return os.getloadavg()

    def own_cores() -> tuple[int, ...]:
        """Return the cores this process may run on, in order."""
        return tuple(sorted(os.sched_getaffinity(0)))
