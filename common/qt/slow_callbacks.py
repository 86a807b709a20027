"""A Qt event loop that tells which asyncio callback held up the screen, and for how long."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

from qasync import QEventLoop
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextvars import Context

    from PySide6.QtCore import QCoreApplication

LIMIT_S = 0.1


class WatchedLoop(QEventLoop):  # type: ignore[misc]  # qasync has no types
    """Qt's loop as an asyncio loop; ``report`` gets the name and seconds of slow callbacks."""

    def __init__(self, application: QCoreApplication, report: Callable[[str, float], None]) -> None:
        self._report_slow = report
        super().__init__(application)

    @override
    def call_later(
        self,
        delay: float,
        callback: Callable[..., object],
        *args: Any,
        context: Context | None = None,
    ) -> asyncio.Handle:
        """As in the base class, with a stop watch around the callback."""
        handle = _WatchedHandle(callback, args, self, context, self._report_slow)
        added: asyncio.Handle = self._add_callback(handle, delay)
        return added


class _WatchedHandle(asyncio.Handle):
    """Measures its callback."""

    __slots__ = ("_report_slow", "_watched")

    def __init__(
        self,
        callback: Callable[..., object],
        args: tuple[Any, ...],
        loop: asyncio.AbstractEventLoop,
        context: Context | None,
        report: Callable[[str, float], None],
    ) -> None:
        super().__init__(callback, args, loop, context)
        self._report_slow = report
        self._watched: Callable[..., object] = callback

    @override
    def cancel(self) -> None:
        super().cancel()
        self._watched = asyncio.Handle.cancel  # lets go of what the callback holds

    @override
    def _run(self) -> None:
        before = time.perf_counter()
        super()._run()
        seconds = time.perf_counter() - before
        if seconds > LIMIT_S:
            self._report_slow(_name_of(self._watched), seconds)


def _name_of(callback: object) -> str:
    owner = getattr(callback, "__self__", None)
    if isinstance(owner, asyncio.Task):
        return owner.get_name()
    return str(getattr(callback, "__qualname__", type(callback).__name__))
