"""D03 PROC_BLACKLISTED: a program of the list runs; named and reported, ended only on request."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from typing_extensions import override

from candidate_app.detections.contract import Detector, Tools
from candidate_app.detections.episode import Episode
from candidate_app.detections.process_scan import Difference, Found, ProcessScan
from common.core.logs import get_logger
from common.core.tasks import TaskScope
from common.protocol.detections import PROC_BLACKLISTED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from candidate_app.lockdown.contract import ProcessFacts

_log = get_logger("detections.proc_blacklisted")


class ProcBlacklistedDetector(Detector):
    """Looks at the processes twice a second, off the window's thread.

    A program that still runs after a pause is the same episode: it counts once.
    """

    def __init__(self, tools: Tools) -> None:
        """Look at nothing yet."""
        self._tools = tools
        self._scope: TaskScope | None = None
        self._open: dict[int, Episode] = {}
        self._seen: dict[int, tuple[ProcessFacts, Episode]] = {}

    @override
    def start(self) -> None:
        """Begin with what runs already."""
        if self._scope is None:
            self._scope = TaskScope("detections:proc_blacklisted")
            self._scope.start(self._run(), name="look")

    @override
    async def stop(self) -> None:
        """Close all open episodes."""
        if self._scope is not None:
            await self._scope.stop()
            self._scope = None
        self._close(frozenset(self._open))

    async def _run(self) -> None:
        tools = self._tools
        scan = ProcessScan(tools.processes, tools.blacklist, tools.own_pid)
        while True:
            self._tell(await asyncio.to_thread(scan.look, tools.clock.monotonic()))
            await tools.clock.sleep(tools.look_every_s)

    def _tell(self, difference: Difference) -> None:
        self._close(difference.went)
        for pid in difference.went:
            self._seen.pop(pid, None)
        for found in difference.came:
            self._begin(found)
            self._end(found.process.pid)

    def _begin(self, found: Found) -> None:
        at, pid = self._tools.clock.monotonic(), found.process.pid
        process, episode = self._seen.get(pid, (None, None))
        if episode is None or process != found.process:
            episode = Episode(PROC_BLACKLISTED, _facts(found), at)
            self._seen[pid] = (found.process, episode)
        self._open[pid] = episode
        self._tools.report(episode.lasting(at))

    def _close(self, pids: frozenset[int]) -> None:
        for pid in sorted(pids):
            episode = self._open.pop(pid, None)
            if episode is not None:
                self._tools.report(episode.closing(self._tools.clock.monotonic()))

    def _end(self, pid: int) -> None:
        within = self._tools.end_within
        if within is not None and self._scope is not None:
            self._scope.start(self._kill(pid, within), name=f"end:{pid}")

    async def _kill(self, pid: int, within: int) -> None:
        ended = await asyncio.to_thread(self._tools.processes.end, pid, within)
        _log.info("listed_program", pid=pid, ended=ended)


def _facts(found: Found) -> Mapping[str, str]:
    return {
        "process": found.process.name,
        "path": found.process.path,
        "pid": str(found.process.pid),
        "rule": found.rule.name,
    }
