"""The real processes of this PC, as psutil shows them."""

from __future__ import annotations

import psutil
from typing_extensions import override

from candidate_app.lockdown.contract import ProcessFacts, ProcessTable


class SystemProcessTable(ProcessTable):
    """Reads the system's table anew at each question."""

    @override
    def pids(self) -> frozenset[int]:
        """Return the numbers of all processes."""
        return frozenset(psutil.pids())

    @override
    def describe(self, pid: int) -> ProcessFacts | None:
        """Return name and path; the path is empty where the system hides it."""
        try:
            process = psutil.Process(pid)
            name = process.name()
        except psutil.Error:
            return None
        return ProcessFacts(pid=pid, name=name, path=_path(process))

    @override
    def end(self, pid: int, within: int) -> bool:
        """End a process, but only below `within`: never anything else of this PC."""
        try:
            process = psutil.Process(pid)
            if within not in {parent.pid for parent in process.parents()}:
                return False
            process.kill()
        except psutil.Error:
            return False
        return True


def _path(process: psutil.Process) -> str:
    try:
        return process.exe() or ""
    except psutil.Error:
        return ""
