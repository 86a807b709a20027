"""Compares two looks at the processes: which listed programs came, which went.

Only new numbers are described, which costs next to nothing. A process is looked at twice, since
right after its birth it still carries the name of its parent; all are looked at again each half
minute, for a process that became another program.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from candidate_app.detections.blacklist import Blacklist, BlacklistRule
    from candidate_app.lockdown.contract import ProcessFacts, ProcessTable

WHOLE_EVERY_S = 30.0


@dataclass(frozen=True, slots=True)
class Found:
    """A listed program that runs."""

    process: ProcessFacts
    rule: BlacklistRule


@dataclass(frozen=True, slots=True)
class Difference:
    """What one look brought."""

    came: tuple[Found, ...] = ()
    went: frozenset[int] = frozenset()


class ProcessScan:
    """Remembers the last look; not for two threads at once."""

    def __init__(self, table: ProcessTable, blacklist: Blacklist, own_pid: int) -> None:
        """Nothing seen: the first look finds what runs already."""
        self._table = table
        self._blacklist = blacklist
        self._own_pid = own_pid
        self._known: frozenset[int] = frozenset()
        self._fresh: frozenset[int] = frozenset()
        self._listed: frozenset[int] = frozenset()
        self._whole_at: float | None = None

    def look(self, at: float) -> Difference:
        """Look again at `at` (seconds of a monotonic clock)."""
        now = self._table.pids() - {self._own_pid}
        new = now - self._known
        if self._whole_at is None or at - self._whole_at >= WHOLE_EVERY_S:
            self._whole_at = at
            suspects = now
        else:
            suspects = new | (self._fresh & now)
        came = tuple(
            found for pid in sorted(suspects - self._listed) if (found := self._judge(pid))
        )
        went = self._listed - now
        self._listed = (self._listed | {found.process.pid for found in came}) - went
        self._known, self._fresh = now, new
        return Difference(came, went)

    def _judge(self, pid: int) -> Found | None:
        process = self._table.describe(pid)
        rule = self._blacklist.find(process) if process is not None else None
        return Found(process, rule) if process is not None and rule is not None else None
