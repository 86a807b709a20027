"""What every detection is given and what it can do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from candidate_app.detections.blacklist import Blacklist
    from candidate_app.detections.episode import Report
    from candidate_app.lockdown.contract import ForegroundWatch, ProcessTable
    from common.core.clock import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What detections look with.

    Args:
        report: takes every report, on the loop.
        foreground: None where the platform has none.
        own_pid: windows of this process are never foreign.
        end_within: listed programs below this process are ended; None ends nothing.
        look_every_s: pause between two looks at the processes.
    """

    clock: Clock
    report: Callable[[Report], None]
    processes: ProcessTable
    foreground: ForegroundWatch | None
    blacklist: Blacklist
    own_pid: int
    end_within: int | None = None
    look_every_s: float = 0.5


class Detector(Protocol):
    """A running detection."""

    def start(self) -> None:
        """Begin to look; on the loop."""
        ...

    async def stop(self) -> None:
        """Look no more and close what is open; may be called again."""
        ...
