"""D01 FOCUS_LOST: a window of another program is in front.

The report goes out at once when it begins and again when it ends; one more after the debounce
says that it counts. No window at all in front happens for a moment whenever a window closes, so
that alone is reported only when it lasts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from candidate_app.detections.contract import Detector, Tools
from candidate_app.detections.episode import Episode
from common.core.tasks import TaskScope
from common.protocol.detections import FOCUS_LOST

if TYPE_CHECKING:
    from candidate_app.lockdown.contract import ForegroundWindow

_NOTHING = 0
"""Stands for the window's number while none is in front."""


class FocusLostDetector(Detector):
    """Follows the window in front."""

    def __init__(self, tools: Tools) -> None:
        """Look at nothing yet."""
        self._tools = tools
        self._scope = TaskScope("detections:focus_lost")
        self._running = False
        self._window: int | None = None
        self._episode: Episode | None = None

    @override
    def start(self) -> None:
        """Begin with the window that is in front now."""
        if self._tools.foreground is not None and not self._running:
            self._running = True
            self._tools.foreground.start(self._seen)

    @override
    async def stop(self) -> None:
        """Close an open episode."""
        if self._running and self._tools.foreground is not None:
            self._running = False
            self._tools.foreground.stop()
            self._close()
        await self._scope.stop()
        self._scope = TaskScope("detections:focus_lost")

    def _seen(self, window: ForegroundWindow | None) -> None:
        number = _NOTHING if window is None else window.window_id
        if window is not None and window.pid == self._tools.own_pid:
            self._close()
        elif number != self._window:
            self._close()
            self._begin(number, self._facts(window))

    def _begin(self, number: int, facts: dict[str, str]) -> None:
        episode = Episode(FOCUS_LOST, facts, self._tools.clock.monotonic())
        self._window, self._episode = number, episode
        if number != _NOTHING:
            self._tools.report(episode.opening())
        self._scope.start(self._passes(episode, number), name="debounce")

    async def _passes(self, episode: Episode, number: int) -> None:
        """Say that the episode counts, if it still lasts after the debounce."""
        clock = self._tools.clock
        while (left := episode.counts_at - clock.monotonic()) > 0:
            await clock.sleep(left)  # timers of a window's loop may ring some percent early
        if self._episode is not episode:
            return
        if number == _NOTHING:
            self._tools.report(episode.opening())
        self._tools.report(episode.lasting(clock.monotonic()))

    def _close(self) -> None:
        episode, number = self._episode, self._window
        self._episode = self._window = None
        if episode is None:
            return
        closing = episode.closing(self._tools.clock.monotonic())
        if number != _NOTHING or closing.counts:
            self._tools.report(closing)

    def _facts(self, window: ForegroundWindow | None) -> dict[str, str]:
        if window is None:
            return {}
        found = None if window.pid is None else self._tools.processes.describe(window.pid)
        return {
            "process": found.name if found is not None else "",
            "title": window.title,
            "window_class": window.window_class,
        }
