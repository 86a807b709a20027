"""Runs the detections while the paper is on the screen, and at no other time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.core.logs import get_logger
from common.core.tasks import TaskScope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from candidate_app.detections.contract import Detector
    from common.core.clock import Clock

_log = get_logger("detections.vigil")


class Vigil:
    """Starts and stops all detections together.

    Args:
        grace_s: how long after the paper's first appearance nothing is looked at: the desktop
            still settles then. Later pauses have no grace.
    """

    def __init__(self, detectors: Sequence[Detector], clock: Clock, grace_s: float) -> None:
        """Look at nothing yet."""
        self._detectors = tuple(detectors)
        self._clock = clock
        self._grace_s = grace_s
        self._wanted = False
        self._watching = False
        self._ends_grace_at: float | None = None
        self._scope = TaskScope("detections:vigil")
        self._busy = False

    @property
    def is_watching(self) -> bool:
        """Whether the detections look now."""
        return self._watching

    def follow(self, *, paper_shown: bool) -> None:
        """Say whether the paper is on the screen; may be said as often as one likes."""
        if paper_shown == self._wanted:
            return
        self._wanted = paper_shown
        if paper_shown and self._ends_grace_at is None:
            self._ends_grace_at = self._clock.monotonic() + self._grace_s
        if not self._busy:
            self._busy = True
            self._scope.start(self._change(), name="change")

    async def stop(self) -> None:
        """Look no more; may be called again."""
        self._wanted = False
        await self._scope.stop()
        await self._stop_all()

    async def _change(self) -> None:
        """Come to what is wanted, which may change on the way."""
        try:
            while self._watching != self._wanted:
                if not self._wanted:
                    await self._stop_all()
                elif (left := self._grace_left()) > 0:
                    await self._clock.sleep(left)
                else:
                    self._start_all()
        finally:
            self._busy = False

    def _grace_left(self) -> float:
        return (self._ends_grace_at or 0.0) - self._clock.monotonic()

    def _start_all(self) -> None:
        self._watching = True
        _log.info("watching", detections=len(self._detectors))
        for detector in self._detectors:
            detector.start()

    async def _stop_all(self) -> None:
        if self._watching:
            _log.info("not_watching")
        self._watching = False
        for detector in self._detectors:
            await detector.stop()
