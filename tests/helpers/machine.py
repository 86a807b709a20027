"""A machine whose clock can be set, and which can be started again."""

from common.core.steady_clock import ClockAnchor, SteadyClock


class Machine:
    """Wall clock and the count since the start, apart from each other."""

    def __init__(self, wall_ms: int = 1_764_000_000_000) -> None:
        self.id = "boot-1"
        self.wall_ms = wall_ms
        self.boot_s = 100.0

    def seconds(self) -> float:
        """Return seconds since the start."""
        return self.boot_s

    def wall(self) -> int:
        """Return what the clock says."""
        return self.wall_ms

    def pass_time(self, seconds: float) -> None:
        """Let both go on."""
        self.boot_s += seconds
        self.wall_ms += round(seconds * 1000)

    def set_clock(self, seconds: float) -> None:
        """Let somebody set the clock forward or back."""
        self.wall_ms += round(seconds * 1000)

    def reboot(self, off_s: float) -> None:
        """Start again after `off_s` by the wall clock, which may have been set meanwhile."""
        self.id += "'"
        self.boot_s = 0.0
        self.wall_ms += round(off_s * 1000)

    def clock(self, anchor: ClockAnchor | None = None) -> SteadyClock:
        """Return a server's clock on this machine."""
        return SteadyClock(anchor, self, self.wall)
