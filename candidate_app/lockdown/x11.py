"""The lockdown on X11: Qt's own grab, because grabs of other libraries starve the exam window."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from typing_extensions import override

from candidate_app.lockdown.contract import (
    Lockdown,
    LockdownStatus,
    Measure,
    MeasureState,
    Surface,
)
from common.core.logs import get_logger

if TYPE_CHECKING:
    from collections.abc import Callable

_log = get_logger("lockdown.x11")
_RETRY_S = 0.5


@dataclass(frozen=True, slots=True)
class Change:
    """A measure with its undo; `apply` says whether it holds now."""

    measure: Measure
    apply: Callable[[], bool]
    undo: Callable[[], None]


class X11Lockdown(Lockdown):
    """Works one window; needs a running loop while something has to be tried again."""

    def __init__(self, surface: Surface, retry_s: float = _RETRY_S) -> None:
        """Change nothing yet."""
        self._changes = changes_of(surface)
        self._states = {change.measure: MeasureState.OFF for change in self._changes}
        self._retry_s = retry_s
        self._retry: asyncio.TimerHandle | None = None

    @override
    def apply(self) -> LockdownStatus:
        """Put in force what does not hold yet."""
        for change in self._changes:
            if self._states[change.measure] is not MeasureState.APPLIED:
                self._try(change)
        self._plan_retry()
        return self.status()

    @override
    def status(self) -> LockdownStatus:
        """Return how far each measure is."""
        return LockdownStatus(dict(self._states))

    @override
    def restore(self) -> None:
        """Undo everything that was begun, the last first."""
        if self._retry is not None:
            self._retry.cancel()
            self._retry = None
        for change in reversed(self._changes):
            if self._states[change.measure] is not MeasureState.OFF:
                self._states[change.measure] = MeasureState.OFF
                change.undo()

    def _try(self, change: Change) -> None:
        before = self._states[change.measure]
        holds = change.apply()
        state = MeasureState.APPLIED if holds else MeasureState.WAITING
        self._states[change.measure] = state
        if state is not before:
            _log.info("measure", measure=change.measure.value, state=state.value)

    def _plan_retry(self) -> None:
        waiting = MeasureState.WAITING in self._states.values()
        self._retry = None
        if waiting:
            loop = asyncio.get_running_loop()
            self._retry = loop.call_later(self._retry_s, self.apply)


def changes_of(surface: Surface) -> tuple[Change, ...]:
    """Return the measures in the order they are applied."""

    def take_screen() -> bool:
        surface.take_screen()
        return True

    def refuse_close() -> bool:
        surface.refuse_close()
        return True

    return (
        Change(Measure.SCREEN, take_screen, surface.give_screen),
        Change(Measure.CLOSE_REFUSED, refuse_close, surface.allow_close),
        Change(Measure.KEYBOARD, surface.grab_keyboard, surface.free_keyboard),
    )
